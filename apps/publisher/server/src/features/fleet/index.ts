import { ADMIN_API, type Feature, type PublisherParts } from '../../feature';
import { createEnvironmentStore } from '../environments';
import { fleetRoutes } from './fleet-routes';
import { createListGateways } from './list-gateways';

/** The gateways of an environment: which live, and how far each of them has come. */
export const fleetFeature = (parts: PublisherParts): Feature => ({
  routers: [{ base: ADMIN_API, router: fleetRoutes(parts.guard, createListGateways(parts, createEnvironmentStore(parts))) }],
});
