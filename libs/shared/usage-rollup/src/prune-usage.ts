import { sql, type Database, type Sql } from '@quintet/persistence';
import type { Clock, Component, Logger } from '@quintet/service-kit';
import { countedForMs } from './count-batch';
import { granularities, keptSinceMs } from './granularity';
import { perspectives } from './perspective';
import type { UsageSettings } from './usage-settings';

export interface PruneUsageParts {
  readonly database: Database;
  readonly settings: UsageSettings;
  readonly clock: Clock;
}

const everyMs = 600_000;
const allDimensions = [...new Set(Object.values(perspectives).flatMap(({ dimensions }) => dimensions))];
/** By it batches are remembered longer than they are counted, whatever the clocks of services say. */
const batchMarginMs = 3_600_000;
const biteSize = 5_000;
/** A round takes no more of one kind than this; the next one goes on. */
const maxBites = 100;

/** Takes away what is kept no longer, in bites that hold up no writer. @returns one round */
export const createPruneUsage = ({ database, settings, clock }: PruneUsageParts) => {
  const eat = async (bite: Sql): Promise<void> => {
    for (let bites = 0; bites < maxBites; bites += 1) {
      if ((await database.rows(bite)).length < biteSize) return;
    }
  };
  return async (): Promise<void> => {
    const nowMs = clock.now();
    for (const [granularity, dimension] of granularities.flatMap((one) => allDimensions.map((by) => [one, by] as const))) {
      await eat(sql`
        delete from usage_rollup
         where ctid = any (array(
               select old.ctid
                 from usage_rollup old
                where old.granularity = ${granularity} and old.dimension = ${dimension} and old.bucket_at < ${new Date(keptSinceMs(settings, granularity, nowMs))}
                limit ${biteSize}
                  for update skip locked))
        returning 1`);
    }
    await eat(sql`
      delete from usage_batch
       where ctid = any (array(
             select old.ctid
               from usage_batch old
              where old.sent_at < ${new Date(nowMs - countedForMs - batchMarginMs)}
              limit ${biteSize}
                for update skip locked))
      returning 1`);
  };
};

export const usagePruning = ({ logger, ...parts }: PruneUsageParts & { readonly logger: Logger }): Component => {
  const prune = createPruneUsage(parts);
  let timer: NodeJS.Timeout | undefined;
  let round = Promise.resolve();
  return {
    name: 'pruning of usage',
    start: async () => {
      timer = setInterval(() => {
        round = round.then(prune).catch((error: unknown) => logger.warn({ err: error }, 'old usage could not be taken away; the next round tries again'));
      }, everyMs).unref();
    },
    stop: async () => {
      clearInterval(timer);
      await round;
    },
  };
};
