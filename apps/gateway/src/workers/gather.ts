import { AggregatorRegistry } from 'prom-client';
import type { Metrics } from '@quintet/service-kit';
import type { throttleStatus } from '../quota/throttle-status';
import type { Question } from './channel';

type Ask = (about: Question, detail?: string) => Promise<unknown[]>;
type ThrottleStatus = ReturnType<typeof throttleStatus>;
type MetricsJson = Awaited<ReturnType<Metrics['getMetricsAsJSON']>>;

/** The metrics of the workers and of the primary process as those of one gateway. What the primary has of the traffic itself is nothing, so sums are right. */
export const expositionOf = (own: Metrics, ask: Ask): Pick<Metrics, 'metrics' | 'contentType'> => ({
  contentType: own.contentType,
  metrics: async () => {
    const all = [await own.getMetricsAsJSON(), ...((await ask('metrics')) as MetricsJson[])];
    return AggregatorRegistry.aggregate(all).metrics();
  },
});

/** The throttling of a gateway: the primary's leases, and the calls of its workers. */
export const togetherWith = (own: ThrottleStatus, workers: readonly unknown[] | undefined): ThrottleStatus & { workers?: number } => {
  if (workers === undefined) return own;
  const all = workers as ThrottleStatus[];
  const passages = { ...own.passages };
  for (const { passages: counts } of all) for (const by of Object.keys(passages) as (keyof typeof passages)[]) passages[by] += counts[by];
  return { ...own, workers: all.length, waitingCalls: all.reduce((sum, { waitingCalls }) => sum + waitingCalls, 0), passages };
};
