import { sql, type Database } from '@quintet/persistence';

export interface OutboxFacts {
  /** Events that wait to be published; counted up to 100,000. */
  readonly depth: number;
  /** Age of the oldest of them; null when none waits. */
  readonly oldestMs: number | null;
  /** Events that the hub could never take. */
  readonly refused: number;
  /** The newest version that was given. */
  readonly lastVersion: number;
}

const maxCounted = 100_000; // so that looking stays cheap when much waits

export const outboxFacts = async (database: Database): Promise<OutboxFacts> => {
  const [found] = await database.rows<{ depth: number; oldest: number | null; refused: number; last: string }>(sql`
    select (select count(*)::int from (select 1 from outbox limit ${maxCounted}) as counted) as depth,
           (select extract(epoch from clock_timestamp() - outbox.created_at) from outbox order by outbox.id limit 1)::float8 as oldest,
           (select count(*)::int from (select 1 from outbox_refused limit ${maxCounted}) as counted) as refused,
           (select case when numbers.is_called then numbers.last_value else 0 end from outbox_id_seq numbers) as last`);
  if (!found) throw new Error('the outbox does not tell how it stands');
  return { depth: found.depth, oldestMs: found.oldest === null ? null : Math.max(0, Math.round(found.oldest * 1_000)), refused: found.refused, lastVersion: Number(found.last) };
};

/**
 * Makes the next event newer than that version. Needed when the database is older than its topics (it was restored from a backup): readers
 * would take its events for old ones.
 *
 * @returns whether that was so
 */
export const raiseVersions = async (database: Database, atLeast: number): Promise<boolean> => {
  const raised = await database.rows(sql`
    select setval('outbox_id_seq', ${atLeast}) from outbox_id_seq numbers
     where ${atLeast}::bigint > case when numbers.is_called then numbers.last_value else 0 end`);
  return raised.length > 0;
};
