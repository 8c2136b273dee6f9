import type { ResourceServer } from 'oidc-provider';

/** All that our access tokens open is one resource to oidc-provider; its name never leaves the process. */
export const accessResource = 'urn:quintet:access';

/** Which scopes the resource has is asked of `decideScopes`, per user; here it has whatever is asked for. */
export const resourceFor = (scope: string): ResourceServer => ({ scope, accessTokenFormat: 'jwt', jwt: { sign: { alg: 'RS256' } } });
