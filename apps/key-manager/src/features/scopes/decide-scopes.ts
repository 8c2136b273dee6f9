import { managementScopes } from './management-scopes';

/** What a token carries whose caller asked for nothing, or may have nothing of what he asked. */
export const DEFAULT_SCOPE = 'default';
/** Given to every user who asks: they tell who he is and open nothing. */
const identityScopes = new Set(['openid', 'profile', 'email']);
const deviceScope = /^device_[\w-]{1,100}$/;
const internalPrefix = 'quintet:';
const managementPrefix = 'apim:';

export interface ScopeRequest {
  readonly requested: readonly string[];
  /** On whose behalf: a person, or (client credentials) the client itself with the roles of its owner. */
  readonly subject: 'user' | 'client';
  readonly roles: readonly string[];
  readonly client: {
    /** `registered` by a user for himself, of an `application`, or of one of our own services. */
    readonly kind: 'registered' | 'application' | 'service';
    readonly internalScopes: readonly string[];
  };
  /** Roles bound to a scope of an API, one list per API that has it; undefined: no API has it. */
  readonly apiScope: (scope: string) => readonly (readonly string[])[] | undefined;
}

const granted = (scope: string, { subject, roles, client, apiScope }: ScopeRequest): boolean => {
  if (scope.startsWith(internalPrefix)) return subject === 'client' && client.kind === 'service' && client.internalScopes.includes(scope);
  if (subject === 'client' && client.kind === 'service') return false;
  const bound = managementScopes.get(scope);
  if (bound) {
    // The keys of an application travel with the application: they must not open what its owner may administer.
    if (subject === 'client' && client.kind === 'application') return false;
    return roles.some((role) => bound.has(role));
  }
  if (scope.startsWith(managementPrefix)) return false;
  if (identityScopes.has(scope)) return subject === 'user';
  if (deviceScope.test(scope)) return true;
  return (apiScope(scope) ?? []).some((allowed) => allowed.length === 0 || allowed.some((role) => roles.includes(role)));
};

/** What of the requested scopes the subject is given; what he may not have is dropped without a word, as WSO2's clients expect. Never empty. */
export const decideScopes = (request: ScopeRequest): readonly string[] => {
  const given = [...new Set(request.requested)].filter((scope) => granted(scope, request));
  return given.length > 0 ? given : [DEFAULT_SCOPE];
};

export const splitScopes = (scope: string | undefined): readonly string[] => (scope ?? '').split(' ').filter((one) => one !== '');

/** Whether a token with these scopes opens a management API, which then asks for the roles of its user. */
export const opensManagement = (scopes: readonly string[]): boolean => scopes.some((scope) => scope.startsWith(managementPrefix) || scope.startsWith(internalPrefix));
