import { topics, type Topic } from '@quintet/contracts';
import { sql, type Database, type Sql } from '@quintet/persistence';
import type { Clock } from '@quintet/service-kit';
import { column, time } from './columns';

const retentionMsOf = ({ retention }: Topic): number => (retention.kind === 'stream' ? retention.retentionMs : Number.POSITIVE_INFINITY);

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
/** As long as the hub keeps a message it may deliver it again, or for the first time; and a little more. */
const messagesKeptMs = retentionMsOf(topics.quotaDemands) + 5 * minuteMs;
/** What is over can be looked at by window and gateway for so long. */
const detailKeptMs = messagesKeptMs;
/** Each movement, also of windows that last: of 50,000 keys there are millions in that time. */
const journalKeptMs = messagesKeptMs;
const hoursKeptMs = 2 * dayMs;
/** A little more than a year: bills are disputed late. */
const usageKeptMs = 400 * dayMs;
const batchSize = 1_000;
const journalBatchSize = 20_000;

const usageKey = sql`organization, level, policy, quota_group, key_digest, unit, period_start, period_end`;
const addUp = sql`
  on conflict (${usageKey}) do update
     set windows = usage.windows + excluded.windows, used_up = usage.used_up + excluded.used_up, granted = usage.granted + excluded.granted,
         spent = usage.spent + excluded.spent, returned = usage.returned + excluded.returned, forfeited = usage.forfeited + excluded.forfeited,
         advanced = usage.advanced + excluded.advanced, overdrawn = usage.overdrawn + excluded.overdrawn`;

/** The hour or day in which a period begins, where it is longer than the period itself. */
const within = (unit: 'hour' | 'day', start: Sql, end: Sql) => {
  const first = sql`date_trunc(${unit}, ${start}, 'UTC')`;
  const length = unit === 'hour' ? sql`interval '1 hour'` : sql`interval '1 day'`;
  const isShort = sql`${end} - ${start} < ${length}`;
  return { start: sql`case when ${isShort} then ${first} else ${start} end`, end: sql`case when ${isShort} then ${first} + ${length} else ${end} end` };
};

/** Folds what is over into sums, and sums of hours into those of days, in small bites; takes out what is of no use any more. */
export const createFoldWindows = (database: Database, clock: Clock) => {
  const before = (ms: number): string => time(clock.now() - ms);
  const hour = within('hour', sql`ledger.window_start`, sql`ledger.window_end`);

  const foldBatch = (): Promise<number> =>
    database.inTransaction(async (db) => {
      const over = await db.rows<{ id: string }>(sql`
        select ledger.id
          from quota_ledger ledger
         where ledger.closed and ledger.kept_until < ${before(detailKeptMs)}::timestamptz
         limit ${batchSize}
           for update skip locked`);
      if (over.length === 0) return 0;
      const ids = column(over, ({ id }) => id);
      await db.rows(sql`
        insert into quota_usage as usage (${usageKey}, key, windows, used_up, granted, spent, returned, forfeited, advanced, overdrawn)
        select ledger.organization, ledger.level, ledger.policy, ledger.quota_group, ledger.key_digest, ledger.unit, ${hour.start}, ${hour.end},
               min(ledger.key), count(distinct ledger.id), count(distinct ledger.id) filter (where ledger.exhausted), sum(account.granted), sum(account.spent),
               sum(account.returned), sum(account.forfeited + account.outstanding), sum(account.advanced), sum(account.overdrawn)
          from quota_ledger ledger
          join quota_account account on account.window_id = ledger.id
         where ledger.id = any (${ids}::bigint[])
         group by 1, 2, 3, 4, 5, 6, 7, 8
         order by 1, 2, 3, 4, 5, 6, 7, 8
        ${addUp}`);
      await db.rows(sql`
        with window_over as (delete from quota_ledger ledger where ledger.id = any (${ids}::bigint[]))
        delete from quota_account account where account.window_id = any (${ids}::bigint[])`);
      return over.length;
    });

  const day = within('day', sql`usage.period_start`, sql`usage.period_end`);
  const foldHours = (): Promise<number> =>
    database.inTransaction(async (db) => {
      const folded = await db.rows(sql`
        with hours as (
          delete from quota_usage usage
           where usage.ctid = any (array(
                 select old.ctid
                   from quota_usage old
                  where old.period_end < ${before(hoursKeptMs)}::timestamptz and old.period_end - old.period_start < interval '1 day'
                  limit ${batchSize}
                    for update skip locked))
          returning usage.*),
        days as (
          select usage.organization, usage.level, usage.policy, usage.quota_group, usage.key_digest, usage.unit, ${day.start} as period_start, ${day.end} as period_end,
                 min(usage.key) as key, sum(usage.windows) as windows, sum(usage.used_up) as used_up, sum(usage.granted) as granted, sum(usage.spent) as spent,
                 sum(usage.returned) as returned, sum(usage.forfeited) as forfeited, sum(usage.advanced) as advanced, sum(usage.overdrawn) as overdrawn,
                 count(*) as hours
            from hours usage
           group by 1, 2, 3, 4, 5, 6, 7, 8),
        kept as (
          insert into quota_usage as usage (${usageKey}, key, windows, used_up, granted, spent, returned, forfeited, advanced, overdrawn)
          select ${usageKey}, key, windows, used_up, granted, spent, returned, forfeited, advanced, overdrawn
            from days
           order by 1, 2, 3, 4, 5, 6, 7, 8
          ${addUp})
        select 1 from hours`);
      return folded.length;
    });

  const deleteOlder = async (table: Sql, at: Sql, keptMs: number, size: number): Promise<void> => {
    const bite = sql`
      with gone as (
        delete from ${table}
         where ctid = any (array(
               select old.ctid
                 from ${table} old
                where old.${at} < ${before(keptMs)}::timestamptz
                limit ${size}
                  for update skip locked))
        returning 1)
      select count(*)::int as count from gone`;
    while ((await database.rows<{ count: number }>(bite))[0]?.count === size);
  };

  return async (): Promise<void> => {
    while ((await foldBatch()) === batchSize);
    while ((await foldHours()) === batchSize);
    await deleteOlder(sql`quota_usage`, sql`period_end`, usageKeptMs, batchSize);
    await deleteOlder(sql`quota_journal`, sql`moved_at`, journalKeptMs, journalBatchSize);
    await deleteOlder(sql`quota_head`, sql`window_end`, detailKeptMs, batchSize);
    await deleteOlder(sql`quota_answer`, sql`decided_at`, messagesKeptMs, batchSize);
  };
};
