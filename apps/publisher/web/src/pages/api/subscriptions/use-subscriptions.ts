import { answer } from '@quintet/web-kit';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { publisher, type Schema } from '../../../api/client';
import { apiKeys } from '../../../apis/use-api';

export type Subscription = Schema<'Subscription'>;
export type SubscriptionState = Subscription['subscriptionStatus'];
type SubscriptionList = Schema<'SubscriptionList'>;

const keyOf = (apiId: string) => [...apiKeys.of(apiId), 'subscriptions'];
/** The developer portal keeps subscriptions; until its word has come back, the list says what was answered. */
const echoMs = 1_500;

export const useSubscriptions = (apiId: string, { query, limit, offset }: { readonly query: string; readonly limit: number; readonly offset: number }) =>
  useQuery({
    queryKey: [...keyOf(apiId), 'list', query, limit, offset],
    queryFn: ({ signal }) => answer(publisher.GET('/subscriptions', { params: { query: { apiId, query, limit, offset } }, signal })),
    placeholderData: keepPreviousData,
  });

export const useSubscriptionUsage = (subscriptionId: string, isWanted: boolean) =>
  useQuery({
    queryKey: ['subscription-usage', subscriptionId],
    enabled: isWanted,
    staleTime: 30_000,
    retry: false,
    queryFn: ({ signal }) => answer(publisher.GET('/subscriptions/{subscriptionId}/usage', { params: { path: { subscriptionId } }, signal })),
  });

/** The plans that the API offers, as far as they exist. */
export const useOfferedPlans = (apiId: string, isWanted: boolean) =>
  useQuery({
    queryKey: [...apiKeys.of(apiId), 'plans'],
    enabled: isWanted,
    queryFn: ({ signal }) => answer(publisher.GET('/apis/{apiId}/subscription-policies', { params: { path: { apiId } }, signal })),
  });

/** What can be done with a subscription. @throws ApiProblem */
export const useSubscriptionCalls = (apiId: string) => {
  const client = useQueryClient();
  const show = (subscriptionId: string, change: Partial<Subscription>): void => {
    client.setQueriesData<SubscriptionList>({ queryKey: [...keyOf(apiId), 'list'] }, (known) => known && { ...known, list: known.list.map((one) => (one.subscriptionId === subscriptionId ? { ...one, ...change } : one)) });
    setTimeout(() => void client.invalidateQueries({ queryKey: keyOf(apiId) }), echoMs);
  };
  return {
    setState: async (subscriptionId: string, state: SubscriptionState): Promise<void> => {
      await (state === 'UNBLOCKED'
        ? answer(publisher.POST('/subscriptions/unblock-subscription', { params: { query: { subscriptionId } } }))
        : answer(publisher.POST('/subscriptions/block-subscription', { params: { query: { subscriptionId, blockState: state } } })));
      show(subscriptionId, { subscriptionStatus: state });
    },
    setPlan: async (subscriptionId: string, businessPlan: string): Promise<void> => {
      await answer(publisher.POST('/subscriptions/change-business-plan', { params: { query: { subscriptionId, businessPlan } } }));
      show(subscriptionId, { throttlingPolicy: businessPlan });
      void client.invalidateQueries({ queryKey: ['subscription-usage', subscriptionId] });
    },
  };
};
