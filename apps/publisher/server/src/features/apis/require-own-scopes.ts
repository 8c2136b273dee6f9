import { sql, type Db } from '@quintet/persistence';
import { AppError } from '@quintet/service-kit';
import { problems } from '../../problems';
import type { ApiBody } from './api-schema';

const ownNames = (body: Pick<ApiBody, 'scopes'>): string[] => body.scopes.filter(({ shared }) => !shared).map(({ scope }) => scope.name);

/**
 * A scope that is not shared belongs to one API and its versions: the key manager goes by its name, so that roles bound to it
 * in another API would open this one.
 *
 * @throws AppError SCOPE_TAKEN
 */
export const requireOwnScopes = async (db: Db, organization: string, apiName: string, body: Pick<ApiBody, 'scopes'>, before?: Pick<ApiBody, 'scopes'>): Promise<void> => {
  const known = before ? ownNames(before) : [];
  const names = ownNames(body).filter((name) => !known.includes(name));
  if (names.length === 0) return;
  // Two APIs that take the same name at once: the second one waits, and then sees the first.
  await db.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`scopes of ${organization}`}, 0))`);
  const [taken] = await db.rows<{ api: string; scope: string }>(sql`
    select api.name as api, entry->'scope'->>'name' as scope
      from api
     cross join jsonb_array_elements(api.body->'scopes') as entry
     where api.organization = ${organization} and lower(api.name) <> lower(${apiName}) and entry->'scope'->>'name' = any(${names}::text[])
     limit 1`);
  if (taken) throw new AppError(problems.SCOPE_TAKEN, `"${taken.scope}" is a scope of the API "${taken.api}"; make it a shared scope to use it in both`);
};
