export { createUsage, type UsageOfApis } from './usage';
export { createCountBatch, type Counted, type CountBatch } from './count-batch';
export { usageMigration } from './usage-migration';
export { defaultUsageSettings, usageSetting, type UsageSettings } from './usage-settings';
