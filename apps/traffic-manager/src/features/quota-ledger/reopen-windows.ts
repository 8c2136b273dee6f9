import { throttleDecided, type QuotaLevel, type ThrottleDecision } from '@quintet/contracts';
import { outgoing, type EventBus } from '@quintet/messaging';
import { sql, type Database } from '@quintet/persistence';
import type { Clock } from '@quintet/service-kit';
import { windowOf } from '@quintet/throttling';
import { limitIn, type PolicyState } from '../policies';

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
  readonly key_digest: string;
  readonly key: string;
  readonly window_start: Date;
  readonly window_end: Date;
  readonly granted: string;
  /** Of the policy now; null when it is gone. */
  readonly number: string | null;
  readonly version: number | null;
  readonly content: PolicyState['settings'] | null;
}

const batchSize = 500;

const limitOf = ({ content, level }: Row) => content && limitIn(content, { level });

/** Whether gateways have to go on refusing what they were told is used up. */
const isUsedUp = (row: Row, nowMs: number): boolean => {
  const limit = limitOf(row);
  if (limit?.kind !== 'request-count') return false;
  const { window_start, window_end, granted } = row;
  const window = windowOf(limit, nowMs);
  const isSameWindow = window.startMs === window_start.getTime() && window.endMs === window_end.getTime();
  return isSameWindow && Number(granted) >= limit.requests;
};

const openAgain = (row: Row, nowMs: number): ThrottleDecision => {
  const { organization, level, policy, key, window_start, window_end } = row;
  const limit = limitOf(row);
  return {
    quota: { organization, level, policy, key },
    state: 'open',
    limit: limit?.kind === 'request-count' ? limit.requests : 0,
    windowStartMs: window_start.getTime(),
    windowEndMs: window_end.getTime(),
    decidedMs: nowMs,
  };
};

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
          select ledger.organization, ledger.level, ledger.policy, ledger.key_digest, ledger.key, ledger.window_start, ledger.window_end, ledger.granted,
                 policy.number, policy.version, policy.content
            from quota_ledger ledger
            left join throttling_policy policy
              on policy.organization = ledger.organization
             and policy.kind = case when ledger.level in ('api', 'operation') then 'advanced' else ledger.level end
             and policy.name = ledger.policy
           where ledger.exhausted
             and ledger.window_end > ${new Date(nowMs).toISOString()}::timestamptz
             and (policy.number is distinct from ledger.policy_number or policy.version is distinct from ledger.policy_version)
           order by ledger.organization, ledger.level, ledger.policy, ledger.key_digest, ledger.window_start, ledger.window_end
           limit ${batchSize}
             for update of ledger skip locked`);
        if (rows.length === 0) return 0;
        const opened = rows.filter((row) => !isUsedUp(row, nowMs));
        // Before the commit: said twice is harmless, a window that nobody hears of is not. Demands wait for our locks meanwhile.
        if (opened.length > 0) await bus.publish(opened.map((row) => outgoing(throttleDecided, openAgain(row, nowMs), { source, timeMs: nowMs })));
        await db.rows(sql`
          update quota_ledger ledger
             set exhausted = seen.exhausted, policy_number = coalesce(seen.number, ledger.policy_number), policy_version = coalesce(seen.version, ledger.policy_version)
            from unnest(
                   ${rows.map(({ organization }) => organization)}::text[],
                   ${rows.map(({ level }) => level)}::text[],
                   ${rows.map(({ policy }) => policy)}::text[],
                   ${rows.map(({ key_digest }) => key_digest)}::text[],
                   ${rows.map(({ window_start }) => window_start.toISOString())}::timestamptz[],
                   ${rows.map(({ window_end }) => window_end.toISOString())}::timestamptz[],
                   ${rows.map((row) => !opened.includes(row))}::boolean[],
                   ${rows.map(({ number }) => number)}::bigint[],
                   ${rows.map(({ version }) => version)}::integer[])
                 as seen (organization, level, policy, key_digest, window_start, window_end, exhausted, number, version)
           where ledger.organization = seen.organization and ledger.level = seen.level and ledger.policy = seen.policy
             and ledger.key_digest = seen.key_digest and ledger.window_start = seen.window_start and ledger.window_end = seen.window_end`);
        return rows.length;
      });
    while ((await nextBatch()) === batchSize);
  };
