import type { ApiCatalogueEntry, ApplicationPolicy, SubscriptionPolicy } from '@quintet/contracts';
import type { FollowedState } from '../../followed-state';
import type { Viewer } from '../../viewer';

/** A business plan of an API. Undefined where the hub has not told of the plan (yet): its name is all there is. */
export interface Plan {
  readonly name: string;
  readonly policy: SubscriptionPolicy | undefined;
}

/** ALLOW: only users with one of the roles. DENY: everybody without any of them. */
export const permits = ({ permissions }: Pick<SubscriptionPolicy, 'permissions'>, { roles }: Pick<Viewer, 'roles'>): boolean => {
  if (permissions === null) return true;
  const has = permissions.roles.some((role) => roles.includes(role));
  return permissions.type === 'ALLOW' ? has : !has;
};

const byName = (a: { readonly name: string }, b: { readonly name: string }): number => a.name.localeCompare(b.name);

/** Throttling policies that a developer may choose from, as the traffic manager's events tell them. */
export const createPolicies = ({ applicationPolicies, subscriptionPolicies }: Pick<FollowedState, 'applicationPolicies' | 'subscriptionPolicies'>) => ({
  /** Plans that an API offers to a viewer. */
  plansFor: (api: Pick<ApiCatalogueEntry, 'organization' | 'policies'>, viewer: Pick<Viewer, 'roles'>): readonly Plan[] =>
    api.policies
      .map((name) => ({ name, policy: subscriptionPolicies.get(`${api.organization}/${name}`) }))
      .filter(({ policy }) => policy === undefined || permits(policy, viewer)),
  subscriptionPolicies: (viewer: Viewer): readonly SubscriptionPolicy[] =>
    [...subscriptionPolicies.values()].filter((policy) => policy.organization === viewer.organization && permits(policy, viewer)).sort(byName),
  applicationPolicies: (organization: string): readonly ApplicationPolicy[] =>
    [...applicationPolicies.values()].filter((policy) => policy.organization === organization).sort(byName),
});
export type Policies = ReturnType<typeof createPolicies>;
