import { throttleDecided, type QuotaLevel, type ThrottleDecision } from '@quintet/contracts';
import { outgoing, type EventBus } from '@quintet/messaging';
import { sql, type Database } from '@quintet/persistence';
import type { Clock } from '@quintet/service-kit';
import { firstCallWindow, slidingSlot, unitsOf, windowOf, type QuotaWindow } from '@quintet/throttling';
import { enforcementIn, limitIn, type PolicyState } from '../policies';
import { column } from './columns';
import { quotaOfRow } from './open-quotas';

export interface ReopenParts {
  readonly database: Database;
  readonly bus: Pick<EventBus, 'publish'>;
  readonly clock: Clock;
  readonly source: string;
}

interface Row {
  readonly organization: string;
  readonly level: QuotaLevel;
  readonly policy: string;
  readonly quota_group: string;
  readonly id: string;
  readonly key: string;
  readonly window_start: Date;
  readonly window_end: Date;
  /** Out of the window, or the span that its slot is in. */
  readonly taken: string;
  /** Of the policy now; null when it is gone. */
  readonly number: string | null;
  readonly version: number | null;
  readonly content: PolicyState['settings'] | null;
}

const batchSize = 500;

const limitOf = ({ content, level, quota_group }: Row) => content && limitIn(content, { level, group: quota_group === '' ? undefined : quota_group });

/** Whether the limit as it is now would have opened this very window. */
const isWindowOf = (row: Row, content: PolicyState['settings'], { startMs, endMs }: QuotaWindow): boolean => {
  const limit = limitOf(row);
  if (!limit) return false;
  const kind = enforcementIn(content, row.level).window;
  const window = kind === 'aligned' ? windowOf(limit, startMs) : kind === 'sliding' ? slidingSlot(limit, startMs).slot : firstCallWindow(limit, startMs);
  return window.startMs === startMs && window.endMs === endMs;
};

/** Whether gateways have to go on refusing what they were told is used up. */
const isUsedUp = (row: Row): boolean => {
  const units = unitsOf(limitOf(row) ?? null);
  if (units === null || row.content === null) return false;
  const window = { startMs: row.window_start.getTime(), endMs: row.window_end.getTime() };
  return isWindowOf(row, row.content, window) && Number(row.taken) >= units;
};

const openAgain = (row: Row, nowMs: number): ThrottleDecision => ({
  quota: quotaOfRow(row),
  state: 'open',
  limit: unitsOf(limitOf(row) ?? null) ?? 0,
  windowStartMs: row.window_start.getTime(),
  windowEndMs: row.window_end.getTime(),
  decidedMs: nowMs,
});

/**
 * Tells gateways which used-up windows are open again because their policy was changed or deleted: they refuse without asking
 * until a window ends, so nobody else would find out.
 *
 * It compares the ledger with the policies instead of following changes, so it also finds what was missed by a crash, or by a
 * demand that was decided by the old limit while the policy changed.
 */
export const createReopenWindows =
  ({ database, bus, clock, source }: ReopenParts) =>
  async (): Promise<void> => {
    const nextBatch = (): Promise<number> =>
      database.inTransaction(async (db) => {
        const nowMs = clock.now();
        const rows = await db.rows<Row>(sql`
          select ledger.id, ledger.organization, ledger.level, ledger.policy, ledger.quota_group, ledger.key, ledger.window_start, ledger.window_end,
                 ledger.granted + ledger.carried as taken, policy.number, policy.version, policy.content
            from quota_ledger ledger
            left join throttling_policy policy
              on policy.organization = ledger.organization
             and policy.kind = case when ledger.level in ('api', 'operation') then 'advanced'
                                    when ledger.level = 'burst' then 'subscription'
                                    when ledger.level = 'application-burst' then 'application'
                                    else ledger.level end
             and policy.name = ledger.policy
           where ledger.exhausted
             and coalesce(ledger.opens_at, ledger.window_end) > ${new Date(nowMs).toISOString()}::timestamptz
             and (policy.number is distinct from ledger.policy_number or policy.version is distinct from ledger.policy_version)
           order by ledger.organization, ledger.level, ledger.policy, ledger.quota_group, ledger.key_digest, ledger.window_start, ledger.window_end
           limit ${batchSize}
             for update of ledger skip locked`);
        if (rows.length === 0) return 0;
        const opened = rows.filter((row) => !isUsedUp(row));
        // Before the commit: said twice is harmless, a window that nobody hears of is not. Demands wait for our locks meanwhile.
        if (opened.length > 0) await bus.publish(opened.map((row) => outgoing(throttleDecided, openAgain(row, nowMs), { source, timeMs: nowMs })));
        await db.rows(sql`
          update quota_ledger ledger
             set exhausted = seen.exhausted, policy_number = coalesce(seen.number, ledger.policy_number), policy_version = coalesce(seen.version, ledger.policy_version)
            from unnest(
                   ${column(rows, ({ id }) => id)}::bigint[],
                   ${column(rows, (row) => !opened.includes(row))}::boolean[],
                   ${column(rows, ({ number }) => number)}::bigint[],
                   ${column(rows, ({ version }) => version)}::integer[])
                 as seen (id, exhausted, number, version)
           where ledger.id = seen.id`);
        return rows.length;
      });
    while ((await nextBatch()) === batchSize);
  };
