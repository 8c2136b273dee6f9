import { randomUUID } from 'node:crypto';
import { showUserName, type UserName } from '@quintet/auth';
import type { Database } from '@quintet/persistence';
import { AppError, commonProblems, type Clock, type FieldFault } from '@quintet/service-kit';
import { problems } from '../../problems';
import { roles } from '../scopes';
import { createPgUserStore, hashPassword, newUser, passwordFaults, passwordRules } from '../users';
import type { SignUpLimiter } from './sign-up-limiter';
import { emailMaxLength, nameMaxLength, usernameFault, usernameRules, type SignUpRequest } from './sign-up-schema';
import { signUpStore } from './sign-up-store';

/** `open`: the account is good at once; `approval`: when an administrator says so; `closed`: administrators make all accounts. */
export const signUpModes = ['open', 'approval', 'closed'] as const;
export type SignUpMode = (typeof signUpModes)[number];

export interface SignUpParts {
  readonly database: Database;
  readonly clock: Clock;
  readonly mode: SignUpMode;
  readonly parseName: (shown: string) => UserName;
  readonly isEnabled: (organization: string) => boolean;
  readonly limiter: SignUpLimiter;
}

export class TooManySignUps extends AppError {
  readonly retryAfterSeconds: number;
  constructor(retryAfterSeconds: number) {
    super(problems.TOO_MANY_SIGN_UPS);
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

const refuse = (faults: readonly FieldFault[]): never => {
  throw new AppError(commonProblems.INVALID_INPUT, faults.map(({ field, reason }) => `${field}: ${reason}`).join('; '), { faults });
};

/** What somebody without an account does. */
export const createSignUp = ({ database, clock, mode, parseName, isEnabled, limiter }: SignUpParts) => {
  const requireOpen = (): void => {
    if (mode === 'closed') throw new AppError(problems.SIGN_UP_CLOSED);
  };
  const takeTurn = (address: string): void => {
    const waitSeconds = limiter.take(address);
    if (waitSeconds > 0) throw new TooManySignUps(waitSeconds);
  };
  const nameFault = ({ organization, name }: UserName): string | undefined => (isEnabled(organization) ? usernameFault(name) : 'names a tenant that is closed');

  return {
    /** What the page says before anything is sent. */
    rules: {
      mode,
      username: usernameRules,
      password: passwordRules,
      email: { maxLength: emailMaxLength },
      givenName: { maxLength: nameMaxLength },
      familyName: { maxLength: nameMaxLength },
    },

    /** Costs an attempt, as signing up does: it must not be the cheaper way to find out who is there. */
    isFree: async (username: string, address: string): Promise<{ available: boolean; reason?: string }> => {
      requireOpen();
      const named = parseName(username);
      const reason = nameFault(named);
      if (reason !== undefined) return { available: false, reason };
      takeTurn(address);
      const taken = await createPgUserStore(database).isTaken(named.organization, named.name);
      return taken ? { available: false, reason: 'is taken' } : { available: true };
    },

    /** The password is hashed before anybody looks whether the name is taken: both answers take the same work. */
    add: async ({ username, password, email, givenName, familyName }: SignUpRequest, address: string): Promise<{ username: string; awaitsApproval: boolean }> => {
      requireOpen();
      const { organization, name } = parseName(username);
      const fault = nameFault({ organization, name });
      const faults = [
        ...(fault === undefined ? [] : [{ field: 'username', reason: fault }]),
        ...passwordFaults(password, { username: name, email }).map((reason) => ({ field: 'password', reason })),
      ];
      if (faults.length > 0) refuse(faults);
      takeTurn(address);

      const awaitsApproval = mode === 'approval';
      const user = newUser({
        organization,
        name,
        passwordHash: await hashPassword(password),
        roles: awaitsApproval ? [roles.selfSignup] : [roles.selfSignup, roles.subscriber],
        email,
        givenName,
        familyName,
        awaitsApproval,
        createdMs: clock.now(),
      });
      await database.inTransaction(async (db) => {
        const [users, signUps] = [createPgUserStore(db), signUpStore(db)];
        await signUps.holdName(organization, name);
        if ((await users.isTaken(organization, name)) || !(await users.add(user))) {
          throw new AppError(problems.USER_EXISTS, `username: "${name}" is taken`, { faults: [{ field: 'username', reason: 'is taken' }] });
        }
        if (awaitsApproval) await signUps.add({ organization, id: randomUUID(), userId: user.id, userName: name, createdAt: new Date(user.createdMs) });
      });
      return { username: showUserName(user), awaitsApproval };
    },
  };
};
export type SignUpUseCase = ReturnType<typeof createSignUp>;
