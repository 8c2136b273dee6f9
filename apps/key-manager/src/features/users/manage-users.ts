import { randomUUID } from 'node:crypto';
import { showUserName, type UserName } from '@quintet/auth';
import type { Database, Db } from '@quintet/persistence';
import { DEFAULT_ORGANIZATION } from '@quintet/contracts';
import { AppError, commonProblems, type Clock } from '@quintet/service-kit';
import { problems } from '../../problems';
import { hashPassword } from './password-hash';
import { createPgUserStore, type UserFilter } from './pg-user-store';
import { EVERYONE, isAdmin, type User } from './user';
import type { ChangedUser, NewUser } from './user-schema';

export interface ManageUsersParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly parseName: (shown: string) => UserName;
  /** Ends all that a user has open: log-ins, refresh tokens, access tokens. */
  readonly revokeSubject: (db: Db, organization: string, shownName: string) => Promise<void>;
}

/** What an administrator does with the users of his own organization. */
export const createManageUsers = ({ database, clock, parseName, revokeSubject }: ManageUsersParts) => ({
  add: async (organization: string, { userName, password, roles, emails }: NewUser): Promise<User> => {
    const shown = organization === DEFAULT_ORGANIZATION || userName.endsWith(`@${organization}`) ? userName : `${userName}@${organization}`;
    const { name, organization: named } = parseName(shown);
    // Else a user of one tenant would be shown, and trusted, as a user of another.
    if (named !== organization) throw new AppError(commonProblems.INVALID_INPUT, `userName: "${userName}" names another tenant`, { faults: [{ field: 'userName', reason: 'names another tenant' }] });
    const user = {
      id: randomUUID(),
      organization,
      name,
      passwordHash: await hashPassword(password),
      roles: [...new Set(roles)].filter((role) => role !== EVERYONE),
      email: emails[0] ?? null,
      createdMs: clock.now(),
    };
    if (!(await createPgUserStore(database).add(user))) throw new AppError(problems.USER_EXISTS, userName);
    return user;
  },
  find: async (organization: string, id: string): Promise<User> => {
    const user = await createPgUserStore(database).find(organization, id);
    if (!user) throw new AppError(problems.USER_NOT_FOUND, id);
    return user;
  },
  /** Another password or other roles end all that the user has open: tokens carry what he might do before. */
  change: async (organization: string, id: string, { userName, password, roles, emails }: ChangedUser, caller: string): Promise<User> => {
    const passwordHash = password === undefined ? undefined : await hashPassword(password);
    return database.inTransaction(async (db) => {
      const store = createPgUserStore(db);
      const user = await store.find(organization, id);
      if (!user) throw new AppError(problems.USER_NOT_FOUND, id);
      const shown = showUserName(user);
      if (userName !== shown && userName !== user.name) throw new AppError(commonProblems.INVALID_INPUT, 'userName: cannot be changed', { faults: [{ field: 'userName', reason: 'cannot be changed' }] });
      const changed = { ...user, roles: [...new Set(roles)].filter((role) => role !== EVERYONE), email: emails[0] ?? null };
      if (shown === caller && isAdmin(user) && !isAdmin(changed)) throw new AppError(problems.USER_IS_CALLER);
      await store.change({ ...changed, passwordHash });
      const sameRoles = user.roles.length === changed.roles.length && user.roles.every((role) => changed.roles.includes(role));
      if (passwordHash !== undefined || !sameRoles) await revokeSubject(db, organization, shown);
      return changed;
    });
  },
  list: (organization: string, filter: UserFilter) => createPgUserStore(database).list(organization, filter),
  remove: async (organization: string, id: string, caller: string): Promise<void> => {
    await database.inTransaction(async (db) => {
      const user = await createPgUserStore(db).remove(organization, id);
      if (!user) throw new AppError(problems.USER_NOT_FOUND, id);
      if (showUserName(user) === caller) throw new AppError(problems.USER_IS_CALLER);
      await revokeSubject(db, organization, showUserName(user));
    });
  },
});
export type ManageUsers = ReturnType<typeof createManageUsers>;
