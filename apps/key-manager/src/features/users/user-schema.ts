import { z } from 'zod';
import { showUserName } from '@quintet/auth';
import type { UserDraft } from './manage-users';
import { rolesOf, type User } from './user';

const role = z.string().regex(/^[\w .\-/]{1,100}$/, 'may hold letters, digits, space and . - _ / only, at most 100');
const roleEntry = z.union([role, z.object({ value: role, display: z.string().max(200).optional() }).transform(({ value }) => value)]);
const text = z.string().max(200);

/** What is taken of RFC 7643: the name, the password, roles and one address. */
export const newUserBody = z.strictObject({
  schemas: z.array(text).max(10).optional(),
  userName: z
    .string()
    .min(1)
    .max(200)
    .regex(/^[^\s|/:]+$/, 'must not hold spaces, slashes, bars or colons'),
  password: z.string().min(5, 'must have at least 5 characters').max(1024),
  roles: z.array(roleEntry).max(50).default([]),
  emails: z
    .array(z.union([z.email(), z.object({ value: z.email(), primary: z.boolean().optional(), type: text.optional() }).transform(({ value }) => value)]))
    .max(1, 'one address is kept')
    .default([]),
  name: z.object({ givenName: text.optional(), familyName: text.optional() }).optional(),
});
export type NewUser = z.output<typeof newUserBody>;

/** What a `PUT` replaces; a password that is not given stays. */
export const changedUserBody = newUserBody.extend({ password: newUserBody.shape.password.optional() });
export type ChangedUser = z.output<typeof changedUserBody>;

export const userQuery = z.object({
  startIndex: z.coerce.number().int().min(1).max(1_000_000).default(1),
  count: z.coerce.number().int().min(0).max(200).default(50),
  filter: z
    .string()
    .max(300)
    .regex(/^userName eq "?[^\s"]+"?$/i, 'only userName eq "<name>" is understood')
    .transform((filter) => filter.split(/\s+/)[2]?.replaceAll('"', ''))
    .optional(),
});

export const scimUser = (user: User) => ({
  schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'],
  id: user.id,
  userName: showUserName(user),
  name: { givenName: user.givenName, familyName: user.familyName },
  emails: user.email === null ? [] : [{ value: user.email, primary: true }],
  roles: rolesOf(user).map((value) => ({ value, display: value })),
  meta: { resourceType: 'User', created: new Date(user.createdMs).toISOString(), location: `/scim2/Users/${user.id}` },
});

export const scimList = (users: readonly User[], total: number, startIndex: number) => ({
  schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
  totalResults: total,
  startIndex,
  itemsPerPage: users.length,
  Resources: users.map(scimUser),
});

export const draftOf = ({ userName, password, roles, emails, name }: ChangedUser): UserDraft => ({
  userName,
  password,
  roles,
  email: emails[0] ?? null,
  emailType: 'work',
  givenName: name?.givenName ?? '',
  familyName: name?.familyName ?? '',
  displayName: '',
  externalId: null,
  active: true,
});
