import { Router, type Request, type RequestHandler } from 'express';
import { callerOf, type Guard } from '@quintet/management-api';
import { scopes } from '../../feature';
import { changeKeysBody, generateKeysBody, generateTokenBody, keyTypeParam, presentKey, presentToken } from './key-schema';
import type { Keys } from './keys';

type FindMapping = (req: Request) => Promise<string>;
const applicationOf = (req: Request): string => String(req.params['applicationId']);

export const keyRoutes = ({ guard, keys }: { guard: Guard; keys: Keys }): Router => {
  const check = guard.requireScope(scopes.subscribe, scopes.manageApplications);
  const guarded: RequestHandler = (req, res, next) => {
    res.setHeader('cache-control', 'no-store'); // secrets and tokens
    check(req, res, next);
  };
  const router = Router();

  router.post('/applications/:applicationId/generate-keys', guarded, async (req, res) => {
    const { mapping, client, token } = await keys.generate(callerOf(req), applicationOf(req), generateKeysBody.parse(req.body));
    res.json(presentKey(mapping, client, token));
  });

  /** WSO2 has two names for the same: by the id of the mapping, and (older) by the type of the keys. */
  const addressed = (list: string, one: string, mappingOf: FindMapping): void => {
    router
      .get(list, guarded, async (req, res) => {
        const shown = await keys.list(callerOf(req), applicationOf(req));
        res.json({ count: shown.length, list: shown.map(({ mapping, client }) => presentKey(mapping, client)) });
      })
      .get(one, guarded, async (req, res) => {
        const { mapping, client } = await keys.get(callerOf(req), applicationOf(req), await mappingOf(req));
        res.json(presentKey(mapping, client));
      })
      .put(one, guarded, async (req, res) => {
        const body = changeKeysBody.parse(req.body);
        const { mapping, client } = await keys.change(callerOf(req), applicationOf(req), await mappingOf(req), body);
        res.json(presentKey(mapping, client));
      })
      .post(`${one}/regenerate-secret`, guarded, async (req, res) => {
        res.json(await keys.regenerateSecret(callerOf(req), applicationOf(req), await mappingOf(req)));
      })
      .post(`${one}/clean-up`, guarded, async (req, res) => {
        await keys.cleanUp(callerOf(req), applicationOf(req), await mappingOf(req));
        res.status(200).end();
      })
      .post(`${one}/generate-token`, guarded, async (req, res) => {
        const body = generateTokenBody.parse(req.body ?? {});
        res.json(presentToken(await keys.generateToken(callerOf(req), applicationOf(req), await mappingOf(req), body)));
      });
  };
  addressed('/applications/:applicationId/oauth-keys', '/applications/:applicationId/oauth-keys/:keyMappingId', async (req) => String(req.params['keyMappingId']));
  addressed('/applications/:applicationId/keys', '/applications/:applicationId/keys/:keyType', (req) => keys.idOf(callerOf(req), applicationOf(req), keyTypeParam.parse(req.params).keyType));
  return router;
};
