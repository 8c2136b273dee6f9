import { Router } from 'express';
import { PUBLISHER_API, type Feature, type PublisherParts } from '../../feature';
import { republishApis } from './announce-api';
import { apiRoutes } from './api-routes';
import { createChangeApi } from './change-api';
import { createCopyApi } from './copy-api';
import { createCreateApi } from './create-api';
import { createDeleteApi } from './delete-api';

export type { StoredApi } from './api';
export { contextOf, defaultContextOf } from './api';
export type { ApiBody, ApiOperation } from './api-schema';
export type { ConfiguredEndpoint, EndpointConfig } from './endpoint-schema';
export { findRevision, lockApi, requireApi, type RevisionOfApi } from './api-store';
export { createAnnounceApi } from './announce-api';
export { parseApiBody, parseNewApi } from './api-schema';
export { createChangeApi, createChangeApiWithin, type ChangeApi } from './change-api';
export { createCreateApi, type CreateApi } from './create-api';
export { parseApiQuery, type Condition } from './api-query';
export { apiMatches, contains, documentText } from './list-apis';
export { operationsFrom, readDefinition } from './definition';
export { entityTagOf, renderApi } from './render-api';

/** APIs: made, read, listed, changed, deleted. */
export const apisFeature = (parts: PublisherParts): Feature => {
  const { outbox } = parts;
  const createApi = createCreateApi(parts);
  const changeApi = createChangeApi(parts);
  const router = Router();
  router.use(apiRoutes(parts, { createApi, copyApi: createCopyApi(parts, createApi), changeApi, deleteApi: createDeleteApi(parts) }));
  return {
    routers: [{ base: PUBLISHER_API, router }],
    republish: (database) => republishApis(database, outbox),
  };
};
