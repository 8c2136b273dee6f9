import type { RequestHandler } from 'express';
import type { Database } from '@quintet/persistence';
import type { AuthenticateClient } from './client-authentication';
import type { EndTokens } from './end-tokens';
import { oauthParameters } from './oauth-body';
import { missingToken, oauthError, unknownClient } from './oauth-error';
import type { TokenReader } from './token-reader';

export interface RevokeEndpointParts {
  readonly database: Database;
  readonly authenticate: AuthenticateClient;
  readonly readToken: TokenReader;
  readonly endTokens: EndTokens;
}

/** RFC 7009. An unknown or ended token is revoked already: 200. */
export const createRevokeEndpoint =
  ({ database, authenticate, readToken, endTokens }: RevokeEndpointParts): RequestHandler =>
  async (req, res) => {
    res.setHeader('cache-control', 'no-store');
    const form = oauthParameters(req);
    const client = await authenticate(req, form);
    if (!client) return unknownClient(res);
    const given = form.get('token');
    if (!given) return missingToken(res);
    const token = await readToken(given);
    if (token && token.clientId !== client.clientId) return oauthError(res, 400, 'unauthorized_client', 'the token was issued to another client');
    if (token) {
      await database.inTransaction(async (db) => {
        if (token.kind === 'refresh') return endTokens.ofGrant(db, token.grantId);
        const { jti, exp } = token.claims;
        if (jti !== undefined) await endTokens.ofToken(db, token.organization, jti, exp * 1000);
      });
    }
    res.status(200).end();
  };
