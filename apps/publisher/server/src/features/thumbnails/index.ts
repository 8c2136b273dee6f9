import { PUBLISHER_API, type Feature, type PublisherParts } from '../../feature';
import { republishThumbnails, withdrawThumbnail } from './announce-thumbnail';
import { thumbnailRoutes } from './thumbnail-routes';
import { deleteThumbnail } from './thumbnail-store';

/** The picture of an API. */
export const thumbnailsFeature = (parts: PublisherParts): Feature => ({
  routers: [{ base: PUBLISHER_API, router: thumbnailRoutes(parts) }],
  republish: (database) => republishThumbnails(database, parts.outbox),
  forgetApi: async (db, organization, apiId) => {
    if (await deleteThumbnail(db, organization, apiId)) await withdrawThumbnail(db, parts.outbox, apiId);
  },
});
