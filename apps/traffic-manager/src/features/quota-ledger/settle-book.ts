import { sql, type Db } from '@quintet/persistence';
import { movementsOf, quotaId, type AccountChange, type LedgerBook } from '@quintet/throttling';
import { column, time } from './columns';
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

const accountColumns = (rows: readonly AccountRow[], of: (change: AccountChange, key: keyof AccountChange['after']) => number) =>
  sql`
    ${column(rows, ({ rowId }) => rowId)}::bigint[],
    ${column(rows, ({ gatewayId }) => gatewayId)}::text[],
    ${column(rows, ({ change }) => of(change, 'granted'))}::bigint[],
    ${column(rows, ({ change }) => of(change, 'spent'))}::bigint[],
    ${column(rows, ({ change }) => of(change, 'returned'))}::bigint[],
    ${column(rows, ({ change }) => of(change, 'forfeited'))}::bigint[],
    ${column(rows, ({ change }) => of(change, 'outstanding'))}::bigint[],
    ${column(rows, ({ change }) => of(change, 'advanced'))}::bigint[],
    ${column(rows, ({ change }) => of(change, 'overdrawn'))}::bigint[]`;

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
  const known = rows.filter(({ rowId, gatewayId }) => open.hasAccount(rowId, gatewayId));
  const fresh = rows.filter(({ rowId, gatewayId }) => !open.hasAccount(rowId, gatewayId));
  const movements = rows.flatMap(({ rowId, gatewayId, change }) => movementsOf(change.before, change.after).map((movement) => ({ ...movement, rowId, gatewayId })));

  const kept = await db.rows(sql`
    with changed as (
      update quota_ledger ledger
         set granted = change.granted, carried = change.carried, exhausted = change.exhausted, opens_at = change.opens_at,
             quota_limit = greatest(ledger.quota_limit, change.granted + change.carried)
        from unnest(
               ${column(windows, ({ quota, window }) => open.rowOf(quotaId(quota), window))}::bigint[],
               ${column(windows, ({ granted }) => granted)}::bigint[],
               ${column(windows, ({ carried }) => carried)}::bigint[],
               ${column(windows, ({ exhausted }) => exhausted)}::boolean[],
               ${column(windows, ({ opensMs }) => (opensMs === undefined ? null : time(opensMs)))}::timestamptz[])
             as change (id, granted, carried, exhausted, opens_at)
       where ledger.id = change.id),
    written as (
      update quota_account account
         set granted = now.granted, spent = now.spent, returned = now.returned, forfeited = now.forfeited, outstanding = now.outstanding,
             advanced = now.advanced, overdrawn = now.overdrawn
        from unnest(${accountColumns(known, ({ after }, key) => after[key])})
             as now (window_id, gateway_id, granted, spent, returned, forfeited, outstanding, advanced, overdrawn)
       where account.window_id = now.window_id and account.gateway_id = now.gateway_id),
    added as (
      insert into quota_account as account (window_id, gateway_id, granted, spent, returned, forfeited, outstanding, advanced, overdrawn)
      select more.*
        from unnest(${accountColumns(fresh, ({ before, after }, key) => after[key] - before[key])}) as more
      on conflict (window_id, gateway_id) do update
         set granted = account.granted + excluded.granted, spent = account.spent + excluded.spent, returned = account.returned + excluded.returned,
             forfeited = account.forfeited + excluded.forfeited, outstanding = account.outstanding + excluded.outstanding,
             advanced = account.advanced + excluded.advanced, overdrawn = account.overdrawn + excluded.overdrawn),
    entered as (
      insert into quota_journal (window_id, gateway_id, moved_at, movement, place, units)
      select moved.window_id, moved.gateway_id, ${time(nowMs)}::timestamptz, moved.movement, entry.place, entry.units
        from unnest(
               ${column(movements, ({ rowId }) => rowId)}::bigint[],
               ${column(movements, ({ gatewayId }) => gatewayId)}::text[],
               ${column(movements, ({ kind }) => kind)}::text[],
               ${column(movements, ({ from }) => from)}::text[],
               ${column(movements, ({ to }) => to)}::text[],
               ${column(movements, ({ units }) => units)}::bigint[])
             as moved (window_id, gateway_id, movement, from_place, to_place, units)
       cross join lateral (values (moved.from_place, -moved.units), (moved.to_place, moved.units)) as entry (place, units))
    insert into quota_answer (gateway_id, demand_id, decided_at, answer)
    select answered.gateway_id, answered.demand_id, ${time(nowMs)}::timestamptz, answered.answer
      from unnest(
             ${column(answers, ({ gatewayId }) => gatewayId)}::text[],
             ${column(answers, ({ demandId }) => demandId)}::text[],
             ${column(answers, ({ answer }) => JSON.stringify(answer))}::jsonb[])
           as answered (gateway_id, demand_id, answer)
    on conflict (gateway_id, demand_id) do nothing
    returning demand_id`);
  return kept.length === answers.length;
};
