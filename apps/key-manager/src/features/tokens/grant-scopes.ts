import type { Provider } from 'oidc-provider';
import { DEFAULT_SCOPE } from '../scopes';
import { accessResource } from './resource';

type Grant = InstanceType<Provider['Grant']>;

/** Scopes that concern the ID token. */
export const identityScopes = ['openid', 'profile', 'email', 'offline_access'] as const;
const isIdentity = (scope: string): boolean => (identityScopes as readonly string[]).includes(scope);

/** Writes into a grant what was decided of each requested scope, so that none is asked about again. */
export const grantScopes = (grant: Grant, requested: readonly string[], allowed: readonly string[]): void => {
  const refused = requested.filter((scope) => !allowed.includes(scope) && scope !== DEFAULT_SCOPE);
  delete grant.rejected; // roles may have come since it was written
  grant.addResourceScope(accessResource, [...new Set([...allowed, DEFAULT_SCOPE])]);
  const identity = allowed.filter(isIdentity);
  if (identity.length > 0) grant.addOIDCScope([...identity]);
  if (refused.length > 0) grant.rejectResourceScope(accessResource, [...refused]);
  const refusedIdentity = refused.filter(isIdentity);
  if (refusedIdentity.length > 0) grant.rejectOIDCScope([...refusedIdentity]);
};
