import type { TimeUnit } from '@quintet/contracts';

/** Half-open: `startMs` belongs to the window, `endMs` to the next. Milliseconds since 1970-01-01 UTC. */
export interface QuotaWindow {
  readonly startMs: number;
  readonly endMs: number;
}

/** How long a limit's window is. */
export interface WindowLength {
  readonly timeUnit: TimeUnit;
  readonly unitTime: number;
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
export const windowOf = ({ timeUnit, unitTime }: WindowLength, nowMs: number): QuotaWindow => {
  if (timeUnit === 'month') return monthsWindow(unitTime, nowMs);
  if (timeUnit === 'year') return monthsWindow(unitTime * monthsPerYear, nowMs);
  const lengthMs = fixedMs[timeUnit] * unitTime;
  const startMs = Math.floor(nowMs / lengthMs) * lengthMs;
  return { startMs, endMs: startMs + lengthMs };
};

const afterMonths = (months: number, fromMs: number): number => {
  const from = new Date(fromMs);
  const first = Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months, 1);
  const lastDay = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months + 1, 0)).getUTCDate();
  return first + (Math.min(from.getUTCDate(), lastDay) - 1) * fixedMs.day + (fromMs % fixedMs.day);
};

/** The window of a limit that begins with a call at `openedMs`. A month later is the same day, or the last one of a month that is shorter. */
export const firstCallWindow = ({ timeUnit, unitTime }: WindowLength, openedMs: number): QuotaWindow => {
  if (timeUnit === 'month') return { startMs: openedMs, endMs: afterMonths(unitTime, openedMs) };
  if (timeUnit === 'year') return { startMs: openedMs, endMs: afterMonths(unitTime * monthsPerYear, openedMs) };
  return { startMs: openedMs, endMs: openedMs + fixedMs[timeUnit] * unitTime };
};

/** Of a window that slides, months and years are as long as the longest: none of them may hold more than the limit. */
const longestDays = { month: 31, year: 366 } as const;
const lengthMsOf = ({ timeUnit, unitTime }: WindowLength): number => unitTime * (timeUnit === 'month' || timeUnit === 'year' ? longestDays[timeUnit] * fixedMs.day : fixedMs[timeUnit]);

export interface SlidingSlot {
  /** In which a moment lies; slots stand on the clock side by side. */
  readonly slot: QuotaWindow;
  /** So many slots in a row a full window can touch: together they may not hold more than the limit. */
  readonly span: number;
}

const slotsAtMost = 30;
const slotsAtLeast = 4;
const shortestSlotMs = 1_000;

/**
 * A window that slides, in slots: wherever a window of the limit's length begins, it lies within `span` slots.
 *
 * Counting whole slots counts up to one slot too much: of `span` slots' time, `span - 1` are used. That is 3 % from half a
 * minute on; windows below have fewer slots, as leases end with their slot and have to be worth asking for.
 */
export const slidingSlot = (length: WindowLength, nowMs: number): SlidingSlot => {
  const lengthMs = lengthMsOf(length);
  const slots = Math.min(slotsAtMost, Math.max(slotsAtLeast, Math.floor(lengthMs / shortestSlotMs)));
  const widthMs = Math.ceil(lengthMs / slots);
  const startMs = Math.floor(nowMs / widthMs) * widthMs;
  return { slot: { startMs, endMs: startMs + widthMs }, span: slots + 1 };
};
