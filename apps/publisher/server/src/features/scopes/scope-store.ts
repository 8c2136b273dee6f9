import { isUniqueViolation, sql, type Db, type Sql } from '@quintet/persistence';
import type { Paging } from '@quintet/management-api';
import { AppError } from '@quintet/service-kit';
import { problems } from '../../problems';

/** A scope that many APIs use, and that changes for all of them at once. */
export interface SharedScope {
  readonly id: string;
  readonly name: string;
  readonly displayName: string;
  readonly description: string;
  /** Roles whose users may have it. */
  readonly bindings: readonly string[];
}

/** An API that uses a scope, and where. */
export interface ScopeUse {
  readonly apiId: string;
  readonly name: string;
  readonly version: string;
  readonly context: string;
  readonly provider: string;
  readonly resources: readonly { readonly verb: string; readonly target: string }[];
}

const columns = sql`shared_scope.id, shared_scope.name, shared_scope.display_name as "displayName", shared_scope.description, shared_scope.bindings`;
/** True for an API that uses the scope of that name as a shared one. */
const uses = (name: Sql): Sql => sql`api.body->'scopes' @> jsonb_build_array(jsonb_build_object('shared', true, 'scope', jsonb_build_object('name', ${name})))`;

const one = async (db: Db, organization: string, id: string, lock: Sql): Promise<SharedScope> => {
  const [row] = await db.rows<SharedScope>(sql`
    select ${columns}
      from shared_scope
     where shared_scope.organization = ${organization} and shared_scope.id = ${id} ${lock}`);
  if (!row) throw new AppError(problems.SCOPE_NOT_FOUND, id);
  return row;
};

/** @throws AppError SCOPE_NOT_FOUND */
export const requireScope = (db: Db, organization: string, id: string): Promise<SharedScope> => one(db, organization, id, sql``);
/** Holds its row until the transaction ends, so that no API begins to use it meanwhile. */
export const lockScope = (db: Db, organization: string, id: string): Promise<SharedScope> => one(db, organization, id, sql`for update`);

export const listScopes = async (db: Db, organization: string, { limit, offset }: Paging) => {
  const [counted] = await db.rows<{ total: number }>(sql`select count(*)::integer as total from shared_scope where shared_scope.organization = ${organization}`);
  const list = await db.rows<SharedScope & { usageCount: number }>(sql`
    select ${columns}, (select count(*)::integer from api where api.organization = shared_scope.organization and ${uses(sql`shared_scope.name`)}) as "usageCount"
      from shared_scope
     where shared_scope.organization = ${organization}
     order by shared_scope.name
     limit ${limit}
    offset ${offset}`);
  return { list, total: counted?.total ?? 0 };
};

/** In the order of their names, from behind one; holds their rows until the transaction ends. */
export const everyScope = (db: Db, organization: string, after: string, limit: number): Promise<SharedScope[]> =>
  db.rows<SharedScope>(sql`
    select ${columns}
      from shared_scope
     where shared_scope.organization = ${organization} and shared_scope.name > ${after}
     order by shared_scope.name
     limit ${limit}
       for share`);

export const scopeExists = async (db: Db, organization: string, names: readonly string[]): Promise<boolean> => {
  const rows = await db.rows(sql`select 1 from shared_scope where shared_scope.organization = ${organization} and shared_scope.name = any(${names}::text[]) limit 1`);
  return rows.length > 0;
};

/** Those of the names that are shared; holds their rows until the transaction ends. */
export const shareScopes = async (db: Db, organization: string, names: readonly string[]): Promise<Map<string, SharedScope>> => {
  const rows = await db.rows<SharedScope>(sql`
    select ${columns}
      from shared_scope
     where shared_scope.organization = ${organization} and shared_scope.name = any(${names}::text[])
     order by shared_scope.id
       for share`);
  return new Map(rows.map((row) => [row.name, row]));
};

export const usesOf = async (db: Db, organization: string, name: string): Promise<ScopeUse[]> => {
  const rows = await db.rows<Omit<ScopeUse, 'resources'> & { operations: { verb: string; target: string; scopes: string[] }[] }>(sql`
    select api.id as "apiId", api.name, api.version, api.context, api.provider, api.body->'operations' as operations
      from api
     where api.organization = ${organization} and ${uses(sql`${name}::text`)}
     order by api.id`);
  return rows.map(({ operations, ...api }) => ({ ...api, resources: operations.filter(({ scopes }) => scopes.includes(name)).map(({ verb, target }) => ({ verb, target })) }));
};

/** @throws AppError SCOPE_TAKEN when there is one, or an API has a scope of its own of that name */
export const insertScope = async (db: Db, organization: string, { id, name, displayName, description, bindings }: SharedScope): Promise<void> => {
  const [local] = await db.rows<{ name: string }>(sql`
    select api.name
      from api
     where api.organization = ${organization} and api.body->'scopes' @> jsonb_build_array(jsonb_build_object('scope', jsonb_build_object('name', ${name}::text)))
     limit 1`);
  if (local) throw new AppError(problems.SCOPE_TAKEN, `"${name}" is a scope of the API "${local.name}"`);
  try {
    await db.rows(sql`
      insert into shared_scope (organization, id, name, display_name, description, bindings)
      values (${organization}, ${id}, ${name}, ${displayName}, ${description}, ${JSON.stringify(bindings)})`);
  } catch (error) {
    if (isUniqueViolation(error, 'shared_scope_name')) throw new AppError(problems.SCOPE_TAKEN, name, { cause: error });
    throw error;
  }
};

export const updateScope = async (db: Db, organization: string, { id, displayName, description, bindings }: SharedScope): Promise<void> => {
  await db.rows(sql`
    update shared_scope
       set display_name = ${displayName}, description = ${description}, bindings = ${JSON.stringify(bindings)}
     where shared_scope.organization = ${organization} and shared_scope.id = ${id}`);
};

export const deleteScope = async (db: Db, organization: string, id: string): Promise<void> => {
  await db.rows(sql`delete from shared_scope where shared_scope.organization = ${organization} and shared_scope.id = ${id}`);
};
