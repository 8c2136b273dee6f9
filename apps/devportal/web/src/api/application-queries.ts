import { answer, answerWith } from '@quintet/web-kit';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, type Schemas } from '.';

export type Application = Schemas['Application'];
export type ApplicationInfo = Schemas['ApplicationInfo'];
export type ApplicationKey = Schemas['ApplicationKey'];
export type ApiKey = Schemas['ApiKey'];
export type Subscription = Schemas['Subscription'];
export type Usage = Schemas['Usage'];
export type ExplainedCall = Schemas['ExplainedCall'];
export type KeyType = ApplicationKey['keyType'];
export const keyTypes = ['PRODUCTION', 'SANDBOX'] as const satisfies readonly KeyType[];

export interface ListRequest {
  readonly limit: number;
  readonly offset: number;
}

/** What a reader may choose from is never longer. */
const whole = 500;

export const applicationsPageQuery = ({ query, limit, offset }: ListRequest & { readonly query: string }) =>
  queryOptions({
    queryKey: ['applications', { query, limit, offset }],
    queryFn: ({ signal }) => answer(api.GET('/applications', { params: { query: { query, limit, offset } }, signal })),
    placeholderData: keepPreviousData,
  });

/** With the entity tag, which a change sends back. */
export const applicationQuery = (applicationId: string) =>
  queryOptions({
    queryKey: ['application', applicationId],
    queryFn: async ({ signal }) => {
      const { data, etag } = await answerWith(api.GET('/applications/{applicationId}', { params: { path: { applicationId } }, signal }));
      return { application: data, etag };
    },
  });

export const applicationPoliciesQuery = () =>
  queryOptions({
    queryKey: ['policies', 'application'],
    queryFn: ({ signal }) => answer(api.GET('/throttling-policies/{policyLevel}', { params: { path: { policyLevel: 'application' }, query: { limit: whole } }, signal })),
    staleTime: 60_000,
  });

export const keyManagersQuery = () => queryOptions({ queryKey: ['key-managers'], queryFn: ({ signal }) => answer(api.GET('/key-managers', { signal })), staleTime: 60_000 });

export const apiKeysQuery = (applicationId: string, keyType: KeyType) =>
  queryOptions({
    queryKey: ['api-keys', applicationId, keyType],
    queryFn: ({ signal }) => answer(api.GET('/applications/{applicationId}/api-keys/{keyType}', { params: { path: { applicationId, keyType } }, signal })),
  });

export const subscriptionsOfApplicationQuery = (applicationId: string, { limit, offset }: ListRequest) =>
  queryOptions({
    queryKey: ['subscriptions', { applicationId, limit, offset }],
    queryFn: ({ signal }) => answer(api.GET('/subscriptions', { params: { query: { applicationId, limit, offset } }, signal })),
    placeholderData: keepPreviousData,
  });

export const subscriptionUsageQuery = (subscriptionId: string) =>
  queryOptions({
    queryKey: ['subscription-usage', subscriptionId],
    queryFn: ({ signal }) => answer(api.GET('/subscriptions/{subscriptionId}/usage', { params: { path: { subscriptionId } }, signal })),
    refetchInterval: 15_000,
  });

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
/** What may be looked at, each by points that its chart has room for. */
export const usageRanges = {
  hour: { lengthMs: hourMs, granularity: 'minute' },
  day: { lengthMs: dayMs, granularity: 'hour' },
  week: { lengthMs: 7 * dayMs, granularity: 'hour' },
  month: { lengthMs: 30 * dayMs, granularity: 'day' },
} as const;
export type UsageRange = keyof typeof usageRanges;

/** Usage until now; asked for again while it is looked at. */
export const applicationUsageQuery = (applicationId: string, range: UsageRange, groupBy: 'version' | 'status' | 'error') =>
  queryOptions({
    queryKey: ['application-usage', applicationId, range, groupBy],
    queryFn: ({ signal }) => {
      const { lengthMs, granularity } = usageRanges[range];
      const query = { from: new Date(Date.now() - lengthMs).toISOString(), granularity, groupBy };
      return answer(api.GET('/applications/{applicationId}/usage', { params: { path: { applicationId }, query }, signal }));
    },
    refetchInterval: 15_000,
    placeholderData: keepPreviousData,
  });

export const explanationQuery = (requestId: string) =>
  queryOptions({
    queryKey: ['explanation', requestId],
    queryFn: ({ signal }) => answer(api.GET('/explain/{requestId}', { params: { path: { requestId } }, signal })),
    retry: false,
    staleTime: 60_000,
  });
