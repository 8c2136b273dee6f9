import { joinSql, sql, type Db, type Sql } from '@quintet/persistence';
import type { Member, Role } from './role';

type Row = Omit<Role, 'createdMs' | 'changedMs'> & { readonly createdAt: Date; readonly changedAt: Date };

/** The condition and the order are statements over `role`. */
export interface RolePage {
  readonly where: Sql;
  readonly orderBy: readonly Sql[];
  readonly limit: number;
  readonly offset: number;
}

const columns = sql`role.organization, role.id, role.name, role.is_system as "isSystem", role.created_at as "createdAt", role.changed_at as "changedAt", role.version`;
const roleOf = ({ createdAt, changedAt, ...same }: Row): Role => ({ ...same, createdMs: createdAt.getTime(), changedMs: changedAt.getTime() });

export const roleStore = (db: Db) => {
  const one = async (condition: Sql): Promise<Role | undefined> => {
    const [row] = await db.rows<Row>(sql`select ${columns} from role where ${condition}`);
    return row && roleOf(row);
  };
  return {
    find: (organization: string, id: string) => one(sql`role.organization = ${organization} and role.id = ${id}`),
    lock: (organization: string, id: string) => one(sql`role.organization = ${organization} and role.id = ${id} for update`),
    list: async (organization: string, { where, orderBy, limit, offset }: RolePage): Promise<{ roles: Role[]; total: number }> => {
      const rows = await db.rows<Row>(sql`
      select ${columns}
        from role
       where role.organization = ${organization} and ${where}
       order by ${joinSql([...orderBy, sql`role.name`], ', ')}
       limit ${limit}
      offset ${offset}`);
      const [counted] = await db.rows<{ total: string }>(sql`select count(*) as total from role where role.organization = ${organization} and ${where}`);
      return { roles: rows.map(roleOf), total: Number(counted?.total) };
    },
    /** @returns undefined when there is one of that name */
    add: async (organization: string, id: string, name: string, at: Date): Promise<Role | undefined> => {
      const [row] = await db.rows<Row>(sql`
      insert into role (organization, id, name, created_at, changed_at)
      values (${organization}, ${id}, ${name}, ${at}, ${at})
      on conflict (organization, name) do nothing
      returning ${columns}`);
      return row && roleOf(row);
    },
    isTaken: async (organization: string, name: string): Promise<boolean> => (await one(sql`role.organization = ${organization} and role.name = ${name}`)) !== undefined,
    change: async (organization: string, id: string, name: string, at: Date): Promise<void> => {
      await db.rows(sql`
      update role
         set name = ${name}, changed_at = ${at}, version = role.version + 1
       where role.organization = ${organization} and role.id = ${id}`);
    },
    remove: async (organization: string, id: string): Promise<void> => {
      await db.rows(sql`delete from role where role.organization = ${organization} and role.id = ${id}`);
    },
    /** By name; one more than `limit` says that there are more. */
    members: (organization: string, name: string, limit: number): Promise<Member[]> =>
      db.rows<Member>(sql`
      select user_account.id, user_account.name
        from user_account
       where user_account.organization = ${organization} and user_account.roles @> ${[name]}
       order by user_account.name
       limit ${limit}`),
  };
};
