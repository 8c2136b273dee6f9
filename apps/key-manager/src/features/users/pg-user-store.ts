import { sql, type Db } from '@quintet/persistence';
import type { StoredUser, User } from './user';

export interface UserFilter {
  /** Without the tenant; undefined: all. */
  readonly name: string | undefined;
  readonly limit: number;
  readonly offset: number;
}

interface Row {
  readonly organization: string;
  readonly id: string;
  readonly name: string;
  readonly password_hash: string;
  readonly roles: string[];
  readonly email: string | null;
  readonly created_at: Date;
}

const columns = sql`user_account.organization, user_account.id, user_account.name, user_account.password_hash, user_account.roles, user_account.email, user_account.created_at`;

const userOf = ({ created_at, password_hash, ...same }: Row): StoredUser => ({ ...same, passwordHash: password_hash, createdMs: created_at.getTime() });

export const createPgUserStore = (db: Db) => ({
  findByName: async (organization: string, name: string): Promise<StoredUser | undefined> => {
    const [row] = await db.rows<Row>(sql`
      select ${columns}
        from user_account
       where user_account.organization = ${organization} and user_account.name = ${name}`);
    return row && userOf(row);
  },
  find: async (organization: string, id: string): Promise<User | undefined> => {
    const [row] = await db.rows<Row>(sql`
      select ${columns}
        from user_account
       where user_account.organization = ${organization} and user_account.id = ${id}`);
    return row && userOf(row);
  },
  list: async (organization: string, { name, limit, offset }: UserFilter): Promise<{ users: User[]; total: number }> => {
    const wanted = name === undefined ? sql`true` : sql`user_account.name = ${name}`;
    const rows = await db.rows<Row>(sql`
      select ${columns}
        from user_account
       where user_account.organization = ${organization} and ${wanted}
       order by user_account.name
       limit ${limit}
      offset ${offset}`);
    const [counted] = await db.rows<{ total: string }>(sql`
      select count(*) as total
        from user_account
       where user_account.organization = ${organization} and ${wanted}`);
    return { users: rows.map(userOf), total: Number(counted?.total) };
  },
  /** @returns whether it was written: false when there is one of that name */
  add: async ({ organization, id, name, passwordHash, roles, email, createdMs }: StoredUser): Promise<boolean> => {
    const added = await db.rows(sql`
      insert into user_account (organization, id, name, password_hash, roles, email, created_at)
      values (${organization}, ${id}, ${name}, ${passwordHash}, ${[...roles]}, ${email}, ${new Date(createdMs)})
      on conflict (organization, name) do nothing
      returning user_account.id`);
    return added.length === 1;
  },
  change: async ({ organization, id, passwordHash, roles, email }: Pick<StoredUser, 'organization' | 'id' | 'roles' | 'email'> & { passwordHash: string | undefined }): Promise<void> => {
    await db.rows(sql`
      update user_account
         set roles = ${[...roles]}, email = ${email}, password_hash = coalesce(${passwordHash ?? null}, user_account.password_hash)
       where user_account.organization = ${organization} and user_account.id = ${id}`);
  },
  remove: async (organization: string, id: string): Promise<User | undefined> => {
    const [row] = await db.rows<Row>(sql`
      delete from user_account
       where user_account.organization = ${organization} and user_account.id = ${id}
      returning ${columns}`);
    return row && userOf(row);
  },
  hasUserOfRole: async (organization: string, role: string): Promise<boolean> => {
    const rows = await db.rows(sql`
      select 1
        from user_account
       where user_account.organization = ${organization} and ${role} = any(user_account.roles)
       limit 1`);
    return rows.length > 0;
  },
});
export type UserStore = ReturnType<typeof createPgUserStore>;
