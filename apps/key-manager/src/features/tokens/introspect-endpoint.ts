import type { RequestHandler } from 'express';
import type { Db } from '@quintet/persistence';
import type { Revocations } from '../revocations';
import type { AuthenticateClient } from './client-authentication';
import { oauthParameters } from './oauth-body';
import { missingToken, unknownClient } from './oauth-error';
import type { ReadToken, TokenReader } from './token-reader';

export interface IntrospectEndpointParts {
  readonly database: Db;
  readonly authenticate: AuthenticateClient;
  readonly readToken: TokenReader;
  readonly revocations: Pick<Revocations, 'isRevoked'>;
}

const answerOf = (token: ReadToken) => {
  if (token.kind === 'refresh') {
    const { clientId, scope, subject, issuedAt, expiresAt } = token;
    return { active: true, token_type: 'refresh_token', client_id: clientId, scope, sub: subject, username: subject, iat: issuedAt, exp: expiresAt };
  }
  const { iss, sub, aud, azp, aut, scope, jti, iat, nbf, exp } = token.claims;
  return { active: true, token_type: 'Bearer', client_id: azp, scope, sub, username: sub, aud, aut, iss, jti, iat, nbf, exp };
};

/** RFC 7662. Any client that keeps a secret may ask about access tokens, as a resource server does; a refresh token is its own client's affair. */
export const createIntrospectEndpoint =
  ({ database, authenticate, readToken, revocations }: IntrospectEndpointParts): RequestHandler =>
  async (req, res) => {
    res.setHeader('cache-control', 'no-store');
    const form = oauthParameters(req);
    const client = await authenticate(req, form);
    if (!client || client.isPublic) return unknownClient(res);
    const given = form.get('token');
    if (!given) return missingToken(res);
    const token = await readToken(given);
    const mayKnow = token && (token.kind === 'refresh' ? token.clientId === client.clientId : token.organization === client.organization);
    if (!token || !mayKnow) return void res.json({ active: false });
    if (token.kind === 'access') {
      const { jti, sub, iat } = token.claims;
      if (await revocations.isRevoked(database, { jti, clientId: token.clientId, sub, iat })) return void res.json({ active: false });
    }
    res.json(answerOf(token));
  };
