import { apiChanged, apiContentChanged } from '@quintet/contracts';
import { sql } from '@quintet/persistence';
import { AppError } from '@quintet/service-kit';
import type { PublisherParts } from '../../feature';
import { requireMatch } from '../../http/entity-tag';
import { problems } from '../../problems';
import { lockApi } from './api-store';
import { entityTagOf } from './render-api';

export const createDeleteApi =
  ({ database, outbox, followed, forgetApi }: Pick<PublisherParts, 'database' | 'outbox' | 'followed' | 'forgetApi'>) =>
  async ({ organization, apiId, ifMatch }: { organization: string; apiId: string; ifMatch: string | undefined }): Promise<void> => {
    await database.inTransaction(async (db) => {
      const api = await lockApi(db, organization, apiId);
      requireMatch(ifMatch, entityTagOf(api), problems.API_CHANGED_MEANWHILE);
      const subscriptions = [...followed.subscriptions.values()].filter((one) => one.organization === organization && one.apiId === apiId).length;
      if (subscriptions > 0) throw new AppError(problems.API_HAS_SUBSCRIPTIONS, `${subscriptions}; retire the API, or have them removed`);
      await forgetApi(db, organization, apiId);
      await db.rows(sql`delete from api where api.organization = ${organization} and api.id = ${apiId}`);
      await outbox.remove(db, apiContentChanged, `${apiId}/definition`);
      await outbox.remove(db, apiChanged, apiId);
    });
  };
export type DeleteApi = ReturnType<typeof createDeleteApi>;
