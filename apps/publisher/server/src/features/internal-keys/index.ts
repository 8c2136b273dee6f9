import { Router } from 'express';
import { callerOf } from '@quintet/management-api';
import { PUBLISHER_API, type Feature, type PublisherParts } from '../../feature';
import { pathParameter } from '../../path-parameter';
import { requireApi } from '../apis';
import { createInternalKeys } from './internal-keys';

/** Keys with which those who make an API can call it before it is published. */
export const internalKeysFeature = (parts: PublisherParts): Feature => {
  const { database, guard } = parts;
  const keys = createInternalKeys(parts);
  const router = Router().post('/apis/:apiId/generate-key', guard.requireScope('apim:api_generate_key', 'apim:api_manage'), async (req, res) => {
    const { organization, username } = callerOf(req);
    const { apikey, validitySeconds } = keys.issue(await requireApi(database, organization, pathParameter(req, 'apiId')), username);
    res.setHeader('cache-control', 'no-store');
    res.json({ apikey, validityTime: validitySeconds });
  });
  return { routers: [{ base: PUBLISHER_API, router }], components: [keys], republish: keys.republish };
};
