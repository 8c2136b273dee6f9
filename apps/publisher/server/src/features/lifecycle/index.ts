import { PUBLISHER_API, type Feature, type PublisherParts } from '../../feature';
import { createChangeLifecycle } from './change-lifecycle';
import { lifecycleRoutes } from './lifecycle-routes';

/** The states of an API from CREATED to RETIRED. */
export const lifecycleFeature = (parts: PublisherParts): Feature => ({
  routers: [{ base: PUBLISHER_API, router: lifecycleRoutes(parts, createChangeLifecycle(parts)) }],
});
