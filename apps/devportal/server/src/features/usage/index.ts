import { DEVPORTAL_API, type DevportalParts, type Feature } from '../../feature';
import { usageRoutes, type UsageRoutesParts } from './usage-routes';

export const usageFeature = ({ guard, clock, followed }: DevportalParts, deps: Omit<UsageRoutesParts, 'guard' | 'clock' | 'planOf'>): Feature => ({
  routers: [{ base: DEVPORTAL_API, router: usageRoutes({ guard, clock, planOf: (organization, name) => followed.subscriptionPolicies.get(`${organization}/${name}`), ...deps }) }],
});
