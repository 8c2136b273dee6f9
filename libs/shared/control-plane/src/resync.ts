import type { EventData, StateDefinition } from '@quintet/contracts';
import type { EventBus, StateReader } from '@quintet/messaging';
import { holdBackWriters, raiseVersions, type Outbox } from '@quintet/outbox';
import { sql, type Database } from '@quintet/persistence';
import { AppError } from '@quintet/service-kit';
import { resyncProblems } from './resync-problems';

/** A state that a service tells, and which records of a topic that it shares are its own. */
export interface OwnedState {
  readonly definition: StateDefinition;
  owns(data: unknown): boolean;
}

export const ownedState = <E extends StateDefinition>(definition: E, owns: (data: EventData<E>) => boolean = () => true): OwnedState => ({
  definition,
  owns: (data) => owns(data as EventData<E>),
});

export interface ResyncParts {
  readonly database: Database;
  readonly bus: Pick<EventBus, 'ensureTopics' | 'readState'>;
  readonly outbox: Outbox;
  /** Of the `ServiceDatabase`. */
  readonly republish: () => Promise<void>;
  readonly ownedStates: readonly OwnedState[];
  /** How long the relay and the reading of the topics may each take. */
  readonly waitMs?: number;
}

export interface ResyncedTopic {
  readonly name: string;
  readonly written: number;
  readonly deleted: number;
}

const lockKey = 5_115_340; // session lock: one at a time per database, on whatever replica
const lookEveryMs = 20;
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, lookEveryMs));

/** An own topic as it stands: its keys with their versions. */
const follow = (bus: Pick<EventBus, 'readState'>, { definition, owns }: OwnedState) => {
  const versions = new Map<string, number>();
  let newest = 0;
  const reader: StateReader = bus.readState(definition, (change) => {
    newest = Math.max(newest, change.meta.entityVersion);
    if (change.kind === 'upsert' && owns(change.data)) versions.set(change.key, change.meta.entityVersion);
    else versions.delete(change.key);
  });
  return { definition, versions, reader, newest: () => newest };
};

/**
 * Makes the topics of an owner what its database is, while both go on changing: what is missing is made, all that exists
 * is published again, and what stands in a topic but no longer in the database is deleted there.
 *
 * When the database was restored from a backup it is older than its topics: it then first takes up their versions.
 *
 * A key is taken for deleted when its record is older than the start, since all that exists was published after it. The
 * deletion has the version of the start, so that it never undoes what was written anew meanwhile.
 *
 * @throws AppError RESYNC_RUNNING, RESYNC_UNFINISHED; running it again is safe
 */
export const createResync = ({ database, bus, outbox, republish, ownedStates, waitMs = 300_000 }: ResyncParts) => {
  const eventually = async (holds: () => boolean | Promise<boolean>, otherwise: string): Promise<void> => {
    for (const deadline = Date.now() + waitMs; !(await holds()); await pause()) {
      if (Date.now() > deadline) throw new AppError(resyncProblems.RESYNC_UNFINISHED, otherwise);
    }
  };

  /** Every event before it is committed, every one after it has a later version. */
  const mark = (): Promise<number> =>
    database.inTransaction(async (db) => {
      await holdBackWriters(db);
      const [next] = await db.rows<{ id: string }>(sql`select nextval('outbox_id_seq') as id`);
      return Number(next?.id);
    });

  const relayed = async (): Promise<void> => {
    const end = await mark();
    const nothingWaits = async (): Promise<boolean> => (await database.rows(sql`select 1 from outbox where outbox.id < ${end} limit 1`)).length === 0;
    await eventually(nothingWaits, 'What was written waits in the outbox until the event hub takes it; nothing was deleted from the topics');
  };

  /** What the hub would not take exists all the same. */
  const refusedSince = async (start: number): Promise<ReadonlySet<string>> => {
    const rows = await database.rows<{ topic: string; key: string }>(sql`
      select outbox_refused.topic, outbox_refused.key from outbox_refused where outbox_refused.id > ${start}`);
    return new Set(rows.map(({ topic, key }) => `${topic} ${key}`));
  };

  const readToEnd = async (): Promise<ReturnType<typeof follow>[]> => {
    const followed = ownedStates.map((owned) => follow(bus, owned));
    try {
      await eventually(() => followed.every(({ reader }) => reader.isCaughtUp()), 'The topics could not be read to their end');
      return followed;
    } catch (error) {
      await stopAll(followed);
      throw error;
    }
  };
  const stopAll = (followed: readonly ReturnType<typeof follow>[]): Promise<unknown> => Promise.all(followed.map(({ reader }) => reader.stop()));

  const takeUpVersions = async (): Promise<void> => {
    const followed = await readToEnd();
    await stopAll(followed);
    await raiseVersions(database, Math.max(0, ...followed.map(({ newest }) => newest())));
  };

  const rewrite = async (): Promise<readonly ResyncedTopic[]> => {
    await bus.ensureTopics(ownedStates.map(({ definition }) => definition.topic)).catch((cause: unknown) => {
      throw new AppError(resyncProblems.RESYNC_UNFINISHED, 'The event hub does not answer; nothing was begun', { cause });
    });
    await takeUpVersions();
    const start = await mark();
    await republish();
    await relayed();
    const followed = await readToEnd();
    try {
      const refused = await refusedSince(start);
      const stale = followed.flatMap(({ definition, versions }) =>
        [...versions].flatMap(([key, version]) => (version < start && !refused.has(`${definition.topic.name} ${key}`) ? [{ definition, versions, key }] : [])),
      );
      const resynced = followed.map(({ definition, versions }) => ({
        name: definition.topic.name,
        written: [...versions.values()].filter((version) => version > start).length,
        deleted: stale.filter((of) => of.definition === definition).length,
      }));
      for (const { definition, key } of stale) await database.inTransaction((db) => outbox.remove(db, definition, key, start));
      const isOver = ({ versions, key }: (typeof stale)[number]): boolean => (versions.get(key) ?? Infinity) > start;
      await eventually(() => stale.every(isOver), 'Deletions wait in the outbox until the event hub takes them');
      // Written anew meanwhile: the topic's cleaning would keep the deletion, which stands behind it.
      if (stale.some(({ versions, key }) => versions.has(key))) {
        await republish();
        await relayed();
      }
      return resynced;
    } finally {
      await stopAll(followed);
    }
  };

  return async (): Promise<readonly ResyncedTopic[]> => {
    const client = await database.connect();
    const onError = (): void => undefined; // a connection that breaks gives its lock back; what needs the database next says so
    client.on('error', onError);
    try {
      const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock($1) as held', [lockKey]);
      if (rows[0]?.held !== true) throw new AppError(resyncProblems.RESYNC_RUNNING);
      return await rewrite();
    } finally {
      client.removeListener('error', onError);
      client.release(true); // closed: its end gives the lock back
    }
  };
};
