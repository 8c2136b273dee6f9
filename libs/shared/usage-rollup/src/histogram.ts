/**
 * Latencies in fixed buckets, so that histograms of different minutes, APIs and services add up to that of all of them.
 * Bucket 0 holds what took up to a quarter of a millisecond; each further one reaches a quarter further than the one before; the
 * last takes all that is longer. A percentile is at most one bucket off: a quarter of its value.
 *
 * A histogram is the counts of the buckets without the empty ones at its end.
 */
export type Histogram = readonly number[];

const firstMs = 0.25;
const growth = 1.25;
/** The last bucket begins beyond two minutes. */
const lastBucket = 60;

const upperMs = (bucket: number): number => firstMs * growth ** bucket;
const bounds = Array.from({ length: lastBucket }, (_, bucket) => upperMs(bucket));
const perLog = 1 / Math.log(growth);

/** The bucket of a time. */
export const bucketOf = (ms: number): number => {
  if (!(ms > firstMs)) return 0;
  const near = Math.min(lastBucket, Math.ceil(Math.log(ms / firstMs) * perLog));
  // What a logarithm rounds off: a time on a bound belongs below it.
  if (near > 0 && ms <= (bounds[near - 1] as number)) return near - 1;
  if (near < lastBucket && ms > (bounds[near] as number)) return near + 1;
  return near;
};

/** From and to, in milliseconds: more than the former, up to the latter. */
export const boundsOf = (bucket: number): readonly [number, number] => [bucket === 0 ? 0 : (bounds[bucket - 1] as number), bucket < lastBucket ? (bounds[bucket] as number) : Infinity];

/** Adds to what is being counted, in place. */
export const count = (counts: number[], bucket: number, times = 1): void => {
  while (counts.length <= bucket) counts.push(0);
  counts[bucket] = (counts[bucket] as number) + times;
};

export const sumOf = (a: Histogram, b: Histogram): number[] => Array.from({ length: Math.max(a.length, b.length) }, (_, i) => (a[i] ?? 0) + (b[i] ?? 0));

const rounded = (ms: number): number => Number(ms.toPrecision(3));

/**
 * The time that a share of all calls stayed within, reckoned by the rank's place in its bucket. Null when there is none.
 *
 * @param share between 0 and 1
 */
export const percentile = (histogram: Histogram, share: number): number | null => {
  const all = histogram.reduce((sum, of) => sum + of, 0);
  if (all === 0) return null;
  const rank = Math.max(1, Math.ceil(all * share));
  let before = 0;
  for (const [bucket, here] of histogram.entries()) {
    if (before + here >= rank) {
      const [fromMs, toMs] = boundsOf(bucket);
      return rounded(toMs === Infinity ? fromMs : fromMs + ((toMs - fromMs) * (rank - before - 0.5)) / here);
    }
    before += here;
  }
  return null;
};

export interface Latency {
  readonly p50: number | null;
  readonly p95: number | null;
  readonly p99: number | null;
}

/** In milliseconds. */
export const latencyOf = (histogram: Histogram): Latency => ({ p50: percentile(histogram, 0.5), p95: percentile(histogram, 0.95), p99: percentile(histogram, 0.99) });
