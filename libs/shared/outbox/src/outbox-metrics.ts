import { Counter, Gauge, type Registry } from 'prom-client';
import { sql, type Database } from '@quintet/persistence';

export interface OutboxMetrics {
  refused(topic: string): void;
  /** From here on the table is looked at when the figures are read. */
  start(): void;
  stop(): void;
}

interface Waiting {
  readonly count: number;
  readonly oldest_seconds: number;
}

const maxCounted = 100_000; // so that reading the figures stays cheap when much waits

const look = async (database: Database): Promise<Waiting | undefined> => {
  const [found] = await database.rows<Waiting>(sql`
    select (select count(*)::int from (select 1 from outbox limit ${maxCounted}) as counted) as count,
           coalesce(extract(epoch from now() - (select outbox.created_at from outbox order by outbox.id limit 1)), 0)::float8 as oldest_seconds`);
  return found;
};

/** Several services may share a process and its registry: each has its own label on the same figures. */
const sharedBy = new WeakMap<Registry, { readonly databases: Map<string, Database>; readonly refused: Counter }>();

const sharedFigures = (registry: Registry) => {
  const known = sharedBy.get(registry);
  if (known) return known;
  const databases = new Map<string, Database>();
  const registers = [registry];
  const gauge = (name: string, help: string, figure: (found: Waiting) => number): Gauge =>
    new Gauge({
      name,
      help,
      labelNames: ['service'],
      registers,
      collect: async function () {
        this.reset();
        for (const [service, database] of databases) {
          const found = await look(database).catch(() => undefined); // no database, no figures: readiness says so
          if (found) this.set({ service }, figure(found));
        }
      },
    });
  gauge('outbox_waiting', `Events that wait to be published; counted up to ${maxCounted}`, ({ count }) => count);
  gauge('outbox_oldest_seconds', 'Age of the oldest event that waits to be published', ({ oldest_seconds }) => oldest_seconds);
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
