import fc from 'fast-check';
import { boundsOf, bucketOf, count, latencyOf, percentile, sumOf } from './histogram';

const times = fc.array(fc.oneof(fc.double({ min: 0, max: 400_000, noNaN: true }), fc.double({ min: 0, max: 50, noNaN: true })), { minLength: 1, maxLength: 300 });
const histogramOf = (all: readonly number[]): number[] => {
  const counts: number[] = [];
  for (const ms of all) count(counts, bucketOf(ms));
  return counts;
};
const exact = (all: readonly number[], share: number): number => [...all].sort((a, b) => a - b)[Math.max(1, Math.ceil(all.length * share)) - 1] as number;

test('a time lies within the bounds of its bucket, on the bounds themselves too', () => {
  const onBounds = Array.from({ length: 60 }, (_, bucket) => boundsOf(bucket)[1]);
  for (const [bucket, ms] of onBounds.entries()) expect(bucketOf(ms)).toBe(bucket);

  fc.assert(
    fc.property(fc.double({ min: 0, max: 1e9, noNaN: true }), (ms) => {
      const [from, to] = boundsOf(bucketOf(ms));
      expect(ms === 0 || ms > from).toBe(true);
      expect(ms).toBeLessThanOrEqual(to);
    }),
  );
});

test('a percentile lies in the bucket of the exact one: a quarter of it off at most', () => {
  fc.assert(
    fc.property(times, fc.constantFrom(0.5, 0.95, 0.99, 0.01, 1), (all, share) => {
      const found = percentile(histogramOf(all), share) as number;
      const [from, to] = boundsOf(bucketOf(exact(all, share)));

      expect(found).toBeGreaterThanOrEqual(from * 0.995); // three digits are told
      expect(found).toBeLessThanOrEqual(to === Infinity ? from * 1.005 : to * 1.005);
    }),
  );
});

test('histograms of parts add up to that of the whole, in whatever order', () => {
  fc.assert(
    fc.property(times, times, (a, b) => {
      expect(sumOf(histogramOf(a), histogramOf(b))).toEqual(histogramOf([...a, ...b]));
      expect(sumOf(histogramOf(b), histogramOf(a))).toEqual(histogramOf([...a, ...b]));
    }),
  );
});

test('where nothing was counted there is no percentile', () => {
  expect(latencyOf([])).toEqual({ p50: null, p95: null, p99: null });
  expect(latencyOf([0, 0])).toEqual({ p50: null, p95: null, p99: null });
});
