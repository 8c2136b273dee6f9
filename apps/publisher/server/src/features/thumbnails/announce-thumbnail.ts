import { apiContentChanged } from '@quintet/contracts';
import type { Outbox } from '@quintet/outbox';
import type { Database, Db } from '@quintet/persistence';
import { everyThumbnail, type Thumbnail } from './thumbnail-store';

export const announceThumbnail = (db: Db, outbox: Outbox, { organization, apiId, mediaType, bytes }: Thumbnail): Promise<void> =>
  outbox.put(db, apiContentChanged, { kind: 'thumbnail', apiId, organization, mediaType, base64: bytes.toString('base64') });

export const withdrawThumbnail = (db: Db, outbox: Outbox, apiId: string): Promise<void> => outbox.remove(db, apiContentChanged, `${apiId}/thumbnail`);

const batch = 20;

/** Puts every thumbnail on the outbox, some at a time. */
export const republishThumbnails = async (database: Database, outbox: Outbox): Promise<void> => {
  for (let after: Pick<Thumbnail, 'organization' | 'apiId'> | undefined = { organization: '', apiId: '' }; after; ) {
    const from = after;
    const thumbnails: Thumbnail[] = await database.inTransaction(async (db) => {
      const found = await everyThumbnail(db, from, batch);
      for (const thumbnail of found) await announceThumbnail(db, outbox, thumbnail);
      return found;
    });
    after = thumbnails.length < batch ? undefined : thumbnails.at(-1);
  }
};
