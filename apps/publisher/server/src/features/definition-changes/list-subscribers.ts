import type { FollowedState } from '../../followed-state';

/** In one answer; the count is whole. */
const maxListed = 1_000;

/** The applications that are subscribed to an API, by name: whoever a breaking change concerns. */
export const listSubscribers = ({ subscriptions, applications }: Pick<FollowedState, 'subscriptions' | 'applications'>, organization: string, apiId: string) => {
  const all = [...subscriptions.values()]
    .filter((one) => one.organization === organization && one.apiId === apiId)
    .map(({ id, applicationId, policy, state, subscriber }) => {
      const application = applications.get(applicationId);
      return { subscriptionId: id, applicationId, name: application?.name ?? '', owner: application?.owner ?? subscriber, plan: policy, status: state };
    })
    .sort((a, b) => a.name.localeCompare(b.name) || a.subscriptionId.localeCompare(b.subscriptionId));
  return { count: all.length, list: all.slice(0, maxListed) };
};
