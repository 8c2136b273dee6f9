import { createTrafficOperations, internalScopes, serviceClients } from '@quintet/control-plane';
import { createDevportalOperations } from '../../devportal-operations';
import { PUBLISHER_API, type Feature, type PublisherParts } from '../../feature';
import { problems } from '../../problems';
import { subscriptionRoutes } from './subscription-routes';
import { usageRoutes } from './usage-routes';

/** Who has subscribed to the APIs. The developer portal owns subscriptions; publishers list, block and re-plan them. */
export const subscriptionsFeature = (parts: PublisherParts): Feature => {
  const { keyManagerUrl, clientSecret, trafficManagerUrl } = parts.config;
  const traffic = createTrafficOperations({ keyManagerUrl, clientId: serviceClients.publisher.clientId, clientSecret, scopes: [internalScopes.viewQuotas], clock: parts.clock, trafficManagerUrl, away: problems.TRAFFIC_MANAGER_AWAY });
  return {
    routers: [
      { base: PUBLISHER_API, router: subscriptionRoutes(parts, createDevportalOperations(parts)) },
      { base: PUBLISHER_API, router: usageRoutes(parts, traffic) },
    ],
  };
};
