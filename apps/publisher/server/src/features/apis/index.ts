import type { Feature, PublisherParts } from '../../feature';
import { republishApis } from './announce-api';

export type { StoredApi } from './api';
export { contextOf, defaultContextOf } from './api';
export type { ApiBody, ApiOperation } from './api-schema';
export { lockApi, requireApi } from './api-store';
export { createAnnounceApi } from './announce-api';

/** APIs: made, read, listed, changed, deleted. */
export const apisFeature = ({ outbox }: PublisherParts): Feature => ({
  routers: [],
  republish: (database) => republishApis(database, outbox),
});
