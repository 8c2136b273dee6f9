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
  readonly createdMs: number;
}

export interface StoredUser extends User {
  readonly passwordHash: string;
}

export const rolesOf = (user: Pick<User, 'roles'>): readonly string[] => [...new Set([...user.roles, EVERYONE])];
export const isAdmin = (user: Pick<User, 'roles'>): boolean => user.roles.includes(ADMIN);
