import { sql, type Sql } from '@quintet/persistence';
import type { Column, Table } from './filter-sql';

const has = (condition: Sql): Sql =>
  sql`exists (select 1 from user_account where user_account.organization = role.organization and user_account.roles @> array[role.name] and ${condition})`;
const members: Column = {
  kind: 'several',
  present: has(sql`true`),
  equals: (id) => has(sql`user_account.id = ${id}`),
  some: (element) => has(element(sql`user_account.id`)),
};

/** What roles are filtered by. */
export const roleTable: Table = {
  columns: {
    id: { kind: 'exact', of: sql`role.id` },
    displayname: { kind: 'text', of: sql`role.name` },
    users: members,
    'users.value': members,
    'meta.created': { kind: 'time', of: sql`role.created_at` },
    'meta.lastmodified': { kind: 'time', of: sql`role.changed_at` },
  },
  elements: {
    users: { wrap: (inner) => has(inner({ value: { kind: 'exact', of: sql`user_account.id` }, display: { kind: 'text', of: sql`user_account.name` } })) },
  },
};

export const roleOrder: Readonly<Record<string, Sql>> = {
  displayname: sql`role.name`,
  id: sql`role.id`,
  'meta.created': sql`role.created_at`,
  'meta.lastmodified': sql`role.changed_at`,
};
