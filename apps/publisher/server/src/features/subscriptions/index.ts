import { createDevportalOperations } from '../../devportal-operations';
import { PUBLISHER_API, type Feature, type PublisherParts } from '../../feature';
import { subscriptionRoutes } from './subscription-routes';

/** Who has subscribed to the APIs. The developer portal owns subscriptions; publishers list, block and re-plan them. */
export const subscriptionsFeature = (parts: PublisherParts): Feature => ({
  routers: [{ base: PUBLISHER_API, router: subscriptionRoutes(parts, createDevportalOperations(parts)) }],
});
