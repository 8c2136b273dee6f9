import { requestsServed } from '@quintet/contracts';
import { createUsage } from '@quintet/usage-rollup';
import { DEVPORTAL_API, type DevportalParts, type Feature } from '../../feature';
import { applicationUsageRoutes, type ApplicationUsageParts } from './application-usage-routes';
import { usageRoutes, type UsageRoutesParts } from './usage-routes';

/** How much of the quotas is used, which the traffic manager knows, and what became of the calls, which is counted here from what the gateways tell. */
export const usageFeature = (
  { bus, config, database, guard, clock, logger, metrics, followed }: DevportalParts,
  deps: Omit<UsageRoutesParts, 'guard' | 'clock' | 'planOf'> & Pick<ApplicationUsageParts, 'applications'>,
): Feature => {
  const usage = createUsage({ service: 'devportal', subject: 'application', consume: (handler) => bus.consume(requestsServed, 'devportal', handler), database, settings: config.usage, clock, logger, metrics });
  return {
    routers: [
      { base: DEVPORTAL_API, router: usageRoutes({ guard, clock, planOf: (organization, name) => followed.subscriptionPolicies.get(`${organization}/${name}`), ...deps }) },
      { base: DEVPORTAL_API, router: applicationUsageRoutes({ guard, usage, applications: deps.applications }) },
    ],
    components: usage.components,
  };
};
