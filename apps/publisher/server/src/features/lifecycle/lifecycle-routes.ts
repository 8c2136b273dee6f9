import { Router } from 'express';
import { z } from 'zod';
import type { LifecycleState } from '@quintet/contracts';
import { callerOf, withoutNulls } from '@quintet/management-api';
import { sql } from '@quintet/persistence';
import type { PublisherParts } from '../../feature';
import { answeredNotModified } from '../../http/entity-tag';
import { entityTagOf, requireApi, type StoredApi } from '../apis';
import type { ChangeLifecycle } from './change-lifecycle';
import { actionsOf, deprecateOldVersions, parseChecklist } from './lifecycle-rules';

const changeQuery = z.object({
  action: z.string().min(1).max(100),
  apiId: z.string().min(1).max(255),
  lifecycleChecklist: z
    .string()
    .max(1_000)
    .default('')
    .transform((text, ctx) => {
      const ticked = parseChecklist(text);
      if (ticked) return ticked;
      ctx.addIssue({ code: 'custom', message: `must be like "${deprecateOldVersions}:true"` });
      return z.NEVER;
    }),
});

/** As people read it: `Published`. */
const inWords = (state: LifecycleState): string => state.charAt(0) + state.slice(1).toLowerCase();

const presentState = ({ lifecycleState }: StoredApi) => ({
  state: inWords(lifecycleState),
  checkItems: actionsOf(lifecycleState).some(({ to }) => to === 'PUBLISHED') ? [{ name: deprecateOldVersions, value: false, requiredStates: ['Published'] }] : [],
  availableTransitions: actionsOf(lifecycleState).map(({ action, to }) => ({ event: action, targetState: inWords(to) })),
});

export const lifecycleRoutes = ({ guard, database }: PublisherParts, changeLifecycle: ChangeLifecycle): Router => {
  const router = Router();
  const view = guard.requireScope('apim:api_view', 'apim:api_publish', 'apim:api_create', 'apim:api_manage');

  router.post('/apis/change-lifecycle', guard.requireScope('apim:api_publish', 'apim:api_manage', 'apim:api_import_export'), async (req, res) => {
    const { organization, username } = callerOf(req);
    const { action, apiId, lifecycleChecklist } = changeQuery.parse(req.query);
    await changeLifecycle({ organization, apiId, username, action, ifMatch: req.headers['if-match'], deprecateOldVersions: lifecycleChecklist.includes(deprecateOldVersions) });
    const api = await requireApi(database, organization, apiId);
    res.setHeader('etag', entityTagOf(api)).json({ workflowStatus: 'APPROVED', lifecycleState: presentState(api) });
  });

  router.get('/apis/:apiId/lifecycle-state', view, async (req, res) => {
    const api = await requireApi(database, callerOf(req).organization, (req.params as { apiId: string }).apiId);
    if (!answeredNotModified(req, res, entityTagOf(api))) res.json(presentState(api));
  });

  router.get('/apis/:apiId/lifecycle-history', guard.requireScope('apim:api_view', 'apim:api_publish', 'apim:api_manage'), async (req, res) => {
    const { organization } = callerOf(req);
    const api = await requireApi(database, organization, (req.params as { apiId: string }).apiId);
    const changes = await database.rows<{ previousState: string | null; postState: string; user: string; updatedTime: Date }>(sql`
      select change.previous_state as "previousState", change.state as "postState", change.username as "user", change.changed_at as "updatedTime"
        from api_lifecycle_change as change
       where change.organization = ${organization} and change.api_id = ${api.id}
       order by change.number`);
    res.json({ count: changes.length, list: changes.map(withoutNulls) });
  });

  return router;
};
