import { z } from 'zod';
import { showUserName } from '@quintet/auth';
import { rolesOf, type User, type UserDraft } from '../users';
import { versionTag } from './resource-version';
import { urns } from './scim-schemas';

const minPasswordLength = 5;

export const roleName = z.string().regex(/^[\w .\-/]{1,100}$/, 'may hold letters, digits, space and . - _ / only, at most 100');
const text = z.string().max(200);
const readOnly = z.unknown();
const optionalText = text.nullish().transform((given) => given ?? '');

const roleEntry = z.union([roleName, z.object({ value: roleName }).transform(({ value }) => value)]);
const emailEntry = z.union([z.email().transform((value) => ({ value, type: 'work' })), z.object({ value: z.email(), type: text.default('work'), primary: z.boolean().optional(), display: text.optional() })]);
/** Some clients send it as a text. */
const active = z.union([z.boolean(), z.enum(['true', 'false', 'True', 'False']).transform((given) => given.toLowerCase() === 'true')]);

/** What is taken of RFC 7643; what only we say is read over, so that a resource can be sent back as it came. */
export const newUserBody = z.strictObject({
  schemas: z.array(text).max(10).optional(),
  id: readOnly.optional(),
  meta: readOnly.optional(),
  [urns.account]: readOnly.optional(),
  externalId: text.nullish(),
  userName: z
    .string()
    .min(1)
    .max(200)
    .regex(/^[^\s|/:]+$/, 'must not hold spaces, slashes, bars or colons'),
  password: z.string().min(minPasswordLength, `must have at least ${minPasswordLength} characters`).max(1_024),
  displayName: optionalText,
  name: z.strictObject({ givenName: optionalText, familyName: optionalText, formatted: readOnly.optional() }).nullish(),
  emails: z.array(emailEntry).max(1, 'one address is kept').default([]),
  active: active.optional(),
  roles: z.array(roleEntry).max(50).default([]),
});

/** What a `PUT` replaces; a password that is not given stays, and so does whether the user is active. */
export const changedUserBody = newUserBody.extend({ password: newUserBody.shape.password.optional() });
type UserBody = z.output<typeof changedUserBody>;

export const draftOf = ({ userName, password, roles, emails, name, displayName, externalId, active: isActive }: UserBody, before?: User): UserDraft => ({
  userName,
  password,
  roles,
  email: emails[0]?.value ?? null,
  emailType: emails[0]?.type ?? 'work',
  givenName: name?.givenName ?? '',
  familyName: name?.familyName ?? '',
  displayName,
  externalId: externalId ?? null,
  active: isActive ?? before?.active ?? true,
});

/** What a PATCH works on: what may be written, without the password, which is never read. */
export const writableUser = (user: User): Record<string, unknown> => ({
  userName: showUserName(user),
  ...(user.externalId === null ? {} : { externalId: user.externalId }),
  ...(user.displayName === '' ? {} : { displayName: user.displayName }),
  ...(user.givenName === '' && user.familyName === '' ? {} : { name: { ...(user.givenName === '' ? {} : { givenName: user.givenName }), ...(user.familyName === '' ? {} : { familyName: user.familyName }) } }),
  ...(user.email === null ? {} : { emails: [{ value: user.email, type: user.emailType, primary: true }] }),
  active: user.active,
  roles: rolesOf(user).map((value) => ({ value, display: value })),
});

/** A user as everybody is shown him. @param base where users are, such as `https://…/scim2/Users` */
export const userResource = (user: User, base: string) => {
  const { name, emails = [], ...writable } = writableUser(user);
  const formatted = [user.givenName, user.familyName].filter((part) => part !== '').join(' ');
  return {
    schemas: [urns.user, urns.account],
    id: user.id,
    ...writable,
    ...(formatted === '' ? {} : { name: { ...(name as object), formatted } }),
    emails,
    [urns.account]: { awaitsApproval: user.awaitsApproval },
    meta: {
      resourceType: 'User',
      created: new Date(user.createdMs).toISOString(),
      lastModified: new Date(user.changedMs).toISOString(),
      location: `${base}/${user.id}`,
      version: versionTag(user.version),
    },
  };
};
