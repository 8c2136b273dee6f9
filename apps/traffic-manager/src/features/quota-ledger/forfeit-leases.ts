import type { QuotaLevel } from '@quintet/contracts';
import { sql, type Database, type Db, type Sql } from '@quintet/persistence';
import type { Clock } from '@quintet/service-kit';
import { column, time } from './columns';

export interface ForfeitParts {
  readonly database: Database;
  readonly clock: Clock;
  /** Units that were leased to a gateway which never said what became of them. */
  readonly onForfeited: (level: QuotaLevel, units: number) => void;
}

interface LostLease {
  readonly window_id: string;
  readonly gateway_id: string;
  readonly level: QuotaLevel;
  readonly outstanding: string;
}

/** A gateway reports at a window's end, at the latest with its next messages; its clock and the hub may be slow. */
export const reportGraceMs = 30_000;
const batchSize = 1_000;

/** Writes off what is out of windows whose rows are held. */
const writeOff = async (db: Db, lost: readonly LostLease[], nowMs: number): Promise<void> => {
  if (lost.length === 0) return;
  await db.rows(sql`
    with lost as (
      select *
        from unnest(${column(lost, ({ window_id }) => window_id)}::bigint[], ${column(lost, ({ gateway_id }) => gateway_id)}::text[], ${column(lost, ({ outstanding }) => outstanding)}::bigint[])
          as lost (window_id, gateway_id, units)),
    forfeited as (
      update quota_account account
         set forfeited = account.forfeited + account.outstanding, outstanding = 0
        from lost
       where account.window_id = lost.window_id and account.gateway_id = lost.gateway_id)
    insert into quota_journal (window_id, gateway_id, moved_at, movement, place, units)
    select lost.window_id, lost.gateway_id, ${time(nowMs)}::timestamptz, 'forfeit', entry.place, entry.units
      from lost
     cross join lateral (values ('leased', -lost.units), ('forfeited', lost.units)) as entry (place, units)`);
};

const findLost = (db: Db, windowIds: readonly string[], of: Sql = sql``): Promise<LostLease[]> =>
  db.rows<LostLease>(sql`
    select account.window_id, account.gateway_id, ledger.level, account.outstanding
      from quota_account account
      join quota_ledger ledger on ledger.id = account.window_id
     where account.window_id = any (${windowIds}::bigint[]) and account.outstanding > 0 ${of}`);

/** Leases that are lost: of windows that are over and of gateways that are gone. Written off, so that the books say what was used. */
export const createForfeitLeases = ({ database, clock, onForfeited }: ForfeitParts) => {
  const tell = (lost: readonly LostLease[]): void => lost.forEach(({ level, outstanding }) => onForfeited(level, Number(outstanding)));

  const closeBatch = async (): Promise<number> => {
    const nowMs = clock.now();
    const { windows, lost } = await database.inTransaction(async (db) => {
      const over = await db.rows<{ id: string }>(sql`
        select ledger.id
          from quota_ledger ledger
         where not ledger.closed and ledger.window_end < ${time(nowMs - reportGraceMs)}::timestamptz
         order by ledger.window_end
         limit ${batchSize}
           for update skip locked`);
      if (over.length === 0) return { windows: 0, lost: [] };
      const ids = column(over, ({ id }) => id);
      const found = await findLost(db, ids);
      await writeOff(db, found, nowMs);
      await db.rows(sql`update quota_ledger ledger set closed = true where ledger.id = any (${ids}::bigint[])`);
      return { windows: over.length, lost: found };
    });
    tell(lost);
    return windows;
  };

  return {
    /** Closes windows that have been over for a while. */
    closeWindows: async (): Promise<void> => {
      while ((await closeBatch()) === batchSize);
    },
    /** Writes off what a gateway holds that is gone. */
    forfeitOf: async (gatewayId: string): Promise<void> => {
      const held = await database.rows<{ window_id: string }>(sql`
        select account.window_id
          from quota_account account
         where account.gateway_id = ${gatewayId} and account.outstanding > 0
         order by account.window_id`);
      for (let from = 0; from < held.length; from += batchSize) {
        const ids = column(held.slice(from, from + batchSize), ({ window_id }) => window_id);
        const lost = await database.inTransaction(async (db) => {
          await db.rows(sql`select 1 from quota_ledger ledger where ledger.id = any (${ids}::bigint[]) order by ledger.id for update skip locked`);
          const found = await findLost(db, ids, sql`and account.gateway_id = ${gatewayId}`);
          await writeOff(db, found, clock.now());
          return found;
        });
        tell(lost);
      }
    },
  };
};
