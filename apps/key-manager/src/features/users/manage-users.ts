import { showUserName, type UserName } from '@quintet/auth';
import type { Database, Db } from '@quintet/persistence';
import { DEFAULT_ORGANIZATION } from '@quintet/contracts';
import { AppError, commonProblems, type Clock } from '@quintet/service-kit';
import { problems } from '../../problems';
import { hashPassword } from './password-hash';
import { createPgUserStore, type UserPage, type UserStore } from './pg-user-store';
import { EVERYONE, isAdmin, isAdmitted, newUser, type StoredUser, type User } from './user';

/** What an administrator may say of a user. */
export interface UserDraft extends Pick<User, 'roles' | 'email' | 'emailType' | 'givenName' | 'familyName' | 'displayName' | 'externalId' | 'active'> {
  /** With or without the tenant. */
  readonly userName: string;
  /** Undefined: as it was. */
  readonly password?: string | undefined;
}

export interface ManageUsersParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly parseName: (shown: string) => UserName;
  /** Ends all that a user has open: log-ins, refresh tokens, access tokens. */
  readonly revokeSubject: (db: Db, organization: string, shownName: string) => Promise<void>;
  /** Whoever waits for an approval and is removed does not wait any more. */
  readonly forgetSignUp: (db: Db, organization: string, userId: string, caller: string) => Promise<void>;
}

const nameFault = (userName: string, reason: string): AppError =>
  new AppError(commonProblems.INVALID_INPUT, `userName: "${userName}" ${reason}`, { faults: [{ field: 'userName', reason }] });
const kept = (roles: readonly string[]): string[] => [...new Set(roles)].filter((role) => role !== EVERYONE);
const sameRoles = (one: readonly string[], other: readonly string[]): boolean => one.length === other.length && one.every((role) => other.includes(role));
const administers = (user: User): boolean => isAdmin(user) && isAdmitted(user);

/** What an administrator does with the users of an organization. */
export const createManageUsers = ({ database, clock, parseName, revokeSubject, forgetSignUp }: ManageUsersParts) => {
  const lock = async (store: UserStore, organization: string, id: string): Promise<StoredUser> => {
    const user = await store.lock(organization, id);
    if (!user) throw new AppError(problems.USER_NOT_FOUND, id);
    return user;
  };
  const requireAdministrator = async (store: UserStore, organization: string): Promise<void> => {
    if (!(await store.hasAdministrator(organization))) throw new AppError(problems.LAST_ADMINISTRATOR);
  };

  /** Other roles, another password or no admission end all that the user has open: tokens carry what he might do before. */
  const write = async (db: Db, user: StoredUser, changed: StoredUser, caller: string): Promise<StoredUser> => {
    const store = createPgUserStore(db);
    const { organization } = user;
    const shown = showUserName(user);
    const steppedDown = administers(user) && !administers(changed);
    if (shown === caller && (steppedDown || !changed.active)) throw new AppError(problems.USER_IS_CALLER);
    if (steppedDown) await store.holdAdministration(organization);
    const written = { ...changed, changedMs: clock.now(), version: user.version + 1 };
    await store.change(written);
    await store.rememberRoles(organization, written.roles);
    if (steppedDown) await requireAdministrator(store, organization);
    if (user.passwordHash !== changed.passwordHash || !sameRoles(user.roles, changed.roles) || (user.active && !changed.active)) await revokeSubject(db, organization, shown);
    return written;
  };

  return {
    add: async (organization: string, { userName, password = '', roles, ...profile }: UserDraft): Promise<User> => {
      const shown = organization === DEFAULT_ORGANIZATION || userName.endsWith(`@${organization}`) ? userName : `${userName}@${organization}`;
      const { name, organization: named } = parseName(shown);
      // Else a user of one tenant would be shown, and trusted, as a user of another.
      if (named !== organization) throw nameFault(userName, 'names another tenant');
      const user = newUser({ ...profile, organization, name, passwordHash: await hashPassword(password), roles: kept(roles), createdMs: clock.now() });
      return database.inTransaction(async (db) => {
        const store = createPgUserStore(db);
        if (!(await store.add(user))) throw new AppError(problems.USER_EXISTS, userName);
        await store.rememberRoles(organization, user.roles);
        return user;
      });
    },
    find: async (organization: string, id: string): Promise<User> => {
      const user = await createPgUserStore(database).find(organization, id);
      if (!user) throw new AppError(problems.USER_NOT_FOUND, id);
      return user;
    },
    findByName: async (organization: string, name: string): Promise<User> => {
      const user = await createPgUserStore(database).findByName(organization, name);
      if (!user) throw new AppError(problems.USER_NOT_FOUND, name);
      return user;
    },
    /** @param edit what shall be, from what is: asked while nobody else can change it */
    change: (organization: string, id: string, caller: string, edit: (user: User) => UserDraft): Promise<User> =>
      database.inTransaction(async (db) => {
        const user = await lock(createPgUserStore(db), organization, id);
        const { userName, password, roles, ...profile } = edit(user);
        if (userName !== showUserName(user) && userName !== user.name) throw nameFault(userName, 'cannot be changed');
        const passwordHash = password === undefined ? user.passwordHash : await hashPassword(password);
        return write(db, user, { ...user, ...profile, roles: kept(roles), passwordHash }, caller);
      }),
    /** Gives roles and takes roles away, within the caller's transaction. */
    changeRoles: async (db: Db, organization: string, id: string, caller: string, edit: (roles: readonly string[]) => readonly string[]): Promise<void> => {
      const user = await lock(createPgUserStore(db), organization, id);
      const roles = kept(edit(user.roles));
      if (!sameRoles(roles, user.roles)) await write(db, user, { ...user, roles }, caller);
    },
    list: (organization: string, page: UserPage): Promise<{ users: readonly User[]; total: number }> => createPgUserStore(database).list(organization, page),
    /** @param check may refuse, of what is there */
    remove: (organization: string, id: string, caller: string, check: (user: User) => void = () => undefined): Promise<void> =>
      database.inTransaction(async (db) => {
        const store = createPgUserStore(db);
        const user = await lock(store, organization, id);
        check(user);
        if (showUserName(user) === caller) throw new AppError(problems.USER_IS_CALLER);
        if (administers(user)) await store.holdAdministration(organization);
        await store.remove(organization, id);
        if (!user.awaitsApproval) await store.retireName(organization, user.name, new Date(clock.now())); // who never got in owns nothing
        if (administers(user)) await requireAdministrator(store, organization);
        await forgetSignUp(db, organization, id, caller);
        await revokeSubject(db, organization, showUserName(user));
      }),
  };
};
export type ManageUsers = ReturnType<typeof createManageUsers>;
