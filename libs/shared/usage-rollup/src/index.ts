export { createCountBatch, type Counted, type CountBatch } from './count-batch';
export { presentUsage, type UsageNames } from './present-usage';
export { usagePruning } from './prune-usage';
export type { UsageOf } from './read-usage';
export { createUsageConsumer } from './usage-consumer';
export { usageMigration } from './usage-migration';
export { readUsageRequest, usageGroupings, usageQueryShape } from './usage-request';
export { defaultUsageSettings, usageSetting, type UsageSettings } from './usage-settings';
