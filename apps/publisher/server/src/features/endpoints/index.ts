import { PUBLISHER_API, type Feature, type PublisherParts } from '../../feature';
import { endpointRoutes } from './endpoint-routes';

/** Backends of APIs: whether one answers. */
export const endpointsFeature = (parts: PublisherParts): Feature => ({
  routers: [{ base: PUBLISHER_API, router: endpointRoutes(parts) }],
});
