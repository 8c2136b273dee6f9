import type { Database } from '@quintet/persistence';
import { AppError, type Clock } from '@quintet/service-kit';
import { problems } from '../../problems';
import { roles } from '../scopes';
import { createPgUserStore } from '../users';
import { signUpStore, type SignUp, type SignUpStatus } from './sign-up-store';

export interface DecideSignUpsParts {
  readonly database: Database;
  readonly clock: Clock;
}

/** What an administrator does with those who ask for an account in his own organization. */
export const createDecideSignUps = ({ database, clock }: DecideSignUpsParts) => {
  const require = (found: SignUp | undefined, id: string): SignUp => {
    if (!found) throw new AppError(problems.WORKFLOW_NOT_FOUND, id);
    return found;
  };
  return {
    list: (organization: string, status: SignUpStatus, page: { readonly limit: number; readonly offset: number }) => signUpStore(database).page(organization, status, page),
    find: async (organization: string, id: string): Promise<SignUp> => require(await signUpStore(database).find(organization, id), id),
    /** Who is approved may use the developer portal; who is rejected is gone, and his name is free again. */
    decide: (organization: string, id: string, { status, comment, by }: { status: 'approved' | 'rejected'; comment: string | null; by: string }): Promise<SignUp> =>
      database.inTransaction(async (db) => {
        const [signUps, users] = [signUpStore(db), createPgUserStore(db)];
        const signUp = require(await signUps.lock(organization, id), id);
        if (signUp.status !== 'created') throw new AppError(problems.WORKFLOW_DECIDED, `${signUp.decidedBy ?? ''} has ${signUp.status} it`);
        if (status === 'rejected') await users.remove(organization, signUp.userId);
        else {
          const user = await users.lock(organization, signUp.userId);
          if (!user) throw new AppError(problems.WORKFLOW_NOT_FOUND, id);
          await users.change({ ...user, roles: [...new Set([...user.roles, roles.subscriber])], awaitsApproval: false, changedMs: clock.now(), version: user.version + 1 });
        }
        await signUps.decide(organization, id, { status, by, at: new Date(clock.now()), comment });
        return require(await signUps.find(organization, id), id);
      }),
  };
};
export type DecideSignUps = ReturnType<typeof createDecideSignUps>;
