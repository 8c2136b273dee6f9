import type { UserName } from '@quintet/auth';
import { AppError } from '@quintet/service-kit';
import { problems } from '../../problems';
import { hashPassword, verifyPassword } from './password-hash';
import type { AttemptLimiter } from './attempt-limiter';
import type { UserStore } from './pg-user-store';
import type { User } from './user';

export interface Credentials {
  /** As the user types it: with or without the tenant. */
  readonly username: string;
  readonly password: string;
  /** Network address of whoever tries. */
  readonly address: string;
}

/** @returns undefined when the name or the password is wrong. @throws AppError TOO_MANY_ATTEMPTS; when both are right also TENANT_DISABLED, USER_DISABLED, APPROVAL_AWAITED */
export type CheckPassword = (credentials: Credentials) => Promise<User | undefined>;

const maxPasswordLength = 1024;
const maxNameLength = 400;

export interface CheckPasswordParts {
  readonly users: Pick<UserStore, 'findByName'>;
  readonly parseName: (shown: string) => UserName;
  /** Whether users of the organization may log in. */
  readonly isEnabled: (organization: string) => boolean;
  readonly limiter: AttemptLimiter;
}

export const createCheckPassword = ({ users, parseName, isEnabled, limiter }: CheckPasswordParts): CheckPassword => {
  // Nobody's password, hashed at the same cost: an unknown name takes as long to refuse as a wrong password.
  let nobody: Promise<string> | undefined;

  return async ({ username, password, address }) => {
    if (username.length > maxNameLength || password.length > maxPasswordLength) return undefined;
    const { organization, name } = parseName(username);
    return limiter.run(`${organization}/${name}|${address}`, async () => {
      const user = await users.findByName(organization, name);
      nobody ??= hashPassword(`nobody ${Math.random()}`);
      const matches = await verifyPassword(password, user?.passwordHash ?? (await nobody));
      if (!user || !matches) return undefined;
      if (!isEnabled(organization)) throw new AppError(problems.TENANT_DISABLED, organization);
      if (!user.active) throw new AppError(problems.USER_DISABLED);
      if (user.awaitsApproval) throw new AppError(problems.APPROVAL_AWAITED);
      return user;
    });
  };
};
