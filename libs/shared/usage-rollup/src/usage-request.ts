import { z } from 'zod';
import { granularities, lengthMs, startOf, type Granularity } from './granularity';
import type { PerspectiveName } from './perspective';

export const usageGroupings = ['api', 'version', 'operation', 'application', 'status', 'error'] as const;
export type UsageGrouping = (typeof usageGroupings)[number];

/** What may be grouped by, of which subject. */
export const groupingsOf: Readonly<Record<PerspectiveName, readonly UsageGrouping[]>> = { api: usageGroupings, application: ['api', 'version', 'status', 'error'] };

export interface UsageRequest {
  /** The first moment that counts, and the first that does not: both are beginnings of buckets. */
  readonly fromMs: number;
  readonly toMs: number;
  readonly granularity: Granularity;
  readonly groupBy: UsageGrouping | undefined;
  /** Groups that are told, by calls; those beyond are told together. */
  readonly limit: number;
}

const hourMs = lengthMs.hour;
const dayMs = lengthMs.day;
const defaultRangeMs = dayMs;
const maxBuckets = 750;
/** Beyond them a time series is better told by the next level. */
const finest = (rangeMs: number): Granularity => (rangeMs <= 6 * hourMs ? 'minute' : rangeMs <= 14 * dayMs ? 'hour' : 'day');

const moment = z.iso
  .datetime({ offset: true, error: 'is a date and time as in 2026-01-31T12:00:00Z' })
  .transform((text) => Date.parse(text))
  .refine((ms) => ms >= 0, 'lies before 1970');

/** Absent: the last 24 hours, at the level that suits the range. @throws ZodError for a range that is none, or too long for its level */
export const readUsageRequest = (query: unknown, nowMs: number, groupings: readonly UsageGrouping[] = usageGroupings): UsageRequest =>
  z
    .object({
      from: moment.optional(),
      to: moment.optional(),
      granularity: z.enum(granularities).optional(),
      groupBy: z.enum(groupings).optional(),
      limit: z.coerce.number().int().min(1).max(50).default(10),
    })
    .transform(({ from, to, granularity, groupBy, limit }, context): UsageRequest => {
      const end = to ?? (from === undefined ? nowMs : Math.max(nowMs, from + 1));
      const begin = from ?? Math.max(0, end - defaultRangeMs);
      if (begin >= end) context.addIssue({ code: 'custom', path: ['from'], message: 'must lie before the end of the range' });
      const level = granularity ?? finest(end - begin);
      const fromMs = startOf(level, begin);
      const toMs = startOf(level, end - 1) + lengthMs[level];
      if ((toMs - fromMs) / lengthMs[level] > maxBuckets) context.addIssue({ code: 'custom', path: ['granularity'], message: `that is a range of more than ${maxBuckets} ${level}s: ask for a coarser one or a shorter range` });
      return { fromMs, toMs, granularity: level, groupBy, limit };
    })
    .parse(query);
