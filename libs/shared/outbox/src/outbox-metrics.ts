import { Counter, Gauge, type Registry } from 'prom-client';
import type { Database } from '@quintet/persistence';
import { outboxFacts, type OutboxFacts } from './outbox-facts';

export interface OutboxMetrics {
  refused(topic: string): void;
  /** From here on the table is looked at when the figures are read. */
  start(): void;
  stop(): void;
}

/** Several services may share a process and its registry: each has its own label on the same figures. */
const sharedBy = new WeakMap<Registry, { readonly databases: Map<string, Database>; readonly refused: Counter }>();

const sharedFigures = (registry: Registry) => {
  const known = sharedBy.get(registry);
  if (known) return known;
  const databases = new Map<string, Database>();
  const registers = [registry];
  const gauge = (name: string, help: string, figure: (found: OutboxFacts) => number): Gauge =>
    new Gauge({
      name,
      help,
      labelNames: ['service'],
      registers,
      collect: async function () {
        this.reset();
        for (const [service, database] of databases) {
          const found = await outboxFacts(database).catch(() => undefined); // no database, no figures: readiness says so
          if (found) this.set({ service }, figure(found));
        }
      },
    });
  gauge('outbox_waiting', 'Events that wait to be published; counted up to 100000', ({ depth }) => depth);
  gauge('outbox_oldest_seconds', 'Age of the oldest event that waits to be published', ({ oldestMs }) => (oldestMs ?? 0) / 1_000);
  const refused = new Counter({ name: 'outbox_refused_total', help: 'Events that can never be published, put aside in outbox_refused', labelNames: ['service', 'topic'], registers });
  const made = { databases, refused };
  sharedBy.set(registry, made);
  return made;
};

export const createOutboxMetrics = ({ registry, service, database }: { registry: Registry | undefined; service: string; database: Database }): OutboxMetrics => {
  const shared = registry ? sharedFigures(registry) : undefined;
  return {
    refused: (topic) => shared?.refused.inc({ service, topic }),
    start: () => void shared?.databases.set(service, database),
    stop: () => void shared?.databases.delete(service),
  };
};
