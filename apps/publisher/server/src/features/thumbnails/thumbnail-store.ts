import { sql, type Db } from '@quintet/persistence';

export interface Thumbnail {
  readonly organization: string;
  readonly apiId: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
}

const columns = sql`api_thumbnail.organization, api_thumbnail.api_id as "apiId", api_thumbnail.media_type as "mediaType", api_thumbnail.bytes`;

export const findThumbnail = async (db: Db, organization: string, apiId: string): Promise<Thumbnail | undefined> => {
  const [row] = await db.rows<Thumbnail>(sql`
    select ${columns}
      from api_thumbnail
     where api_thumbnail.organization = ${organization} and api_thumbnail.api_id = ${apiId}`);
  return row;
};

export const writeThumbnail = async (db: Db, { organization, apiId, mediaType, bytes }: Thumbnail, at: Date): Promise<void> => {
  await db.rows(sql`
    insert into api_thumbnail (organization, api_id, media_type, bytes, updated_at)
    values (${organization}, ${apiId}, ${mediaType}, ${bytes}, ${at})
    on conflict (organization, api_id) do update
       set media_type = excluded.media_type, bytes = excluded.bytes, updated_at = excluded.updated_at`);
};

/** @returns whether there was one */
export const deleteThumbnail = async (db: Db, organization: string, apiId: string): Promise<boolean> => {
  const gone = await db.rows(sql`
    delete from api_thumbnail
     where api_thumbnail.organization = ${organization} and api_thumbnail.api_id = ${apiId}
    returning api_thumbnail.api_id`);
  return gone.length > 0;
};

export const everyThumbnail = (db: Db, after: { organization: string; apiId: string }, limit: number): Promise<Thumbnail[]> =>
  db.rows<Thumbnail>(sql`
    select ${columns}
      from api_thumbnail
     where (api_thumbnail.organization, api_thumbnail.api_id) > (${after.organization}, ${after.apiId})
     order by api_thumbnail.organization, api_thumbnail.api_id
     limit ${limit}`);
