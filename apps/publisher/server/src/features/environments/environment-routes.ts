import { Router } from 'express';
import { callerOf, type Guard } from '@quintet/management-api';
import { environmentInput } from './environment-schema';
import type { EnvironmentStore, StoredEnvironment } from './environment-store';

/** An environment as the management APIs show it. */
export const presentEnvironment = ({ id, name, isReadOnly, body }: StoredEnvironment) => ({ ...body, id, name, isReadOnly });

/** The publisher's share of the admin API. */
export const environmentRoutes = (guard: Guard, store: EnvironmentStore): Router => {
  const router = Router();
  const manage = guard.requireScope('apim:admin', 'apim:environment_manage');

  router.get('/environments', guard.requireScope('apim:admin', 'apim:environment_read', 'apim:environment_manage'), async (req, res) => {
    const list = (await store.list(callerOf(req).organization)).map(presentEnvironment);
    res.json({ count: list.length, list });
  });

  router.post('/environments', manage, async (req, res) => {
    const made = await store.add(callerOf(req).organization, environmentInput.parse(req.body));
    res.status(201).location(`${req.baseUrl}/environments/${made.id}`).json(presentEnvironment(made));
  });

  router.put('/environments/:environmentId', manage, async (req, res) => {
    const { environmentId } = req.params as { environmentId: string };
    res.json(presentEnvironment(await store.change(callerOf(req).organization, environmentId, environmentInput.parse(req.body))));
  });

  router.delete('/environments/:environmentId', manage, async (req, res) => {
    const { environmentId } = req.params as { environmentId: string };
    await store.remove(callerOf(req).organization, environmentId);
    res.status(200).end();
  });

  return router;
};
