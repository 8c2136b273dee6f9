import { PUBLISHER_API, type Feature, type PublisherParts } from '../../feature';
import { policyRoutes } from './policy-routes';

/** Look-ups of throttling policies, which the traffic manager owns. */
export const policiesFeature = (parts: PublisherParts): Feature => ({
  routers: [{ base: PUBLISHER_API, router: policyRoutes(parts) }],
});
