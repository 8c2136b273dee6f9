import { DEVPORTAL_API, type DevportalParts, type Feature } from '../../feature';
import { createPolicies, type Policies } from './policies';
import { policyRoutes } from './policy-routes';

export { presentSubscriptionPolicy, presentTier } from './present-policy';
export type { Plan, Policies } from './policies';

export const policiesFeature = ({ guard, followed }: DevportalParts): Feature & { readonly policies: Policies } => {
  const policies = createPolicies(followed);
  return { policies, routers: [{ base: DEVPORTAL_API, router: policyRoutes({ guard, policies }) }] };
};
