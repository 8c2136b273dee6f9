import { apiKeyChanged } from '@quintet/contracts';
import type { Outbox } from '@quintet/outbox';
import type { Database } from '@quintet/persistence';
import type { Clock, Component, Logger } from '@quintet/service-kit';
import type { ApiKeyStore } from './api-key-store';

export interface PruneExpiredParts {
  readonly database: Database;
  readonly outbox: Outbox;
  readonly store: Pick<ApiKeyStore, 'removeExpired'>;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly everyMs?: number;
}

const batchSize = 200;

/** Takes out keys that have expired, with their records: gateways look at the time themselves, this keeps their number small. */
export const createPruneExpired = ({ database, outbox, store, clock, logger, everyMs = 60_000 }: PruneExpiredParts): Component => {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let stopped = true;

  const batch = (): Promise<number> =>
    database.inTransaction(async (db) => {
      const expired = await store.removeExpired(db, clock.now(), batchSize);
      for (const { hash } of expired) await outbox.remove(db, apiKeyChanged, hash);
      return expired.length;
    });
  const pass = async (): Promise<void> => {
    while (!stopped && (await batch()) === batchSize);
  };
  const look = (): void => {
    running = pass()
      .catch((error: unknown) => logger.warn({ err: error }, 'expired API keys could not be taken out; it is tried again'))
      .finally(() => {
        if (!stopped) timer = setTimeout(look, everyMs).unref();
      });
  };

  return {
    name: 'pruning of expired API keys',
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
