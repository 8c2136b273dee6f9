import { readUsageRequest } from './usage-request';

const startMs = Date.UTC(2026, 4, 17, 10, 30, 30);
const iso = (ms: number): string => new Date(ms).toISOString();

test('without a range it is that of the last 24 hours, in whole hours', () => {
  const { fromMs, toMs, granularity, limit } = readUsageRequest({}, startMs);

  expect([iso(fromMs), iso(toMs), granularity, limit]).toEqual(['2026-05-16T10:00:00.000Z', '2026-05-17T11:00:00.000Z', 'hour', 10]);
});

test('a short range is told by the minute, a long one by the day', () => {
  expect(readUsageRequest({ from: iso(startMs - 3_600_000) }, startMs).granularity).toBe('minute');
  expect(readUsageRequest({ from: '2026-01-01T00:00:00+02:00', to: '2026-05-01T00:00:00Z' }, startMs)).toMatchObject({ granularity: 'day', fromMs: Date.UTC(2025, 11, 31) });
});

test.each([
  [{ from: '2026-01-02T00:00:00Z', to: '2026-01-01T00:00:00Z' }, 'before the end'],
  [{ from: '2026-01-01T00:00:00Z', to: '2026-02-01T00:00:00Z', granularity: 'minute' }, 'more than 750 minutes'],
  [{ from: 'yesterday' }, 'date and time'],
  [{ granularity: 'week' }, 'Invalid'],
  [{ limit: '51' }, '50'],
])('a request that makes no sense is refused: %j', (query, reason) => {
  expect(() => readUsageRequest(query, startMs)).toThrow(reason);
});
