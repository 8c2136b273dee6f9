import { z } from 'zod';
import { showUserName } from '@quintet/auth';
import type { Member, Role } from '../roles';
import { managementScopes } from '../scopes';
import { versionTag } from './resource-version';
import { urns } from './scim-schemas';
import { roleName } from './user-resource';

const maxMembers = 1_000;
const text = z.string().max(200);
const readOnly = z.unknown();
const member = z.union([z.string().min(1).max(100), z.object({ value: z.string().min(1).max(100) }).transform(({ value }) => value)]);
export const memberList = z.array(member).max(maxMembers, `${maxMembers} users at a time`);

/** What a role is made of or replaced by; users that are not said stay. What only we say is read over. */
export const roleBody = z.strictObject({
  schemas: z.array(text).max(10).optional(),
  id: readOnly.optional(),
  meta: readOnly.optional(),
  permissions: readOnly.optional(),
  [urns.account]: readOnly.optional(),
  displayName: roleName,
  users: memberList.optional(),
});

const permissionsOf = (name: string): { value: string; display: string }[] =>
  [...managementScopes].filter(([, bound]) => bound.has(name)).map(([scope]) => ({ value: scope, display: scope }));

export interface RoleAddresses {
  /** Where roles are, such as `https://…/scim2/v2/Roles`. */
  readonly roles: string;
  readonly users: string;
}

/** A role as everybody is shown it. @param members undefined: they are left out */
export const roleResource = (role: Role, { roles, users }: RoleAddresses, members?: readonly Member[]) => ({
  schemas: [urns.role, urns.account],
  id: role.id,
  displayName: role.name,
  ...(members ? { users: members.map(({ id, name }) => ({ value: id, display: showUserName({ name, organization: role.organization }), $ref: `${users}/${id}` })) } : {}),
  permissions: permissionsOf(role.name),
  [urns.account]: { systemRole: role.isSystem },
  meta: {
    resourceType: 'Role',
    created: new Date(role.createdMs).toISOString(),
    lastModified: new Date(role.changedMs).toISOString(),
    location: `${roles}/${role.id}`,
    version: versionTag(role.version),
  },
});
