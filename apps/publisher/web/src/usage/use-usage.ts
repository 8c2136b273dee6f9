import { answer } from '@quintet/web-kit';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { publisher, type Schema } from '../api/client';

export type Usage = Schema<'Usage'>;
export type UsageGroup = Schema<'UsageGroup'>;
export type Grouping = 'version' | 'operation' | 'application' | 'status' | 'error';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** What may be looked at, each by points that its chart has room for. */
export const usageRanges = {
  hour: { lengthMs: hourMs, granularity: 'minute' },
  day: { lengthMs: dayMs, granularity: 'hour' },
  week: { lengthMs: 7 * dayMs, granularity: 'hour' },
  month: { lengthMs: 30 * dayMs, granularity: 'day' },
  year: { lengthMs: 365 * dayMs, granularity: 'day' },
} as const;
export type UsageRange = keyof typeof usageRanges;
export const isUsageRange = (name: string): name is UsageRange => Object.hasOwn(usageRanges, name);

const refreshMs = 15_000;

/** Usage until now, of one API or of all; it is asked for again while it is looked at. */
export const useUsage = (range: UsageRange, groupBy: Grouping, apiId?: string) =>
  useQuery({
    queryKey: ['usage', apiId ?? 'all', range, groupBy],
    queryFn: ({ signal }) => {
      const { lengthMs, granularity } = usageRanges[range];
      const query = { from: new Date(Date.now() - lengthMs).toISOString(), granularity, groupBy };
      return apiId === undefined ? answer(publisher.GET('/usage', { params: { query }, signal })) : answer(publisher.GET('/apis/{apiId}/usage', { params: { path: { apiId }, query }, signal }));
    },
    refetchInterval: refreshMs,
    placeholderData: keepPreviousData,
  });
