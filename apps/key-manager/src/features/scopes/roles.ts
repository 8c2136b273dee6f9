/** The roles that come with the system. `admin` is bound to every management scope. */
export const roles = {
  admin: 'admin',
  creator: 'Internal/creator',
  publisher: 'Internal/publisher',
  subscriber: 'Internal/subscriber',
  everyone: 'Internal/everyone',
  devops: 'Internal/devops',
  analytics: 'Internal/analytics',
  observer: 'Internal/observer',
  integrationDev: 'Internal/integration_dev',
  selfSignup: 'Internal/selfsignup',
} as const;

/** A scope and the roles, beside `admin`, whose users are given it. */
export type ScopeRoles<Scope extends string = string> = Readonly<Record<Scope, readonly string[]>>;
