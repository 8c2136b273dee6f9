import { DEFAULT_ORGANIZATION } from '@quintet/contracts';
import { sql, type Db } from '@quintet/persistence';

export interface StoredTenant {
  readonly organization: string;
  readonly id: string;
  readonly displayName: string;
  readonly enabled: boolean;
  readonly createdAt: Date;
}

const columns = sql`organization.organization, organization.id, organization.display_name as "displayName", organization.enabled, organization.created_at as "createdAt"`;

/** Tenants and their rows; a tenant is an organization, under the word of WSO2's API. */
export const tenantStore = (db: Db) => ({
  all: () => db.rows<StoredTenant>(sql`select ${columns} from organization where organization.deleted_at is null order by organization.organization`),
  page: async ({ limit, offset }: { readonly limit: number; readonly offset: number }) => {
    const list = await db.rows<StoredTenant>(sql`select ${columns} from organization where organization.deleted_at is null order by organization.organization limit ${limit} offset ${offset}`);
    const [counted] = await db.rows<{ total: number }>(sql`select count(*)::int as total from organization where organization.deleted_at is null`);
    return { list, total: counted?.total ?? 0 };
  },
  find: async (id: string): Promise<StoredTenant | undefined> => (await db.rows<StoredTenant>(sql`select ${columns} from organization where organization.id::text = ${id} and organization.deleted_at is null`))[0],
  findByDomain: async (domain: string): Promise<StoredTenant | undefined> => (await db.rows<StoredTenant>(sql`select ${columns} from organization where organization.organization = ${domain} and organization.deleted_at is null`))[0],
  lock: async (id: string): Promise<StoredTenant | undefined> => (await db.rows<StoredTenant>(sql`select ${columns} from organization where organization.id::text = ${id} and organization.deleted_at is null for update`))[0],
  /** @returns undefined when the domain is taken, or was */
  add: async (domain: string, displayName: string): Promise<StoredTenant | undefined> => {
    const [added] = await db.rows<StoredTenant>(sql`
        insert into organization (organization, display_name)
        values (${domain}, ${displayName})
        on conflict (organization) do nothing
        returning ${columns}`);
    // The roles of the system are the same everywhere.
    await db.rows(sql`
        insert into role (organization, id, name, is_system)
        select ${domain}, gen_random_uuid(), role.name, true
          from role
         where role.organization = ${DEFAULT_ORGANIZATION} and role.is_system
            on conflict (organization, name) do nothing`);
    return added;
  },
  enable: async (domain: string, enabled: boolean): Promise<void> => {
    await db.rows(sql`update organization set enabled = ${enabled} where organization.organization = ${domain}`);
  },
  /** With all that the key manager keeps of it. */
  remove: async (domain: string): Promise<void> => {
    for (const table of [sql`issued_token`, sql`oidc_record`, sql`oauth_client`, sql`sign_up`, sql`role`, sql`retired_name`, sql`user_account`]) {
      await db.rows(sql`delete from ${table} where organization = ${domain}`);
    }
    await db.rows(sql`update organization set deleted_at = now() where organization.organization = ${domain}`);
  },
  admins: async (domain: string) =>
    db.rows<{ id: string; name: string }>(sql`
      select user_account.id, user_account.name
        from user_account
       where user_account.organization = ${domain} and 'admin' = any(user_account.roles)
       order by user_account.created_at, user_account.name
       limit 20`),
});
