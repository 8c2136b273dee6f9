import { sql, type Db } from '@quintet/persistence';
import { movementsOf, quotaId, type AccountChange, type LedgerBook, type QuotaAccount } from '@quintet/throttling';
import { recordset, time } from './columns';
import type { OpenLedger } from './open-quotas';

export interface AnswerToKeep {
  readonly gatewayId: string;
  readonly demandId: string;
  readonly answer: unknown;
}

interface AccountRow {
  readonly rowId: string;
  readonly gatewayId: string;
  readonly change: AccountChange;
}

const accountTypes = sql`(window_id bigint, gateway_id text, granted bigint, spent bigint, returned bigint, forfeited bigint, outstanding bigint, advanced bigint, overdrawn bigint)`;

const less = (after: QuotaAccount, before: QuotaAccount): QuotaAccount => ({
  granted: after.granted - before.granted,
  spent: after.spent - before.spent,
  returned: after.returned - before.returned,
  forfeited: after.forfeited - before.forfeited,
  outstanding: after.outstanding - before.outstanding,
  advanced: after.advanced - before.advanced,
  overdrawn: after.overdrawn - before.overdrawn,
});

/**
 * Writes what the book decided, and the answers beside it, in one statement.
 *
 * An account that was read is written as it is now. Of one that was not, nothing but what is new is known: that is added to it.
 *
 * @returns whether none of the messages had been answered before; if not, the transaction must not commit
 */
export const settleBook = async (db: Db, book: LedgerBook, open: OpenLedger, answers: readonly AnswerToKeep[], nowMs: number): Promise<boolean> => {
  const { windows, accounts } = book.changes();
  const rows = accounts.map((change): AccountRow => ({ rowId: open.rowOf(quotaId(change.quota), change.window), gatewayId: change.gatewayId, change }));
  const known = rows.filter(({ rowId, gatewayId }) => open.hasAccount(rowId, gatewayId)).map(({ rowId, gatewayId, change }) => ({ window_id: rowId, gateway_id: gatewayId, ...change.after }));
  const fresh = rows.filter(({ rowId, gatewayId }) => !open.hasAccount(rowId, gatewayId)).map(({ rowId, gatewayId, change }) => ({ window_id: rowId, gateway_id: gatewayId, ...less(change.after, change.before) }));
  const entries = rows.flatMap(({ rowId, gatewayId, change }) =>
    movementsOf(change.before, change.after).flatMap(({ kind, from, to, units }) => [
      { window_id: rowId, gateway_id: gatewayId, movement: kind, place: from, units: -units },
      { window_id: rowId, gateway_id: gatewayId, movement: kind, place: to, units },
    ]),
  );
  const changed = windows.map(({ quota, window, granted, carried, exhausted, opensMs }) => ({
    id: open.rowOf(quotaId(quota), window),
    granted,
    carried,
    exhausted,
    opens_at: opensMs === undefined ? null : time(opensMs),
  }));

  const kept = await db.rows(sql`
    with changed as (
      update quota_ledger ledger
         set granted = change.granted, carried = change.carried, exhausted = change.exhausted, opens_at = change.opens_at,
             quota_limit = greatest(ledger.quota_limit, change.granted + change.carried)
        from ${recordset(changed)} as change (id bigint, granted bigint, carried bigint, exhausted boolean, opens_at timestamptz)
       where ledger.id = change.id),
    written as (
      update quota_account account
         set granted = now.granted, spent = now.spent, returned = now.returned, forfeited = now.forfeited, outstanding = now.outstanding,
             advanced = now.advanced, overdrawn = now.overdrawn
        from ${recordset(known)} as now ${accountTypes}
       where account.window_id = now.window_id and account.gateway_id = now.gateway_id),
    added as (
      insert into quota_account as account (window_id, gateway_id, granted, spent, returned, forfeited, outstanding, advanced, overdrawn)
      select more.*
        from ${recordset(fresh)} as more ${accountTypes}
      on conflict (window_id, gateway_id) do update
         set granted = account.granted + excluded.granted, spent = account.spent + excluded.spent, returned = account.returned + excluded.returned,
             forfeited = account.forfeited + excluded.forfeited, outstanding = account.outstanding + excluded.outstanding,
             advanced = account.advanced + excluded.advanced, overdrawn = account.overdrawn + excluded.overdrawn),
    entered as (
      insert into quota_journal (window_id, gateway_id, moved_at, movement, place, units)
      select entry.window_id, entry.gateway_id, ${time(nowMs)}::timestamptz, entry.movement, entry.place, entry.units
        from ${recordset(entries)} as entry (window_id bigint, gateway_id text, movement text, place text, units bigint))
    insert into quota_answer (gateway_id, demand_id, decided_at, answer)
    select answered.gateway_id, answered.demand_id, ${time(nowMs)}::timestamptz, answered.answer
      from ${recordset(answers.map(({ gatewayId, demandId, answer }) => ({ gateway_id: gatewayId, demand_id: demandId, answer })))} as answered (gateway_id text, demand_id text, answer json)
    on conflict (gateway_id, demand_id) do nothing
    returning demand_id`);
  return kept.length === answers.length;
};
