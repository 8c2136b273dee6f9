import { PUBLISHER_API, type Feature, type PublisherParts } from '../../feature';
import { createChangeApi, createCreateApi } from '../apis';
import { definitionRoutes } from './definition-routes';

/** OpenAPI definitions: APIs made from them, checked, read and replaced. */
export const definitionsFeature = (parts: PublisherParts): Feature => ({
  routers: [{ base: PUBLISHER_API, router: definitionRoutes(parts, { createApi: createCreateApi(parts), changeApi: createChangeApi(parts) }) }],
});
