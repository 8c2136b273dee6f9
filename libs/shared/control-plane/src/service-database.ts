import type { EventBus } from '@quintet/messaging';
import { createRelay, holdBackWriters } from '@quintet/outbox';
import { createDatabase, migrate, type Database, type Migration } from '@quintet/persistence';
import type { Component, Logger, Metrics, ReadinessCheck } from '@quintet/service-kit';
import { createServiceStatus } from './service-status';

export interface ServiceDatabaseParts {
  readonly url: string;
  readonly migrations: readonly Migration[];
  readonly bus: Pick<EventBus, 'publish' | 'readState' | 'durable'>;
  readonly logger: Logger;
  /** Registry for the figures of the outbox, and the service's name in them; under that name it reports to the event hub too. */
  readonly figures?: { readonly metrics: Metrics; readonly service: string };
  /** Puts the whole state of the owner on the outbox, reading each part in the transaction that puts it: done at each start when the hub does not outlive the process. */
  readonly republish: (database: Database) => Promise<void>;
  readonly maxConnections?: number;
}

/** A service's own database: reached, brought up to date, and its outbox relayed to the event hub. */
export interface ServiceDatabase extends Component {
  readonly database: Database;
  readonly readiness: ReadinessCheck;
  /** Puts the whole state on the outbox, also while it changes: of each of its transactions, what it reads is the newest when it is put. */
  republish(): Promise<void>;
}

/** Each transaction begins with writers held back. */
const alone = (database: Database): Database => ({
  ...database,
  inTransaction: (work) =>
    database.inTransaction(async (db) => {
      await holdBackWriters(db);
      return work(db);
    }),
});

const pingEveryMs = 2_000;
const firstAnswerWithinMs = 60_000;
const retryMs = 500;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export const createServiceDatabase = ({ url, migrations, bus, logger, figures, republish, maxConnections = 10 }: ServiceDatabaseParts): ServiceDatabase => {
  const database = createDatabase({ url, logger, maxConnections });
  const relay = createRelay({ database, bus, logger, ...figures });
  const status = figures && createServiceStatus({ service: figures.service, database, bus, relay: relay.status, logger, metrics: figures.metrics });
  let failing: string | undefined = 'not reached yet';
  let watch: NodeJS.Timeout | undefined;
  let closed = false;

  /** In a deployment the database may come up after its services. @throws when it does not answer for a minute */
  const reach = async (): Promise<void> => {
    for (const deadline = Date.now() + firstAnswerWithinMs; ; await pause(retryMs)) {
      failing = await database.ping();
      if (failing === undefined) return;
      if (Date.now() > deadline) throw new Error(failing);
    }
  };

  return {
    name: 'database',
    database,
    republish: () => republish(alone(database)),
    readiness: { name: 'database', failing: () => failing },
    start: async () => {
      await reach();
      const applied = await migrate(database, migrations);
      if (applied.length > 0) logger.info({ applied }, 'the database was brought up to date');
      await status?.start();
      if (!bus.durable) await republish(database);
      await relay.start();
      watch = setInterval(() => void database.ping().then((reason) => (failing = reason)), pingEveryMs);
      watch.unref();
    },
    stop: async () => {
      if (closed) return;
      closed = true;
      clearInterval(watch);
      await status?.stop();
      await relay.stop();
      await database.close();
    },
  };
};
