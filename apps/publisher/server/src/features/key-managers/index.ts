import { Router } from 'express';
import { DEFAULT_ORGANIZATION, keyManagerChanged } from '@quintet/contracts';
import { callerOf } from '@quintet/management-api';
import { createProjection } from '@quintet/messaging';
import { PUBLISHER_API, type Feature, type PublisherParts } from '../../feature';

/** Who may issue access tokens for APIs. The key managers of the first tenant serve all. */
export const keyManagersFeature = ({ bus, guard }: PublisherParts): Feature => {
  const keyManagers = createProjection(bus, keyManagerChanged);
  const router = Router().get('/key-managers', guard.requireScope('apim:api_view', 'apim:api_create', 'apim:api_manage'), (req, res) => {
    const { organization } = callerOf(req);
    const list = [...keyManagers.values()]
      .filter((one) => one.type !== 'internal-key' && (one.organization === organization || one.organization === DEFAULT_ORGANIZATION))
      .map(({ name, enabled }) => ({ id: name, name, displayName: name, type: 'default', description: 'Issues access tokens for APIs', enabled, additionalProperties: [] }))
      .sort((a, b) => a.name.localeCompare(b.name));
    res.json({ count: list.length, list });
  });
  return { routers: [{ base: PUBLISHER_API, router }], components: [keyManagers], readiness: [keyManagers.readiness] };
};
