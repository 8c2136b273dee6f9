import type { UsageSettings } from './usage-settings';

export const granularities = ['minute', 'hour', 'day'] as const;
export type Granularity = (typeof granularities)[number];

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
/** Days are those of UTC. */
export const lengthMs: Readonly<Record<Granularity, number>> = { minute: minuteMs, hour: 60 * minuteMs, day: dayMs };

export const startOf = (granularity: Granularity, ms: number): number => ms - (ms % lengthMs[granularity]);

/** What began before is kept no longer. */
export const keptSinceMs = ({ minutesKeptDays, hoursKeptDays, daysKeptDays }: UsageSettings, granularity: Granularity, nowMs: number): number =>
  startOf(granularity, Math.max(0, nowMs - { minute: minutesKeptDays, hour: hoursKeptDays, day: daysKeptDays }[granularity] * dayMs));
