import { throttleDecided, type QuotaLevel, type ThrottleDecision } from '@quintet/contracts';
import { outgoing, type EventBus } from '@quintet/messaging';
import { sql, type Database } from '@quintet/persistence';
import type { Clock } from '@quintet/service-kit';
import { applicationQuotaKey } from '@quintet/throttling';
import { column, time } from './columns';
import { keyDigest } from './ledger-keys';
import { quotaOfRow } from './open-quotas';

export interface ResetParts {
  readonly database: Database;
  readonly bus: Pick<EventBus, 'publish'>;
  readonly clock: Clock;
  readonly source: string;
}

/** An application's quotas, or those of one of its users. */
export interface ResetRequest {
  readonly organization: string;
  readonly applicationId: string;
  readonly user?: string | undefined;
}

interface Row {
  readonly id: string;
  readonly organization: string;
  readonly level: QuotaLevel;
  readonly policy: string;
  readonly quota_group: string;
  readonly key: string;
  readonly quota_limit: string;
  readonly window_start: Date;
  readonly window_end: Date;
}

const opened = (row: Row, nowMs: number): ThrottleDecision => ({
  quota: quotaOfRow(row),
  state: 'open',
  limit: Number(row.quota_limit),
  windowStartMs: row.window_start.getTime(),
  windowEndMs: row.window_end.getTime(),
  reset: true,
  decidedMs: nowMs,
});

/**
 * Sets an application's present windows back, so that its users may spend the whole limit again.
 *
 * Leases that are out are void: the gateways are told to drop them. What they spend of them until they hear it comes on top,
 * and is no more than what they held.
 *
 * @returns how many windows
 */
export const createResetWindows =
  ({ database, bus, clock, source }: ResetParts) =>
  ({ organization, applicationId, user }: ResetRequest): Promise<number> =>
    database.inTransaction(async (db) => {
      const nowMs = clock.now();
      const ofKey = user === undefined ? sql`starts_with(ledger.key, ${applicationQuotaKey(applicationId, '')})` : sql`ledger.key_digest = ${keyDigest(applicationQuotaKey(applicationId, user))}`;
      const rows = await db.rows<Row>(sql`
        select ledger.id, ledger.organization, ledger.level, ledger.policy, ledger.quota_group, ledger.key, ledger.quota_limit, ledger.window_start, ledger.window_end
          from quota_ledger ledger
         where ledger.organization = ${organization} and ledger.level in ('application', 'application-burst') and ${ofKey}
           and ledger.kept_until > ${time(nowMs)}::timestamptz
         order by ledger.organization, ledger.level, ledger.policy, ledger.quota_group, ledger.key_digest, ledger.window_start, ledger.window_end
           for update`);
      if (rows.length === 0) return 0;
      await db.rows(sql`
        with held as (
          select ledger.id, ledger.granted
            from quota_ledger ledger
           where ledger.id = any (${column(rows, ({ id }) => id)}::bigint[])),
        void as (
          select account.window_id, account.gateway_id, account.outstanding as units
            from quota_account account
           where account.window_id = any (${column(rows, ({ id }) => id)}::bigint[]) and account.outstanding > 0),
        reset as (
          update quota_ledger ledger
             set granted = 0, set_back = ledger.set_back + held.granted, carried = 0, exhausted = false, opens_at = null
            from held
           where ledger.id = held.id),
        written_off as (
          update quota_account account
             set forfeited = account.forfeited + void.units, outstanding = 0
            from void
           where account.window_id = void.window_id and account.gateway_id = void.gateway_id),
        moved as (
          select held.id as window_id, '' as gateway_id, 'reset' as movement, 'reset' as from_place, 'pool' as to_place, held.granted as units from held where held.granted > 0
          union all
          select void.window_id, void.gateway_id, 'forfeit', 'leased', 'forfeited', void.units from void)
        insert into quota_journal (window_id, gateway_id, moved_at, movement, place, units)
        select moved.window_id, moved.gateway_id, ${time(nowMs)}::timestamptz, moved.movement, entry.place, entry.units
          from moved
         cross join lateral (values (moved.from_place, -moved.units), (moved.to_place, moved.units)) as entry (place, units)`);
      // Before the commit: said twice is harmless, a window that nobody hears of is not.
      await bus.publish(column(rows, (row) => outgoing(throttleDecided, opened(row, nowMs), { source, timeMs: nowMs })));
      return rows.length;
    });
