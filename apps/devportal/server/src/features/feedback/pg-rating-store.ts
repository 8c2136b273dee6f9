import { sql, type Db } from '@quintet/persistence';
import type { Rating, RatingStore } from './rating-store';

interface Row {
  readonly id: string;
  readonly api_id: string;
  readonly username: string;
  readonly rating: number;
}
const ratingOf = ({ id, api_id, username, rating }: Row): Rating => ({ id, apiId: api_id, username, rating });

export const createPgRatingStore = (db: Db): RatingStore => {
  const averages: RatingStore['averages'] = async (organization, apiIds) => {
    if (apiIds.length === 0) return new Map();
    const rows = await db.rows<{ api_id: string; average: number }>(sql`
      select rating.api_id, avg(rating.rating)::float8 as average
        from rating
       where rating.organization = ${organization} and rating.api_id = any(${apiIds}::text[])
       group by rating.api_id`);
    return new Map(rows.map(({ api_id, average }) => [api_id, average]));
  };
  return {
    put: async (organization, { id, apiId, username, rating }) => {
      const [row] = await db.rows<Row>(sql`
        insert into rating (organization, api_id, username, id, rating, rated_at)
        values (${organization}, ${apiId}, ${username}, ${id}, ${rating}, now())
        on conflict (organization, api_id, username) do update
           set rating = excluded.rating, rated_at = excluded.rated_at
        returning rating.id, rating.api_id, rating.username, rating.rating`);
      return ratingOf(row as Row);
    },
    find: async (organization, apiId, username) => {
      const [row] = await db.rows<Row>(sql`
        select rating.id, rating.api_id, rating.username, rating.rating
          from rating
         where rating.organization = ${organization} and rating.api_id = ${apiId} and rating.username = ${username}`);
      return row && ratingOf(row);
    },
    remove: async (organization, apiId, username) => {
      await db.rows(sql`
        delete from rating
         where rating.organization = ${organization} and rating.api_id = ${apiId} and rating.username = ${username}`);
    },
    list: async (organization, apiId, { limit, offset }) => {
      const [counted] = await db.rows<{ total: number }>(sql`
        select count(*)::int as total
          from rating
         where rating.organization = ${organization} and rating.api_id = ${apiId}`);
      const rows = await db.rows<Row>(sql`
        select rating.id, rating.api_id, rating.username, rating.rating
          from rating
         where rating.organization = ${organization} and rating.api_id = ${apiId}
         order by rating.rated_at desc, rating.username
         limit ${limit} offset ${offset}`);
      return { ratings: rows.map(ratingOf), total: counted?.total ?? 0 };
    },
    removeOfApi: async (apiId) => void (await db.rows(sql`delete from rating where rating.api_id = ${apiId}`)),
    averages,
  };
};
