import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

export interface HubMetrics {
  published(topic: string, count: number): void;
  publishFailed(): void;
  publishTook(seconds: number): void;
  putAside(topic: string): void;
  /** From here on the figures say whether that hub answers; until the function that is returned is called. */
  watch(failing: () => string | undefined): () => void;
}

const none: HubMetrics = { published: () => undefined, publishFailed: () => undefined, publishTook: () => undefined, putAside: () => undefined, watch: () => () => undefined };

/** Several hubs may share a process and its registry: all must answer. */
const watchedBy = new WeakMap<Registry, Set<() => string | undefined>>();

const watchedIn = (registry: Registry): Set<() => string | undefined> => {
  const known = watchedBy.get(registry);
  if (known) return known;
  const watched = new Set<() => string | undefined>();
  watchedBy.set(registry, watched);
  new Gauge({
    name: 'event_hub_answers',
    help: '1 while the event hub answers, else 0',
    registers: [registry],
    collect: function () {
      this.set(watched.size > 0 && [...watched].every((failing) => failing() === undefined) ? 1 : 0);
    },
  });
  return watched;
};

/** The figures of the event hub, once per registry. */
export const createHubMetrics = (registry: Registry | undefined): HubMetrics => {
  if (!registry) return none;
  const counter = (name: string, help: string, labelNames: string[]): Counter =>
    (registry.getSingleMetric(name) as Counter | undefined) ?? new Counter({ name, help, labelNames, registers: [registry] });
  const name = 'event_hub_publish_seconds';
  const duration =
    (registry.getSingleMetric(name) as Histogram | undefined) ??
    new Histogram({ name, help: 'Time until the broker had the records of one call', buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 1, 5], registers: [registry] });
  const published = counter('event_hub_published_total', 'Records that the broker has taken', ['topic']);
  const failures = counter('event_hub_publish_failures_total', 'Calls that the broker refused or did not answer', []);
  const watched = watchedIn(registry);
  const deadLetters = counter('event_hub_dead_letters_total', 'Records put aside because they could not be handled', ['topic']);
  return {
    published: (topic, count) => published.inc({ topic }, count),
    publishFailed: () => failures.inc(),
    publishTook: (seconds) => duration.observe(seconds),
    putAside: (topic) => deadLetters.inc({ topic }),
    watch: (failing) => {
      watched.add(failing);
      return () => void watched.delete(failing);
    },
  };
};
