import { randomUUID } from 'node:crypto';
import { Counter, Gauge } from 'prom-client';
import { sql, type Database, type Db } from '@quintet/persistence';
import type { Clock, Component, Logger, Metrics } from '@quintet/service-kit';

export interface Work {
  readonly organization: string;
  readonly kind: string;
  /** What it is about, such as the id of an OAuth client. */
  readonly subject: string;
}

/** Does one piece of work; doing it twice is as good as once. @throws when it must be tried again */
export type DoWork = (work: Work) => Promise<void>;

export interface PendingWorkParts {
  readonly database: Database;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly clock: Clock;
  /** By kind. */
  readonly doers: Readonly<Record<string, DoWork>>;
  readonly pollMs?: number;
}

/**
 * Work elsewhere that a change here makes necessary. It is written in the transaction of the change and tried until it is
 * done, with growing pauses: nothing is lost when the other side, or this process, is away.
 */
export interface PendingWork extends Component {
  /** @param delayMs for work that is only due if nothing takes it back before @returns its id */
  add(db: Db, work: Work, delayMs?: number): Promise<string>;
  /** @returns whether it was still waiting */
  takeBack(db: Db, organization: string, id: string): Promise<boolean>;
  /** Makes it due now, if it is still waiting. */
  hurry(db: Db, organization: string, id: string): Promise<void>;
  /** To be called after the commit: what is due is looked at now instead of at the next tick. */
  nudge(): void;
}

interface Row {
  readonly organization: string;
  readonly id: string;
  readonly kind: string;
  readonly subject: string;
  readonly attempts: number;
}

const batchSize = 20;
/** While one process works on a row, no other takes it; after a crash it is free again. */
const leaseMs = 60_000;
const firstPauseMs = 1_000;
const longestPauseMs = 300_000;

export const createPendingWork = ({ database, logger, metrics, clock, doers, pollMs = 2_000 }: PendingWorkParts): PendingWork => {
  const waiting = new Gauge({ name: 'devportal_pending_work', help: 'Work for other services that is not done yet', registers: [metrics] });
  const failures = new Counter({ name: 'devportal_pending_work_failures_total', help: 'Attempts at work for other services that failed', labelNames: ['kind'], registers: [metrics] });
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let again = false;
  let stopped = true;

  const take = (): Promise<Row[]> => {
    const now = clock.now();
    return database.rows<Row>(sql`
      update pending_work
         set attempts = pending_work.attempts + 1, due_at = ${new Date(now + leaseMs)}
       where (pending_work.organization, pending_work.id) in (
               select due.organization, due.id
                 from pending_work as due
                where due.due_at <= ${new Date(now)}
                order by due.due_at
                limit ${batchSize}
                  for update skip locked)
      returning pending_work.organization, pending_work.id, pending_work.kind, pending_work.subject, pending_work.attempts`);
  };

  const attempt = async ({ organization, id, kind, subject, attempts }: Row): Promise<void> => {
    try {
      const doer = doers[kind];
      if (!doer) throw new Error(`nobody here does work of the kind "${kind}"`);
      await doer({ organization, kind, subject });
      await database.rows(sql`delete from pending_work where pending_work.organization = ${organization} and pending_work.id = ${id}`);
    } catch (error) {
      failures.inc({ kind });
      const pauseMs = Math.min(longestPauseMs, firstPauseMs * 2 ** Math.min(attempts, 20)) * (0.5 + Math.random() / 2);
      logger.warn({ err: error, kind, subject, attempts }, 'work for another service failed and is tried again');
      await database.rows(sql`
        update pending_work
           set due_at = ${new Date(clock.now() + pauseMs)}
         where pending_work.organization = ${organization} and pending_work.id = ${id}`);
    }
  };

  const count = async (): Promise<void> => waiting.set((await database.rows<{ total: number }>(sql`select count(*)::int as total from pending_work`))[0]?.total ?? 0);

  const pass = async (): Promise<void> => {
    for (let rows = await take(); rows.length > 0 && !stopped; rows = await take()) {
      for (const row of rows) await attempt(row);
    }
    await count();
  };

  const look = (): void => {
    if (stopped) return;
    if (running) {
      again = true;
      return;
    }
    clearTimeout(timer);
    again = false;
    running = pass()
      .catch((error: unknown) => logger.warn({ err: error }, 'pending work could not be looked at'))
      .finally(() => {
        running = undefined;
        if (again) return look();
        if (!stopped) timer = setTimeout(look, pollMs);
      });
  };

  return {
    name: 'pending work',
    add: async (db, { organization, kind, subject }, delayMs = 0) => {
      const id = randomUUID();
      const now = clock.now();
      await db.rows(sql`
        insert into pending_work (organization, id, kind, subject, due_at, created_at)
        values (${organization}, ${id}, ${kind}, ${subject}, ${new Date(now + delayMs)}, ${new Date(now)})`);
      return id;
    },
    takeBack: async (db, organization, id) =>
      (await db.rows(sql`delete from pending_work where pending_work.organization = ${organization} and pending_work.id = ${id} returning pending_work.id`)).length > 0,
    hurry: async (db, organization, id) => {
      await db.rows(sql`
        update pending_work
           set due_at = ${new Date(clock.now())}
         where pending_work.organization = ${organization} and pending_work.id = ${id}`);
    },
    nudge: look,
    start: async () => {
      stopped = false;
      look();
    },
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
};
