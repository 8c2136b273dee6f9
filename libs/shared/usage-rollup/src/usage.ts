import type { Database } from '@quintet/persistence';
import type { Clock, Component, Logger, Metrics } from '@quintet/service-kit';
import { createCountBatch } from './count-batch';
import { perspectives, type PerspectiveName } from './perspective';
import { presentUsage, type UsageNames } from './present-usage';
import { usagePruning } from './prune-usage';
import type { UsageOf } from './read-usage';
import { createUsageConsumer, type UsageConsumerParts } from './usage-consumer';
import { groupingsOf, readUsageRequest } from './usage-request';
import type { UsageSettings } from './usage-settings';

export interface UsageParts extends Pick<UsageConsumerParts, 'service' | 'consume'> {
  /** What usage is kept of. */
  readonly subject: PerspectiveName;
  readonly database: Database;
  readonly settings: UsageSettings;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics: Metrics;
}

export interface Question {
  readonly of: UsageOf;
  /** As it came. */
  readonly query: unknown;
  readonly names?: UsageNames;
}

const nobody: UsageNames = { application: () => undefined };

/** Usage as one service keeps and tells it: counted from the event hub into the service's own database. */
export const createUsage = ({ service, subject, consume, database, settings, clock, logger, metrics }: UsageParts) => {
  const count = createCountBatch({ subject, database, settings, clock });
  const components: readonly Component[] = [createUsageConsumer({ service, consume, count, logger, metrics }), usagePruning({ database, settings, clock, logger })];
  return {
    components,
    /** @throws ZodError for a query that makes no sense */
    answer: ({ of, query, names = nobody }: Question) => presentUsage(database, of, readUsageRequest(query, clock.now(), groupingsOf[subject]), perspectives[subject], names),
  };
};
export type UsageOfApis = ReturnType<typeof createUsage>;
