import { sql, type Sql } from '@quintet/persistence';
import { DEFAULT_ORGANIZATION } from '@quintet/contracts';
import { EVERYONE } from '../users';
import type { Column, Table } from './filter-sql';

const email = sql`user_account.email`;
const emailType = sql`case when user_account.email is not null then user_account.email_type end`;
const hasEmail = sql`case when user_account.email is not null then true end`;
const given = (column: Sql): Column => ({ kind: 'text', of: sql`nullif(${column}, '')` });

const roles: Column = {
  kind: 'several',
  present: sql`true`,
  equals: (role) => (role === EVERYONE ? sql`true` : sql`user_account.roles @> ${[role]}`),
  some: (element) => sql`exists (select 1 from unnest(user_account.roles || ${EVERYONE}::text) as role_name where ${element(sql`role_name`)})`,
};

const columns: Readonly<Record<string, Column>> = {
  id: { kind: 'exact', of: sql`user_account.id` },
  externalid: { kind: 'exact', of: sql`user_account.external_id` },
  username: { kind: 'text', of: sql`user_account.name` },
  displayname: given(sql`user_account.display_name`),
  'name.givenname': given(sql`user_account.given_name`),
  'name.familyname': given(sql`user_account.family_name`),
  emails: { kind: 'text', of: email },
  'emails.value': { kind: 'text', of: email },
  'emails.type': { kind: 'text', of: emailType },
  'emails.primary': { kind: 'boolean', of: hasEmail },
  active: { kind: 'boolean', of: sql`user_account.active` },
  roles,
  'roles.value': roles,
  'roles.display': roles,
  'meta.created': { kind: 'time', of: sql`user_account.created_at` },
  'meta.lastmodified': { kind: 'time', of: sql`user_account.changed_at` },
};

/** What users of an organization are filtered by. `userName` is asked for with or without the tenant. */
export const userTable = (organization: string): Table => ({
  columns,
  elements: {
    emails: {
      wrap: (inner) => sql`${email} is not null and ${inner({ value: { kind: 'text', of: email }, type: { kind: 'text', of: emailType }, primary: { kind: 'boolean', of: hasEmail } })}`,
    },
    roles: {
      wrap: (inner) => {
        const role: Column = { kind: 'exact', of: sql`role_name` };
        return sql`exists (select 1 from unnest(user_account.roles || ${EVERYONE}::text) as role_name where ${inner({ value: role, display: role })})`;
      },
    },
  },
  literal: (name, value) => {
    const tail = `@${organization}`;
    return name === 'username' && organization !== DEFAULT_ORGANIZATION && value.toLowerCase().endsWith(tail) ? value.slice(0, -tail.length) : value;
  },
});

/** What users are sorted by; the name is the default, and decides between equals. */
export const userOrder: Readonly<Record<string, Sql>> = {
  username: sql`user_account.name`,
  id: sql`user_account.id`,
  externalid: sql`user_account.external_id`,
  displayname: sql`nullif(lower(user_account.display_name), '')`,
  'name.givenname': sql`nullif(lower(user_account.given_name), '')`,
  'name.familyname': sql`nullif(lower(user_account.family_name), '')`,
  emails: sql`lower(user_account.email)`,
  'emails.value': sql`lower(user_account.email)`,
  active: sql`user_account.active`,
  'meta.created': sql`user_account.created_at`,
  'meta.lastmodified': sql`user_account.changed_at`,
};
