import type { PoolClient } from 'pg';
import { sql, type Db, type Sql } from '@quintet/persistence';
import type { Logger } from '@quintet/service-kit';

const lockKey = 5_115_338; // session lock: one relay per database works, the others wait for its end
const beatMs = 500; // how often the holder says something, however long it waits for the hub
const silentMs = 3_000; // a holder that said nothing for so long has died with its connection open, or stands still
const trustMs = 2_000; // how long an answer proves that the lock is had; below `silentMs`, so that a holder stops before another may begin
const endMs = 1_000;

export interface RelayLock {
  /** Statements over the connection that has the lock: once it is lost, they fail. */
  readonly db: Db;
  /** Takes the lock when it is free, or when its holder is silent. */
  take(): Promise<boolean>;
  /** Undefined while the lock is certainly had, else why that cannot be said. */
  readonly doubt: () => string | undefined;
  /** Asks the database, unless it has answered lately. @throws when the connection is gone */
  confirm(): Promise<void>;
  /** Ends the beat; the lock goes with the connection. */
  stop(): void;
}

/**
 * The right to publish, of one connection.
 *
 * A process that is killed gives its lock back at once. One that stands still does not, nor does one whose machine is gone:
 * whoever waits ends the connection of a holder that says nothing. One that goes on later has an old proof, or none, and
 * may not publish what it had read before.
 *
 * @param client its end is the caller's
 */
export const createRelayLock = (client: PoolClient, logger: Logger): RelayLock => {
  let held = false;
  let provenMs = -Infinity;
  let beating = false;
  let last: Promise<unknown> = Promise.resolve();

  const send = async <R>({ text, values }: Sql): Promise<R[]> => {
    const sentMs = performance.now();
    const { rows } = await client.query({ text, values: [...values] });
    provenMs = sentMs;
    return rows as R[];
  };
  /** One statement at a time: a client of pg is not to be asked while it works. */
  const db: Db = {
    rows: <R>(statement: Sql) => {
      const answer = last.then(() => send<R>(statement));
      last = answer.catch(() => undefined);
      return answer;
    },
  };
  const isProven = (withinMs: number): boolean => performance.now() - provenMs <= withinMs;
  const ask = (): Promise<unknown> => db.rows(sql`select 1`);

  const beat = setInterval(() => {
    if (!held || beating) return;
    beating = true;
    ask()
      .catch(() => undefined) // the connection says so itself
      .finally(() => (beating = false));
  }, beatMs);
  beat.unref();

  const tryLock = async (): Promise<boolean> => {
    const [answer] = await db.rows<{ held: boolean }>(sql`select pg_try_advisory_lock(${lockKey}) as held`);
    return answer?.held === true;
  };

  const endSilentHolder = async (): Promise<boolean> => {
    const ended = await db.rows<{ pid: number; ended: boolean }>(sql`
      select silent.pid, pg_terminate_backend(silent.pid, ${endMs}) as ended
        from (
          select holder.pid
            from pg_locks held
            join pg_stat_activity holder on holder.pid = held.pid
           where held.locktype = 'advisory' and held.granted
             and held.database = (select pg_database.oid from pg_database where pg_database.datname = current_database())
             and held.classid = 0 and held.objid = ${lockKey} and held.objsubid = 1
             and holder.state = 'idle' and holder.state_change < clock_timestamp() - make_interval(secs => ${silentMs / 1_000})
        ) as silent`);
    if (ended.length > 0) logger.warn({ silentMs }, 'the relay that published says nothing any more: its connection was ended, and another takes over');
    return ended.length > 0;
  };

  return {
    db,
    take: async () => {
      held = (await tryLock()) || ((await endSilentHolder()) && (await tryLock()));
      return held;
    },
    doubt: () => (held && isProven(trustMs) ? undefined : 'this relay stood still, and another may have taken over'),
    confirm: async () => {
      if (!isProven(trustMs / 2)) await ask();
    },
    stop: () => {
      held = false;
      clearInterval(beat);
    },
  };
};
