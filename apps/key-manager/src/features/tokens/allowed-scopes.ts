import type { Client as OidcClient } from 'oidc-provider';
import { decideScopes, type ApiScopes } from '../scopes';
import { factsOf } from './client-metadata';
import type { Subject } from './subjects';

export type AllowedScopes = (client: OidcClient, subject: Subject, requested: readonly string[]) => readonly string[];

/** What of the requested scopes a user is given through a client. */
export const createAllowedScopes =
  (apiScopes: Pick<ApiScopes, 'rolesOf'>) =>
  (client: OidcClient, subject: Subject, requested: readonly string[], as: 'user' | 'client' = 'user'): readonly string[] =>
    decideScopes({ requested, subject: as, roles: subject.roles, client: factsOf(client), apiScope: (scope) => apiScopes.rolesOf(subject.organization, scope) });
