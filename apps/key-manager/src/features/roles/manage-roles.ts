import { randomUUID } from 'node:crypto';
import { isUniqueViolation, type Database, type Db } from '@quintet/persistence';
import { AppError, type Clock } from '@quintet/service-kit';
import { problems } from '../../problems';
import { EVERYONE, type ManageUsers } from '../users';
import type { Member, Role } from './role';
import { roleStore, type RolePage } from './role-store';

/** Changes of one request. */
export interface RoleChange {
  readonly name?: string;
  /** All members are taken out first. */
  readonly clear?: boolean;
  /** Ids of users. */
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

export interface ManageRolesParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly users: Pick<ManageUsers, 'changeRoles'>;
}

/** Users whose tokens one request ends, at most. */
const maxChanged = 1_000;

/** Roles of an organization. Everybody is in `Internal/everyone`: it has no members to list or to change. */
export const createManageRoles = ({ database, clock, users }: ManageRolesParts) => {
  const require = (role: Role | undefined, id: string): Role => {
    if (!role) throw new AppError(problems.ROLE_NOT_FOUND, id);
    return role;
  };
  const requireFew = (count: number): void => {
    if (count > maxChanged) throw new AppError(problems.SCIM_TOO_MANY, `${maxChanged} users at a time are given a role, or lose one`);
  };
  /** All of them; refused where they are many. */
  const membersOf = async (db: Db, { organization, name }: Role): Promise<string[]> => {
    const found = name === EVERYONE ? [] : await roleStore(db).members(organization, name, maxChanged + 1);
    requireFew(found.length);
    return found.map(({ id }) => id);
  };
  const give = async (db: Db, { organization, name }: Role, ids: readonly string[], caller: string): Promise<void> => {
    // In one order, so that two requests wait for each other instead of one failing.
    for (const id of [...ids].sort()) {
      await users.changeRoles(db, organization, id, caller, (roles) => [...roles, name]).catch((error: unknown) => {
        if (!(error instanceof AppError) || error.problem !== problems.USER_NOT_FOUND) throw error;
        throw new AppError(problems.SCIM_INVALID_VALUE, `users: there is no user "${id}"`, { faults: [{ field: 'users', reason: `there is no user "${id}"` }] });
      });
    }
  };
  const take = async (db: Db, { organization, name }: Role, ids: readonly string[], caller: string): Promise<void> => {
    for (const id of [...ids].sort()) {
      await users.changeRoles(db, organization, id, caller, (roles) => roles.filter((role) => role !== name)).catch((error: unknown) => {
        if (!(error instanceof AppError) || error.problem !== problems.USER_NOT_FOUND) throw error; // who is not there has no role
      });
    }
  };
  /** The role itself first: its users are then given one that is there. */
  const rename = async (db: Db, role: Role, name: string, caller: string): Promise<void> => {
    const store = roleStore(db);
    if (role.isSystem) throw new AppError(problems.SYSTEM_ROLE, role.name);
    if (await store.isTaken(role.organization, name)) throw new AppError(problems.ROLE_EXISTS, name);
    const members = await membersOf(db, role);
    await store.change(role.organization, role.id, name, new Date(clock.now())).catch((error: unknown) => {
      if (!isUniqueViolation(error)) throw error;
      throw new AppError(problems.ROLE_EXISTS, name); // given to another one at this moment
    });
    for (const id of members.sort()) {
      await users.changeRoles(db, role.organization, id, caller, (roles) => roles.map((one) => (one === role.name ? name : one)));
    }
  };

  return {
    list: (organization: string, page: RolePage) => roleStore(database).list(organization, page),
    find: async (organization: string, id: string): Promise<Role> => require(await roleStore(database).find(organization, id), id),
    /** @returns undefined where there are more than an answer carries */
    members: async ({ organization, name }: Role): Promise<readonly Member[] | undefined> => {
      if (name === EVERYONE) return undefined;
      const found = await roleStore(database).members(organization, name, maxChanged + 1);
      return found.length > maxChanged ? undefined : found;
    },
    add: (organization: string, name: string, members: readonly string[], caller: string): Promise<Role> =>
      database.inTransaction(async (db) => {
        const role = await roleStore(db).add(organization, randomUUID(), name, new Date(clock.now()));
        if (!role) throw new AppError(problems.ROLE_EXISTS, name);
        await give(db, role, members, caller);
        return role;
      }),
    /** @param check may refuse, of what is there */
    change: (organization: string, id: string, caller: string, { name, clear = false, add, remove }: RoleChange, check: (role: Role) => void = () => undefined): Promise<Role> =>
      database.inTransaction(async (db) => {
        const store = roleStore(db);
        const role = require(await store.lock(organization, id), id);
        check(role);
        const given = new Set(add);
        if (role.name === EVERYONE && (clear || given.size + remove.length > 0)) throw new AppError(problems.SYSTEM_ROLE, `everybody is in ${EVERYONE}`);
        const gone = new Set([...remove, ...(clear ? await membersOf(db, role) : [])].filter((one) => !given.has(one)));
        requireFew(given.size + gone.size);
        await take(db, role, [...gone], caller);
        await give(db, role, [...given], caller);
        if (name !== undefined && name !== role.name) await rename(db, role, name, caller);
        else await store.change(organization, id, role.name, new Date(clock.now()));
        return require(await store.find(organization, id), id);
      }),
    remove: (organization: string, id: string, caller: string, check: (role: Role) => void = () => undefined): Promise<void> =>
      database.inTransaction(async (db) => {
        const store = roleStore(db);
        const role = require(await store.lock(organization, id), id);
        check(role);
        if (role.isSystem) throw new AppError(problems.SYSTEM_ROLE, role.name);
        await take(db, role, await membersOf(db, role), caller);
        await store.remove(organization, id);
      }),
  };
};
export type ManageRoles = ReturnType<typeof createManageRoles>;
