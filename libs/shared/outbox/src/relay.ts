import { topics, type Topic, type TopicDigest } from '@quintet/contracts';
import type { EventBus, OutgoingRecord } from '@quintet/messaging';
import { sql, type Database } from '@quintet/persistence';
import type { Component, Logger, Metrics } from '@quintet/service-kit';
import { outboxChannel } from './outbox-migration';
import { createOutboxMetrics } from './outbox-metrics';
import { createPublished } from './published';
import { createRelayLock, type RelayLock } from './relay-lock';

export interface RelayParts {
  readonly database: Database;
  readonly bus: Pick<EventBus, 'publish'>;
  readonly logger: Logger;
  readonly metrics?: Metrics;
  /** Whose outbox it is, in the metrics. */
  readonly service?: string;
  /** Longest sleep between two looks: covers a lost notification and the fail-over from a relay that died; one that stands still is replaced 3 s later. */
  readonly pollMs?: number;
}

export interface RelayStatus {
  /** Whether this relay is the one that publishes. */
  readonly relaying: boolean;
  /** What each topic should hold of this database's; empty unless it is relaying. */
  readonly digests: readonly TopicDigest[];
}

export interface Relay extends Component {
  status(): RelayStatus;
}

interface Row {
  readonly id: string;
  readonly topic: string;
  readonly key: string;
  readonly value: string | null;
  readonly headers: Record<string, string>;
}

const batchSize = 200;
const batchBytes = 4 * 1024 * 1024; // no further row is taken once a batch has this much: records may have megabytes
const topicByName = new Map<string, Topic>(Object.values(topics).map((topic) => [topic.name, topic]));

/** Why a row can never be published, however often it is tried. */
class RefusedRow extends Error {
  override readonly name = 'RefusedRow';
}

const recordOf = ({ topic, key, value, headers }: Row): OutgoingRecord => {
  const known = topicByName.get(topic);
  if (!known) throw new RefusedRow(`${topic} is not a topic of the system`);
  return { topic: known, key, value, headers };
};

const isRefusal = (error: unknown): error is Error => error instanceof RefusedRow || (error instanceof Error && (error as { code?: unknown }).code === 'RECORD_TOO_LARGE');

/**
 * Publishes what stands in the outbox, in order, and takes it out: at least once, so readers ignore versions that they have.
 *
 * While the hub is away, events wait in the table and are tried again; nothing is lost. One that the hub can never take is put
 * aside in `outbox_refused` with its reason, and those behind it go on.
 *
 * Several relays of one database, in as many processes: one publishes, the others wait for its end or its silence.
 */
export const createRelay = ({ database, bus, logger, metrics, service = 'service', pollMs = 1_000 }: RelayParts): Relay => {
  const figures = createOutboxMetrics({ registry: metrics, service, database });
  const published = createPublished();
  let running = false;
  let relaying = false;
  let done: Promise<void> = Promise.resolve();
  let wake: () => void = () => undefined;
  let notified = false;

  const sleep = (): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, pollMs);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
      if (!running) wake();
    });

  const putAside = async (lock: RelayLock, { id, topic, key }: Row, reason: string): Promise<void> => {
    await lock.db.rows(sql`
      with refused as (delete from outbox where outbox.id = ${id} returning outbox.id, outbox.topic, outbox.key, outbox.value, outbox.headers, outbox.created_at)
      insert into outbox_refused (id, topic, key, value, headers, created_at, reason)
      select refused.id, refused.topic, refused.key, refused.value, refused.headers, refused.created_at, ${reason} from refused`);
    figures.refused(topic);
    logger.error({ outboxId: id, topic, key, reason }, 'an event can never be published, and was put aside in outbox_refused');
  };

  const publishRows = async (lock: RelayLock, rows: readonly Row[]): Promise<void> => {
    await lock.confirm();
    await bus.publish(rows.map(recordOf), { unless: lock.doubt });
    await published.settle(lock.db, rows.map(({ id }) => id));
  };

  /** Halves what is refused until the row that cannot be published stands alone; the order of the others stays. */
  const publishOrPutAside = async (lock: RelayLock, rows: readonly Row[]): Promise<void> => {
    try {
      await publishRows(lock, rows);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      const [only] = rows;
      if (rows.length === 1 && only) return putAside(lock, only, error.message);
      const middle = Math.ceil(rows.length / 2);
      await publishOrPutAside(lock, rows.slice(0, middle));
      await publishOrPutAside(lock, rows.slice(middle));
    }
  };

  /** @returns how many left the table */
  const publishBatch = async (lock: RelayLock): Promise<number> => {
    const rows = await lock.db.rows<Row>(sql`
      select waiting.id, waiting.topic, waiting.key, waiting.value, waiting.headers
        from (
          select first.*, sum(coalesce(octet_length(first.value), 0)) over (order by first.id) - coalesce(octet_length(first.value), 0) as bytes_before
            from (select outbox.* from outbox order by outbox.id limit ${batchSize}) as first
        ) as waiting
       where waiting.bytes_before < ${batchBytes}
       order by waiting.id`);
    if (rows.length > 0) await publishOrPutAside(lock, rows);
    return rows.length;
  };

  /** One connection's life: until it breaks or the relay stops. */
  const work = async (): Promise<void> => {
    const client = await database.connect();
    const lock = createRelayLock(client, logger);
    let broken: Error | undefined;
    const onError = (error: Error): void => {
      broken = error;
      wake();
    };
    const onNotification = (): void => {
      notified = true; // also when it comes while a batch is under way, which may have looked too early to see the row
      wake();
    };
    client.on('error', onError);
    client.on('notification', onNotification);
    try {
      await client.query(`listen ${outboxChannel}`);
      while (running && !broken) {
        if (!relaying && (await lock.take())) {
          await published.load(lock.db);
          relaying = true;
        }
        notified = false;
        const sent = relaying
          ? await publishBatch(lock).catch((error: unknown) => {
              logger.warn({ err: error }, 'events wait in the outbox: they could not be published');
              return 0;
            })
          : 0;
        if (sent === 0 && !notified) await sleep();
      }
    } finally {
      relaying = false;
      lock.stop();
      client.removeListener('notification', onNotification);
      client.removeListener('error', onError);
      client.release(true); // closed, not reused: its end gives the lock back whatever state it is in
    }
  };

  const keepWorking = async (): Promise<void> => {
    while (running) {
      await work().catch((error: unknown) => logger.warn({ err: error }, 'the relay lost its database connection'));
      if (running) await sleep();
    }
  };

  return {
    name: 'outbox relay',
    status: () => ({ relaying, digests: relaying ? published.digests() : [] }),
    start: async () => {
      running = true;
      figures.start();
      done = keepWorking();
    },
    stop: async () => {
      running = false;
      figures.stop();
      wake();
      await done;
    },
  };
};
