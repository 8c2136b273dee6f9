import { Router, type RequestHandler } from 'express';
import { callerOf, type Guard } from '@quintet/management-api';
import { scopes } from '../../feature';
import { apiKeyParams, generateApiKeyBody, presentApiKey, presentNewApiKey, regenerateApiKeyBody, revokeApiKeyBody } from './api-key-schema';
import type { ApiKeys } from './api-keys';

export const apiKeyRoutes = ({ guard, apiKeys }: { guard: Guard; apiKeys: ApiKeys }): Router => {
  const check = guard.requireScope(scopes.subscribe, scopes.manageApplications, scopes.apiKeys);
  const guarded: RequestHandler = (req, res, next) => {
    res.setHeader('cache-control', 'no-store'); // a key is shown once
    check(req, res, next);
  };
  const path = '/applications/:applicationId/api-keys/:keyType';
  return Router()
    .get(path, guarded, async (req, res) => {
      const { applicationId, keyType } = apiKeyParams.parse(req.params);
      const list = await apiKeys.list(callerOf(req), applicationId, keyType);
      res.json({ count: list.length, list: list.map(presentApiKey) });
    })
    .post(`${path}/generate`, guarded, async (req, res) => {
      const { applicationId, keyType } = apiKeyParams.parse(req.params);
      const { shown, key } = await apiKeys.generate(callerOf(req), applicationId, keyType, generateApiKeyBody.parse(req.body ?? {}));
      res.json(presentNewApiKey(shown, key));
    })
    .post(`${path}/regenerate`, guarded, async (req, res) => {
      const { applicationId, keyType } = apiKeyParams.parse(req.params);
      const { shown, key } = await apiKeys.regenerate(callerOf(req), applicationId, keyType, regenerateApiKeyBody.parse(req.body).keyUUID);
      res.json(presentNewApiKey(shown, key));
    })
    .post(`${path}/revoke`, guarded, async (req, res) => {
      const { applicationId, keyType } = apiKeyParams.parse(req.params);
      await apiKeys.revoke(callerOf(req), applicationId, keyType, revokeApiKeyBody.parse(req.body));
      res.status(200).end();
    });
};
