import { Counter, type Registry } from 'prom-client';

const name = 'outbox_database_restored_total';

/** Several services may share a process and its registry. */
export const restoredCounter = (registry: Registry): Counter =>
  (registry.getSingleMetric(name) as Counter | undefined) ??
  new Counter({ name, help: 'Starts at which the database was older than what it had published: restored from a backup, its topics need a resync', labelNames: ['service'], registers: [registry] });
