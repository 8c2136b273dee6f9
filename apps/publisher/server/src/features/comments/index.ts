import { createDevportalOperations } from '../../devportal-operations';
import { PUBLISHER_API, type Feature, type PublisherParts } from '../../feature';
import { commentRoutes } from './comment-routes';

/** What people say about an API. The developer portal owns it; publishers read and answer. */
export const commentsFeature = (parts: PublisherParts): Feature => ({
  routers: [{ base: PUBLISHER_API, router: commentRoutes(parts, createDevportalOperations(parts)) }],
});
