import { Router } from 'express';
import { z } from 'zod';
import { callerOf } from '@quintet/management-api';
import type { PublisherParts } from '../../feature';
import { requireApi } from '../apis';
import { tryEndpoint } from './try-endpoint';

const query = z.object({ endpointUrl: z.string().min(1).max(2_000), apiId: z.string().min(1).max(255).optional() });

export const endpointRoutes = ({ guard, database, config }: Pick<PublisherParts, 'guard' | 'database' | 'config'>): Router =>
  Router().post('/apis/validate-endpoint', guard.requireScope('apim:api_create', 'apim:api_manage'), async (req, res) => {
    const { endpointUrl, apiId } = query.parse(req.query);
    if (apiId !== undefined) await requireApi(database, callerOf(req).organization, apiId);
    res.json(await tryEndpoint(endpointUrl, { allowPrivate: config.allowPrivateImport, nowMs: () => performance.now() }));
  });
