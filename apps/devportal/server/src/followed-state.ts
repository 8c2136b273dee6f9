import { apiChanged, applicationPolicyChanged, environmentChanged, keyManagerChanged, subscriptionPolicyChanged } from '@quintet/contracts';
import { createProjection, type EventBus } from '@quintet/messaging';
import type { Component, ReadinessCheck } from '@quintet/service-kit';

/** What other services own and the portal looks at, in memory. What is too large for that is kept by the catalogue's content store. */
export const followState = (bus: Pick<EventBus, 'readState'>) => {
  const apis = createProjection(bus, apiChanged);
  const environments = createProjection(bus, environmentChanged);
  const applicationPolicies = createProjection(bus, applicationPolicyChanged);
  const subscriptionPolicies = createProjection(bus, subscriptionPolicyChanged);
  const keyManagers = createProjection(bus, keyManagerChanged);
  const all = [apis, environments, applicationPolicies, subscriptionPolicies, keyManagers];
  const components: readonly Component[] = all;
  const readiness: readonly ReadinessCheck[] = all.map((one) => one.readiness);
  return { apis, environments, applicationPolicies, subscriptionPolicies, keyManagers, components, readiness };
};
export type FollowedState = ReturnType<typeof followState>;
