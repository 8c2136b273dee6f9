import { PUBLISHER_API, type Feature, type PublisherParts } from '../../feature';
import { createRestoreRevision } from './restore-revision';
import { revisionRoutes } from './revision-routes';

export { definitionOfRevision, requireRevision, type StoredRevision } from './revision-store';

/** Immutable snapshots of APIs: made, listed, deleted, restored. */
export const revisionsFeature = (parts: PublisherParts): Feature => ({
  routers: [{ base: PUBLISHER_API, router: revisionRoutes(parts, createRestoreRevision(parts)) }],
});
