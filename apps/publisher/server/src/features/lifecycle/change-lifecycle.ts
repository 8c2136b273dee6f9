import type { LifecycleState } from '@quintet/contracts';
import { sql, type Db } from '@quintet/persistence';
import { AppError } from '@quintet/service-kit';
import type { PublisherParts } from '../../feature';
import { requireMatch } from '../../http/entity-tag';
import { problems } from '../../problems';
import { entityTagOf, lockApi, type StoredApi } from '../apis';
import { endpointsOf, removeAllDeployments } from '../deployments';
import { actionsOf, targetOf } from './lifecycle-rules';

export interface LifecycleRequest {
  readonly organization: string;
  readonly apiId: string;
  readonly username: string;
  readonly action: string;
  readonly ifMatch: string | undefined;
  /** After publishing, the other published versions become DEPRECATED. */
  readonly deprecateOldVersions: boolean;
}

/** What must be there before callers may come. */
const requireComplete = ({ body }: StoredApi, to: LifecycleState): void => {
  if (to !== 'PUBLISHED' && to !== 'PROTOTYPED') return;
  if (to === 'PUBLISHED' && body.policies.length === 0) throw new AppError(problems.BUSINESS_PLAN_NEEDED);
  const { production, sandbox } = endpointsOf(body.endpointConfig);
  if (production === null && sandbox === null) throw new AppError(problems.ENDPOINT_NEEDED, 'It needs one before callers may come');
};

export const createChangeLifecycle = ({ database, outbox, announceApi, clock }: PublisherParts) => {
  const move = async (db: Db, { organization, id, lifecycleState }: StoredApi, to: LifecycleState, username: string): Promise<void> => {
    const at = new Date(clock.now());
    await db.rows(sql`
      update api
         set lifecycle_state = ${to}, change = api.change + 1, updated_at = ${at}
       where api.organization = ${organization} and api.id = ${id}`);
    await db.rows(sql`
      insert into api_lifecycle_change (organization, api_id, previous_state, state, username, changed_at)
      values (${organization}, ${id}, ${lifecycleState}, ${to}, ${username}, ${at})`);
    if (to === 'RETIRED') await removeAllDeployments(db, outbox, organization, id);
    await announceApi(db, organization, id);
  };

  const deprecateOthers = async (db: Db, { organization, id, name }: StoredApi, username: string): Promise<void> => {
    const others = await db.rows<{ id: string }>(sql`
      select api.id
        from api
       where api.organization = ${organization} and api.name = ${name} and api.id <> ${id} and api.lifecycle_state = 'PUBLISHED'
       order by api.id
         for update`);
    for (const other of others) await move(db, await lockApi(db, organization, other.id), 'DEPRECATED', username);
  };

  return async ({ organization, apiId, username, action, ifMatch, deprecateOldVersions }: LifecycleRequest): Promise<void> => {
    await database.inTransaction(async (db) => {
      const api = await lockApi(db, organization, apiId);
      requireMatch(ifMatch, entityTagOf(api), problems.API_CHANGED_MEANWHILE);
      const to = targetOf(api.lifecycleState, action);
      if (to === undefined) {
        const offered = actionsOf(api.lifecycleState).map((one) => one.action);
        throw new AppError(problems.LIFECYCLE_MOVE_REFUSED, `"${action}" is not offered in ${api.lifecycleState}; ${offered.length > 0 ? offered.join(', ') : 'nothing'} is`);
      }
      requireComplete(api, to);
      await move(db, api, to, username);
      if (to === 'PUBLISHED' && deprecateOldVersions) await deprecateOthers(db, api, username);
    });
  };
};
export type ChangeLifecycle = ReturnType<typeof createChangeLifecycle>;
