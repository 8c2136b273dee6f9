import { topics, type RequestBatch } from '@quintet/contracts';
import { sql, type Database, type Db } from '@quintet/persistence';
import type { Clock } from '@quintet/service-kit';
import { countedCall } from './counted-call';
import { perspectives, type PerspectiveName } from './perspective';
import { rollUp, type Addition } from './roll-up';
import { createToldApart } from './told-apart';
import type { UsageSettings } from './usage-settings';

export interface CountBatchParts {
  /** What usage is kept of. */
  readonly subject: PerspectiveName;
  readonly database: Database;
  readonly settings: UsageSettings;
  readonly clock: Clock;
}

/** What became of a batch. */
export type Counted = 'counted' | 'counted before' | 'too old';

const { retention } = topics.requestEvents;
const hourMs = 3_600_000;
/** Batches that are older than the topic keeps them, and an hour, are not counted: they could be there twice unnoticed. */
export const countedForMs = (retention.kind === 'stream' ? retention.retentionMs : 0) + hourMs;

const add = (db: Db, additions: readonly Addition[]): Promise<unknown> =>
  db.rows(sql`
    insert into usage_rollup (organization, granularity, subject, dimension, bucket_at, key, calls, errors, total, backend)
    select added.organization, added.granularity, added.subject, added.dimension, added.bucket_at, added.key, added.calls, added.errors, added.total, added.backend
      from jsonb_to_recordset(${JSON.stringify(additions)}::jsonb)
        as added (organization text, granularity text, subject text, dimension text, bucket_at timestamptz, key text, calls bigint, errors bigint, total bigint[], backend bigint[])
        on conflict (organization, granularity, subject, dimension, bucket_at, key) do update
       set calls = usage_rollup.calls + excluded.calls,
           errors = usage_rollup.errors + excluded.errors,
           total = usage_sum(usage_rollup.total, excluded.total),
           backend = usage_sum(usage_rollup.backend, excluded.backend)`);

const nameApis = async (db: Db, calls: RequestBatch['calls']): Promise<void> => {
  const apis = [...new Map(calls.map(({ organizationId, apiId, apiName, apiVersion }) => [`${organizationId}\n${apiId}`, { organization: organizationId, api_id: apiId, name: apiName, version: apiVersion }]))]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, api]) => api);
  await db.rows(sql`
    insert into usage_api (organization, api_id, name, version)
    select api.organization, api.api_id, api.name, api.version
      from jsonb_to_recordset(${JSON.stringify(apis)}::jsonb) as api (organization text, api_id text, name text, version text)
     where not exists (
             select 1
               from usage_api known
              where known.organization = api.organization and known.api_id = api.api_id and known.name = api.name and known.version = api.version)
        on conflict (organization, api_id) do update
       set name = excluded.name, version = excluded.version`);
};

/**
 * Counts a batch once, however often it is delivered: its id and what it adds are written in one transaction.
 *
 * By ids and not by offsets: those begin again with a hub in memory and with a topic that was lost, and a batch that an
 * operator replays from the dead letters has another offset.
 */
export const createCountBatch = ({ subject, database, settings, clock }: CountBatchParts) => {
  const perspective = perspectives[subject];
  const toldApart = createToldApart(perspective, settings);
  return (batch: RequestBatch): Promise<Counted> =>
    database.inTransaction(async (db) => {
      const nowMs = clock.now();
      if (batch.sentMs < nowMs - countedForMs) return 'too old';
      const first = await db.rows(sql`
        insert into usage_batch (batch_id, sent_at)
        values (${batch.batchId}, ${new Date(batch.sentMs)})
            on conflict do nothing
        returning 1`);
      if (first.length === 0) return 'counted before';
      const calls = batch.calls.map((call) => countedCall(call, nowMs));
      await toldApart.prepare(db, calls);
      await nameApis(db, batch.calls);
      await add(db, rollUp(calls, perspective, toldApart.nameKey, settings, nowMs));
      return 'counted';
    });
};
export type CountBatch = ReturnType<typeof createCountBatch>;
