import fc from 'fast-check';
import { timeUnit } from '@quintet/contracts';
import { firstCallWindow, slidingSlot, windowOf } from './quota-window';

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

test.each([
  ['sec', 90, '2024-02-29T12:34:56.789Z', '2024-02-29T12:36:26.789Z'],
  ['day', 1, '2024-12-31T12:34:56.789Z', '2025-01-01T12:34:56.789Z'],
  ['month', 1, '2024-01-31T12:34:56.789Z', '2024-02-29T12:34:56.789Z'],
  ['month', 1, '2024-02-10T00:00:00Z', '2024-03-10T00:00:00Z'],
  ['month', 11, '2023-03-31T23:59:59.999Z', '2024-02-29T23:59:59.999Z'],
  ['year', 1, '2024-02-29T12:00:00Z', '2025-02-28T12:00:00Z'],
] as const)('a window of %s x %i whose first call came at %s', (unit, unitTime, opened, end) => {
  expect(firstCallWindow({ timeUnit: unit, unitTime }, at(opened))).toEqual({ startMs: at(opened), endMs: at(end) });
});

test('whatever span of the limit’s length one looks at, it lies within the slots that are counted together', () => {
  fc.assert(
    fc.property(limits, moments, (limit, fromMs) => {
      const { slot, span } = slidingSlot(limit, fromMs);
      const calendarMs = Math.max(firstCallWindow(limit, fromMs).endMs, firstCallWindow(limit, slot.endMs - 1).endMs - (slot.endMs - 1 - fromMs)) - fromMs;
      const last = slidingSlot(limit, fromMs + calendarMs - 1);

      expect(slot.startMs).toBeLessThanOrEqual(fromMs);
      expect(slot.endMs).toBeGreaterThan(fromMs);
      expect(last.slot.startMs).toBeLessThanOrEqual(slot.startMs + (span - 1) * (slot.endMs - slot.startMs));
    }),
  );
});

test('a sliding minute is used but for a thirtieth, and the shortest windows in slots of a quarter', () => {
  expect(slidingSlot({ timeUnit: 'min', unitTime: 1 }, at('2024-01-01T00:00:05Z'))).toEqual({ slot: { startMs: at('2024-01-01T00:00:04Z'), endMs: at('2024-01-01T00:00:06Z') }, span: 31 });
  expect(slidingSlot({ timeUnit: 'sec', unitTime: 1 }, at('2024-01-01T00:00:00.600Z'))).toEqual({ slot: { startMs: at('2024-01-01T00:00:00.500Z'), endMs: at('2024-01-01T00:00:00.750Z') }, span: 5 });
});
