import { PUBLISHER_API, type Feature, type PublisherParts } from '../../feature';
import { announceThumbnail, republishThumbnails, withdrawThumbnail } from './announce-thumbnail';
import { thumbnailRoutes } from './thumbnail-routes';
import { deleteThumbnail, findThumbnail, writeThumbnail } from './thumbnail-store';

/** The picture of an API. */
export const thumbnailsFeature = (parts: PublisherParts): Feature => ({
  routers: [{ base: PUBLISHER_API, router: thumbnailRoutes(parts) }],
  republish: (database) => republishThumbnails(database, parts.outbox),
  copyApi: async (db, organization, fromId, toId) => {
    const found = await findThumbnail(db, organization, fromId);
    if (!found) return;
    const thumbnail = { ...found, apiId: toId };
    await writeThumbnail(db, thumbnail, new Date(parts.clock.now()));
    await announceThumbnail(db, parts.outbox, thumbnail);
  },
  forgetApi: async (db, organization, apiId) => {
    if (await deleteThumbnail(db, organization, apiId)) await withdrawThumbnail(db, parts.outbox, apiId);
  },
});
