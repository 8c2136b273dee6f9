import { apiPolicyChanged, applicationChanged, applicationPolicyChanged, gatewayReported, subscriptionChanged, subscriptionPolicyChanged } from '@quintet/contracts';
import { createProjection, type EventBus } from '@quintet/messaging';
import type { Component, ReadinessCheck } from '@quintet/service-kit';

/** What other services own and the publisher looks at, in memory. */
export const followState = (bus: Pick<EventBus, 'readState'>) => {
  const apiPolicies = createProjection(bus, apiPolicyChanged);
  const subscriptionPolicies = createProjection(bus, subscriptionPolicyChanged);
  const applicationPolicies = createProjection(bus, applicationPolicyChanged);
  const applications = createProjection(bus, applicationChanged);
  const subscriptions = createProjection(bus, subscriptionChanged);
  const gateways = createProjection(bus, gatewayReported);
  const all = [apiPolicies, subscriptionPolicies, applicationPolicies, applications, subscriptions, gateways];
  const components: readonly Component[] = all;
  const readiness: readonly ReadinessCheck[] = all.map((one) => one.readiness);
  return { apiPolicies, subscriptionPolicies, applicationPolicies, applications, subscriptions, gateways, components, readiness };
};
export type FollowedState = ReturnType<typeof followState>;
