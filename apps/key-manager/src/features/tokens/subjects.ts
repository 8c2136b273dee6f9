import { DEFAULT_ORGANIZATION } from '@quintet/contracts';
import type { UserName } from '@quintet/auth';
import { isAdmitted, rolesOf, type User } from '../users';

/** Whose rights a token carries. */
export interface Subject {
  readonly organization: string;
  readonly roles: readonly string[];
  readonly email: string | null;
}

export interface SubjectsParts {
  readonly parseName: (shown: string) => UserName;
  readonly isEnabled: (organization: string) => boolean;
  readonly findUser: (organization: string, name: string) => Promise<User | undefined>;
}

/** Users by the name that stands in tokens. */
export const createSubjects = ({ parseName, isEnabled, findUser }: SubjectsParts) => ({
  find: async (shownName: string): Promise<Subject | undefined> => {
    const { organization, name } = parseName(shownName);
    if (!isEnabled(organization)) return undefined;
    const user = await findUser(organization, name);
    return user && isAdmitted(user) ? { organization, roles: rolesOf(user), email: user.email } : undefined;
  },
  organizationOf: (shownName: string | undefined): string => (shownName === undefined ? DEFAULT_ORGANIZATION : parseName(shownName).organization),
});
export type Subjects = ReturnType<typeof createSubjects>;
