import { sql, type Database } from '@quintet/persistence';
import type { Clock } from '@quintet/service-kit';

const batch = 1_000;

/** Takes out what has ended by itself. @returns how many records */
export const pruneTokens = async (database: Database, clock: Clock): Promise<number> => {
  const records = await database.rows(sql`
      delete from oidc_record
       where (oidc_record.kind, oidc_record.id) in (
             select due.kind, due.id
               from oidc_record due
              where due.expires_at < now()
              limit ${batch}
                for update skip locked)
      returning oidc_record.id`);
  const tokens = await database.rows(sql`
      delete from issued_token
       where (issued_token.organization, issued_token.jti) in (
             select due.organization, due.jti
               from issued_token due
              where due.expires_ms < ${clock.now()}
              limit ${batch}
                for update skip locked)
      returning issued_token.jti`);
  return records.length + tokens.length;
};
