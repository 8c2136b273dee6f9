import { joinSql, sql, type Db, type Sql } from '@quintet/persistence';
import { ADMIN, type StoredUser } from './user';

/** A page of users; the condition and the order are statements over `user_account`. */
export interface UserPage {
  readonly where: Sql;
  readonly orderBy: readonly Sql[];
  readonly limit: number;
  readonly offset: number;
}

type Row = Omit<StoredUser, 'createdMs' | 'changedMs'> & { readonly createdAt: Date; readonly changedAt: Date };

const columns = sql`
  user_account.organization, user_account.id, user_account.name, user_account.password_hash as "passwordHash", user_account.roles, user_account.email,
  user_account.email_type as "emailType", user_account.given_name as "givenName", user_account.family_name as "familyName", user_account.display_name as "displayName",
  user_account.external_id as "externalId", user_account.active, user_account.awaits_approval as "awaitsApproval", user_account.created_at as "createdAt",
  user_account.changed_at as "changedAt", user_account.version`;

const userOf = ({ createdAt, changedAt, ...same }: Row): StoredUser => ({ ...same, createdMs: createdAt.getTime(), changedMs: changedAt.getTime() });

export const createPgUserStore = (db: Db) => {
  const one = async (condition: Sql): Promise<StoredUser | undefined> => {
    const [row] = await db.rows<Row>(sql`select ${columns} from user_account where ${condition}`);
    return row && userOf(row);
  };
  return {
    findByName: (organization: string, name: string) => one(sql`user_account.organization = ${organization} and user_account.name = ${name}`),
    find: (organization: string, id: string) => one(sql`user_account.organization = ${organization} and user_account.id = ${id}`),
    /** Until the end of the transaction nobody else changes him. */
    lock: (organization: string, id: string) => one(sql`user_account.organization = ${organization} and user_account.id = ${id} for update`),
    /** One statement for the page, one for how many there are. */
    list: async (organization: string, { where, orderBy, limit, offset }: UserPage): Promise<{ users: StoredUser[]; total: number }> => {
      const rows =
        limit === 0
          ? []
          : await db.rows<Row>(sql`
      select ${columns}
        from user_account
       where user_account.organization = ${organization} and ${where}
       order by ${joinSql([...orderBy, sql`user_account.name`], ', ')}
       limit ${limit}
      offset ${offset}`);
      const [counted] = await db.rows<{ total: string }>(sql`
      select count(*) as total
        from user_account
       where user_account.organization = ${organization} and ${where}`);
      return { users: rows.map(userOf), total: Number(counted?.total) };
    },
    /** @returns whether it was written: false when there is one of that name */
    add: async (user: StoredUser): Promise<boolean> => {
      const added = await db.rows(sql`
      insert into user_account (organization, id, name, password_hash, roles, email, email_type, given_name, family_name, display_name, external_id, active, awaits_approval,
                                created_at, changed_at, version)
      values (${user.organization}, ${user.id}, ${user.name}, ${user.passwordHash}, ${[...user.roles]}, ${user.email}, ${user.emailType}, ${user.givenName}, ${user.familyName},
              ${user.displayName}, ${user.externalId}, ${user.active}, ${user.awaitsApproval}, ${new Date(user.createdMs)}, ${new Date(user.changedMs)}, ${user.version})
      on conflict (organization, name) do nothing
      returning user_account.id`);
      return added.length === 1;
    },
    change: async (user: StoredUser): Promise<void> => {
      await db.rows(sql`
      update user_account
         set roles = ${[...user.roles]}, email = ${user.email}, email_type = ${user.emailType}, given_name = ${user.givenName}, family_name = ${user.familyName},
             display_name = ${user.displayName}, external_id = ${user.externalId}, active = ${user.active}, awaits_approval = ${user.awaitsApproval},
             password_hash = ${user.passwordHash}, changed_at = ${new Date(user.changedMs)}, version = ${user.version}
       where user_account.organization = ${user.organization} and user_account.id = ${user.id}`);
    },
    remove: async (organization: string, id: string): Promise<StoredUser | undefined> => {
      const [row] = await db.rows<Row>(sql`
      delete from user_account
       where user_account.organization = ${organization} and user_account.id = ${id}
      returning ${columns}`);
      return row && userOf(row);
    },
    /** Also by one who differs in capitals only, or who is gone. */
    isTaken: async (organization: string, name: string): Promise<boolean> => {
      const rows = await db.rows(sql`
      select 1
        from user_account
       where user_account.organization = ${organization} and lower(user_account.name) = lower(${name})
       union all
      select 1
        from retired_name
       where retired_name.organization = ${organization} and retired_name.name = lower(${name})
       limit 1`);
      return rows.length > 0;
    },
    /** Other services keep what he owned under his name. */
    retireName: async (organization: string, name: string, at: Date): Promise<void> => {
      await db.rows(sql`
      insert into retired_name (organization, name, retired_at)
      values (${organization}, lower(${name}), ${at})
      on conflict (organization, name) do update set retired_at = excluded.retired_at`);
    },
    hasUserOfRole: async (organization: string, role: string): Promise<boolean> => {
      const rows = await db.rows(sql`
      select 1
        from user_account
       where user_account.organization = ${organization} and user_account.roles @> ${[role]}
       limit 1`);
      return rows.length > 0;
    },
    /** Roles that are given for the first time become roles of the organization. */
    rememberRoles: async (organization: string, roles: readonly string[]): Promise<void> => {
      if (roles.length === 0) return;
      await db.rows(sql`
      insert into role (organization, id, name)
      select ${organization}, gen_random_uuid(), given.name
        from unnest(${[...roles].sort()}::text[]) as given (name)
       where not exists (select 1 from role where role.organization = ${organization} and role.name = given.name)
          on conflict (organization, name) do nothing`);
    },
    /** Whether somebody is left who may administer the organization. */
    hasAdministrator: async (organization: string): Promise<boolean> => {
      const rows = await db.rows(sql`
      select 1
        from user_account
       where user_account.organization = ${organization} and user_account.roles @> ${[ADMIN]} and user_account.active and not user_account.awaits_approval
       limit 1`);
      return rows.length > 0;
    },
    /** One at a time changes who administers the organization: two could else each take away the other's last. */
    holdAdministration: async (organization: string): Promise<void> => {
      await db.rows(sql`select 1 from organization where organization.organization = ${organization} for no key update`);
    },
  };
};
export type UserStore = ReturnType<typeof createPgUserStore>;
