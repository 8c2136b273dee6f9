import { apiChanged, applicationChanged, subscriptionChanged, type EventData, type StateDefinition } from '@quintet/contracts';
import type { EventBus, StateReader } from '@quintet/messaging';
import type { Component, ReadinessCheck } from '@quintet/service-kit';
import { createTally, type Tally } from './tally';

/** What the traffic manager must know of the state of other services; kept as counts, not as copies. */
export interface Neighbours extends Component {
  /** How many applications, subscriptions or APIs are limited by the policy; none refer to a custom one. */
  countUsers(kind: 'application' | 'subscription' | 'advanced' | 'custom', organization: string, policy: string): number;
  hasApi(organization: string, context: string): boolean;
  hasApplication(organization: string, owner: string, name: string): boolean;
  /** What names the quota of a subscription. */
  findSubscription(organization: string, id: string): { readonly applicationId: string; readonly policy: string; readonly api: { readonly context: string; readonly version: string } } | undefined;
  readonly readiness: ReadinessCheck;
}

const fact = (...told: readonly string[]): string => JSON.stringify(told);
const parts = (told: string | undefined): readonly string[] => (told === undefined ? [] : (JSON.parse(told) as string[]));

export const followNeighbours = (bus: Pick<EventBus, 'readState'>): Neighbours => {
  const apis = createTally();
  const applications = createTally();
  const subscriptions = createTally();
  /** As one text each: there may be many. */
  const subscribed = new Map<string, string>();
  const addresses = new Map<string, string>();
  let readers: StateReader[] = [];

  const follow = <E extends StateDefinition>(definition: E, tally: Tally, factsOf: (data: EventData<E>) => readonly string[]): StateReader =>
    bus.readState(definition, (change) => {
      tally.set(change.key, change.kind === 'upsert' ? factsOf(change.data) : []);
      if (change.kind !== 'upsert') for (const known of [subscribed, addresses]) known.delete(change.key);
    });

  const policyTallies = { application: applications, subscription: subscriptions, advanced: apis };

  return {
    name: 'state of other services',
    countUsers: (kind, organization, policy) => (kind === 'custom' ? 0 : policyTallies[kind].count(fact('policy', organization, policy))),
    hasApi: (organization, context) => apis.count(fact('context', organization, context)) > 0,
    hasApplication: (organization, owner, name) => applications.count(fact('name', organization, owner, name)) > 0,
    findSubscription: (organization, id) => {
      const [owner, applicationId = '', apiId = '', policy = ''] = parts(subscribed.get(id));
      const [context, version] = parts(addresses.get(apiId));
      return owner === organization && context !== undefined && version !== undefined ? { applicationId, policy, api: { context, version } } : undefined;
    },
    readiness: { name: 'state of other services', failing: () => (readers.length > 0 && readers.every((one) => one.isCaughtUp()) ? undefined : 'APIs, applications and subscriptions are still being read') },
    start: async () => {
      readers = [
        follow(apiChanged, apis, ({ id, organization, context, version, apiThrottlingPolicy, operations }) => {
          addresses.set(id, fact(context, version));
          const policies = new Set([apiThrottlingPolicy ?? [], operations.map(({ throttlingPolicy }) => throttlingPolicy)].flat());
          return [fact('context', organization, context), ...[...policies].map((policy) => fact('policy', organization, policy))];
        }),
        follow(applicationChanged, applications, ({ organization, owner, name, policy }) => [fact('name', organization, owner, name), fact('policy', organization, policy)]),
        follow(subscriptionChanged, subscriptions, ({ id, organization, policy, applicationId, apiId }) => {
          subscribed.set(id, fact(organization, applicationId, apiId, policy));
          return [fact('policy', organization, policy)];
        }),
      ];
    },
    stop: async () => {
      await Promise.all(readers.map((one) => one.stop()));
      readers = [];
    },
  };
};
