import type { Subscription } from '@quintet/contracts';
import type { FollowedState } from '../../followed-state';

type Known = Pick<FollowedState, 'subscriptions' | 'applications'>;

const countOf = ({ subscriptions }: Known, applicationId: string): number => {
  let count = 0;
  for (const one of subscriptions.values()) if (one.applicationId === applicationId) count += 1;
  return count;
};

/** A subscription as publishers see it. An application that is not known yet has no name. */
export const presentSubscription = (known: Known, { id, applicationId, policy, state, subscriber }: Subscription) => {
  const application = known.applications.get(applicationId);
  return {
    subscriptionId: id,
    applicationInfo: {
      applicationId,
      name: application?.name ?? '',
      subscriber,
      description: application?.description ?? '',
      subscriptionCount: countOf(known, applicationId),
    },
    throttlingPolicy: policy,
    subscriptionStatus: state,
  };
};

export interface SubscriptionFilter {
  readonly organization: string;
  readonly apiId: string | undefined;
  /** In the application's name, the subscriber's or the plan's; upper and lower case are the same. */
  readonly query: string;
}

/** Newest first. */
export const filterSubscriptions = ({ subscriptions, applications }: Known, { organization, apiId, query }: SubscriptionFilter): Subscription[] => {
  const wanted = query.trim().toLowerCase();
  const matches = ({ applicationId, subscriber, policy }: Subscription): boolean =>
    wanted === '' || [applications.get(applicationId)?.name ?? '', subscriber, policy].some((text) => text.toLowerCase().includes(wanted));
  return [...subscriptions.values()]
    .filter((one) => one.organization === organization && (apiId === undefined || one.apiId === apiId) && matches(one))
    .sort((a, b) => b.createdMs - a.createdMs || a.id.localeCompare(b.id));
};
