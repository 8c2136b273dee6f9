import { randomUUID } from 'node:crypto';

/** What everybody is, without being told so. */
export const EVERYONE = 'Internal/everyone';
export const ADMIN = 'admin';

export interface User {
  readonly id: string;
  readonly organization: string;
  /** Without the tenant. */
  readonly name: string;
  readonly roles: readonly string[];
  readonly email: string | null;
  /** `work`, `home`, …: what the address is for. */
  readonly emailType: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly displayName: string;
  /** What another system calls him. */
  readonly externalId: string | null;
  /** False: an administrator has shut him out. */
  readonly active: boolean;
  /** Signed up, and not approved yet. */
  readonly awaitsApproval: boolean;
  readonly createdMs: number;
  readonly changedMs: number;
  /** Counts the changes. */
  readonly version: number;
}

export interface StoredUser extends User {
  readonly passwordHash: string;
}

type Needed = 'organization' | 'name' | 'roles' | 'passwordHash' | 'createdMs';

/** A user who may log in at once, unless `given` says otherwise. */
export const newUser = (given: Pick<StoredUser, Needed> & Partial<StoredUser>): StoredUser => ({
  id: randomUUID(),
  email: null,
  emailType: 'work',
  givenName: '',
  familyName: '',
  displayName: '',
  externalId: null,
  active: true,
  awaitsApproval: false,
  changedMs: given.createdMs,
  version: 1,
  ...given,
});

export const rolesOf = (user: Pick<User, 'roles'>): readonly string[] => [...new Set([...user.roles, EVERYONE])];
export const isAdmin = (user: Pick<User, 'roles'>): boolean => user.roles.includes(ADMIN);
/** Whether he may do anything at all. */
export const isAdmitted = (user: Pick<User, 'active' | 'awaitsApproval'>): boolean => user.active && !user.awaitsApproval;
