import { PUBLISHER_API, type Feature, type PublisherParts } from '../../feature';
import { createRestoreRevision } from './restore-revision';
import { revisionRoutes, type DeploymentsOf } from './revision-routes';

export { definitionOfRevision, requireRevision, requireRevisionByNumber, type StoredRevision } from './revision-store';

/** Immutable snapshots of APIs: made, listed, deleted, restored. */
export const revisionsFeature = (parts: PublisherParts, deploymentsOf: DeploymentsOf): Feature => ({
  routers: [{ base: PUBLISHER_API, router: revisionRoutes(parts, createRestoreRevision(parts), deploymentsOf) }],
});
