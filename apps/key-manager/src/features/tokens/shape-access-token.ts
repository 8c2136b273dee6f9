import { errors, type AccessToken, type ClientCredentials, type JWTStructured } from 'oidc-provider';
import { sql, type Database } from '@quintet/persistence';
import { opensManagement, splitScopes } from '../scopes';
import type { createAllowedScopes } from './allowed-scopes';
import { factsOf } from './client-metadata';
import { recordId } from './oidc-store';
import type { Subject, Subjects } from './subjects';

export interface ShapeAccessTokenParts {
  readonly database: Database;
  readonly subjects: Subjects;
  readonly allowedScopes: ReturnType<typeof createAllowedScopes>;
}

/**
 * Gives an access token its claims (RFC 9068 and WSO2's), just before it is signed.
 *
 * Scopes are decided here again, for every grant alike: roles may have changed since a refresh token was issued.
 */
export const createShapeAccessToken = ({ database, subjects, allowedScopes }: ShapeAccessTokenParts) => {
  /** A token of a grant that ends at this moment is either revoked with it or not issued. */
  const remember = async (organization: string, grantId: string, { jti, exp }: { jti: string; exp: number }): Promise<void> => {
    const kept = await database.rows(sql`
      insert into issued_token (organization, jti, grant_id, expires_ms)
      select ${organization}, ${jti}, ${grantId}, ${exp * 1000}::bigint
        from oidc_record
       where oidc_record.kind = 'Grant' and oidc_record.id = ${recordId('Grant', grantId)}
         for share
      returning issued_token.jti`);
    if (kept.length === 0) throw new errors.InvalidGrant('the grant was revoked meanwhile');
  };

  return async (token: AccessToken | ClientCredentials, jwt: JWTStructured): Promise<void> => {
    const { client } = token;
    if (!client) throw new Error('an access token without a client');
    const facts = factsOf(client);
    const forUser = token.kind === 'AccessToken';
    const sub = forUser ? (token as AccessToken).accountId : facts.owner;
    const nobody: Subject = { organization: facts.organization, roles: [], email: null };
    const subject = (await subjects.find(sub)) ?? nobody;
    const scopes = allowedScopes(client, subject, splitScopes(token.scope), forUser ? 'user' : 'client');
    token.scope = scopes.join(' '); // what the answer says
    const payload = jwt.payload as { jti: string; iat: number; exp: number; authorization_details?: unknown };
    delete payload.authorization_details;
    Object.assign(payload, {
      sub,
      aud: [client.clientId],
      azp: client.clientId,
      client_id: client.clientId,
      aut: forUser ? 'APPLICATION_USER' : 'APPLICATION',
      scope: token.scope,
      org: subject.organization,
      nbf: payload.iat,
      ...(opensManagement(scopes) ? { roles: subject.roles } : {}),
    });
    if (forUser && (token as AccessToken).grantId) await remember(subject.organization, (token as AccessToken).grantId as string, payload);
  };
};
export type ShapeAccessToken = ReturnType<typeof createShapeAccessToken>;
