import type { RequestCountLimit, TimeUnit } from '@quintet/contracts';

/** Half-open: `startMs` belongs to the window, `endMs` to the next. Milliseconds since 1970-01-01 UTC. */
export interface QuotaWindow {
  readonly startMs: number;
  readonly endMs: number;
}

const epochYear = 1970;
const monthsPerYear = 12;
const fixedMs: Readonly<Record<Exclude<TimeUnit, 'month' | 'year'>, number>> = { sec: 1_000, min: 60_000, hour: 3_600_000, day: 86_400_000 };

const startOfMonth = (monthsSinceEpoch: number): number => Date.UTC(epochYear, monthsSinceEpoch, 1);

const monthsWindow = (months: number, nowMs: number): QuotaWindow => {
  const now = new Date(nowMs);
  const month = (now.getUTCFullYear() - epochYear) * monthsPerYear + now.getUTCMonth();
  const first = Math.floor(month / months) * months;
  return { startMs: startOfMonth(first), endMs: startOfMonth(first + months) };
};

/**
 * The window of a limit in which a moment lies.
 *
 * Windows stand on the clock in UTC, side by side from 1970-01-01 on: those of `5 min` start at :00, :05, :10 of the hour;
 * those of `1 month` on the first day of each month. So every process names the same window, whenever it started.
 *
 * @param nowMs milliseconds since 1970-01-01 UTC
 */
export const windowOf = ({ timeUnit, unitTime }: Pick<RequestCountLimit, 'timeUnit' | 'unitTime'>, nowMs: number): QuotaWindow => {
  if (timeUnit === 'month') return monthsWindow(unitTime, nowMs);
  if (timeUnit === 'year') return monthsWindow(unitTime * monthsPerYear, nowMs);
  const lengthMs = fixedMs[timeUnit] * unitTime;
  const startMs = Math.floor(nowMs / lengthMs) * lengthMs;
  return { startMs, endMs: startMs + lengthMs };
};
