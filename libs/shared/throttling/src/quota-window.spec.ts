import fc from 'fast-check';
import { timeUnit } from '@quintet/contracts';
import { windowOf } from './quota-window';

const at = (iso: string): number => Date.parse(iso);

test.each([
  ['sec', 10, '2024-02-29T12:34:56.789Z', '2024-02-29T12:34:50Z', '2024-02-29T12:35:00Z'],
  ['min', 1, '2024-02-29T12:34:56.789Z', '2024-02-29T12:34:00Z', '2024-02-29T12:35:00Z'],
  ['min', 5, '2024-02-29T12:34:56.789Z', '2024-02-29T12:30:00Z', '2024-02-29T12:35:00Z'],
  ['hour', 1, '2024-02-29T23:59:59.999Z', '2024-02-29T23:00:00Z', '2024-03-01T00:00:00Z'],
  ['day', 1, '2024-02-29T23:59:59.999Z', '2024-02-29T00:00:00Z', '2024-03-01T00:00:00Z'],
  ['month', 1, '2024-02-29T23:59:59.999Z', '2024-02-01T00:00:00Z', '2024-03-01T00:00:00Z'],
  ['month', 3, '2024-02-29T12:00:00Z', '2024-01-01T00:00:00Z', '2024-04-01T00:00:00Z'],
  ['month', 1, '2024-12-31T23:59:59.999Z', '2024-12-01T00:00:00Z', '2025-01-01T00:00:00Z'],
  ['year', 1, '2024-02-29T12:00:00Z', '2024-01-01T00:00:00Z', '2025-01-01T00:00:00Z'],
] as const)('a window of %s x %i at %s', (unit, unitTime, now, start, end) => {
  expect(windowOf({ timeUnit: unit, unitTime }, at(now))).toEqual({ startMs: at(start), endMs: at(end) });
});

const limits = fc.record({ timeUnit: fc.constantFrom(...timeUnit.options), unitTime: fc.integer({ min: 1, max: 10_000 }) });
const moments = fc.integer({ min: 0, max: Date.UTC(2200, 0, 1) });

test('every moment lies in its window, and windows leave no gap and do not overlap', () => {
  fc.assert(
    fc.property(limits, moments, (limit, nowMs) => {
      const { startMs, endMs } = windowOf(limit, nowMs);

      expect(startMs).toBeLessThanOrEqual(nowMs);
      expect(endMs).toBeGreaterThan(nowMs);
      expect(windowOf(limit, startMs)).toEqual({ startMs, endMs });
      expect(windowOf(limit, endMs - 1)).toEqual({ startMs, endMs });
      expect(windowOf(limit, endMs).startMs).toBe(endMs);
    }),
  );
});
