import type { ApiKey } from '@quintet/contracts';
import { isUniqueViolation, sql } from '@quintet/persistence';
import { AppError } from '@quintet/service-kit';
import { problems } from '../../problems';
import type { ApiKeyStore } from './api-key-store';

interface Row {
  readonly organization: string;
  readonly id: string;
  readonly application_id: string;
  readonly key_type: ApiKey['keyType'];
  readonly name: string;
  readonly hash: string;
  readonly permitted_ips: string[];
  readonly permitted_referers: string[];
  readonly created_at: Date;
  readonly expires_at: Date | null;
}

const columns = sql`
  api_key.organization, api_key.id, api_key.application_id, api_key.key_type, api_key.name, api_key.hash,
  api_key.permitted_ips, api_key.permitted_referers, api_key.created_at, api_key.expires_at`;

const keyOf = (row: Row): ApiKey => ({
  hash: row.hash,
  id: row.id,
  organization: row.organization,
  name: row.name,
  applicationId: row.application_id,
  keyType: row.key_type,
  permittedIps: row.permitted_ips,
  permittedReferers: row.permitted_referers,
  createdMs: row.created_at.getTime(),
  expiresMs: row.expires_at?.getTime() ?? null,
});
const dateOf = (ms: number | null): Date | null => (ms === null ? null : new Date(ms));

export const pgApiKeyStore: ApiKeyStore = {
  add: async (db, key) => {
    try {
      await db.rows(sql`
        insert into api_key (organization, id, application_id, key_type, name, hash, permitted_ips, permitted_referers, created_at, expires_at)
        values (${key.organization}, ${key.id}, ${key.applicationId}, ${key.keyType}, ${key.name}, ${key.hash},
                ${key.permittedIps}::text[], ${key.permittedReferers}::text[], ${new Date(key.createdMs)}, ${dateOf(key.expiresMs)})`);
    } catch (error) {
      if (isUniqueViolation(error, 'api_key_name')) throw new AppError(problems.API_KEY_NAME_TAKEN, key.name, { cause: error });
      throw error;
    }
  },
  list: async (db, { organization, applicationId, keyType }) =>
    (
      await db.rows<Row>(sql`
        select ${columns}
          from api_key
         where api_key.organization = ${organization} and api_key.application_id = ${applicationId} and api_key.key_type = ${keyType}
         order by api_key.name`)
    ).map(keyOf),
  count: async (db, organization, applicationId) => {
    const [row] = await db.rows<{ total: number }>(sql`
      select count(*)::int as total
        from api_key
       where api_key.organization = ${organization} and api_key.application_id = ${applicationId}`);
    return row?.total ?? 0;
  },
  lock: async (db, { organization, applicationId, keyType }, by) => {
    const [row] = await db.rows<Row>(sql`
      select ${columns}
        from api_key
       where api_key.organization = ${organization} and api_key.application_id = ${applicationId} and api_key.key_type = ${keyType}
         and ${'id' in by ? sql`api_key.id = ${by.id}` : sql`api_key.hash = ${by.hash}`}
         for update`);
    return row && keyOf(row);
  },
  replace: async (db, key) => {
    await db.rows(sql`
      update api_key
         set hash = ${key.hash}, created_at = ${new Date(key.createdMs)}, expires_at = ${dateOf(key.expiresMs)}
       where api_key.organization = ${key.organization} and api_key.id = ${key.id}`);
  },
  remove: async (db, organization, id) => {
    await db.rows(sql`delete from api_key where api_key.organization = ${organization} and api_key.id = ${id}`);
  },
  removeOf: async (db, organization, applicationId) =>
    (
      await db.rows<Row>(sql`
        delete from api_key
         where api_key.organization = ${organization} and api_key.application_id = ${applicationId}
        returning ${columns}`)
    ).map(keyOf),
  removeExpired: async (db, nowMs, limit) =>
    (
      await db.rows<Row>(sql`
        delete from api_key
         where (api_key.organization, api_key.id) in (
                 select expired.organization, expired.id
                   from api_key as expired
                  where expired.expires_at <= ${new Date(nowMs)}
                  limit ${limit}
                    for update skip locked)
        returning ${columns}`)
    ).map(keyOf),
  page: async (db, after, limit) =>
    (
      await db.rows<Row>(sql`
        select ${columns}
          from api_key
         where (api_key.organization, api_key.id) > (${after?.organization ?? ''}, ${after?.id ?? ''})
         order by api_key.organization, api_key.id
         limit ${limit}`)
    ).map(keyOf),
};
