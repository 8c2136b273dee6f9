import type { VerifyToken, TokenClaims } from '@quintet/auth';
import { DEFAULT_ORGANIZATION } from '@quintet/contracts';
import type { AdapterFactory } from 'oidc-provider';

/** What a token says, whichever kind it is. */
export type ReadToken =
  | { readonly kind: 'access'; readonly claims: TokenClaims; readonly clientId: string; readonly organization: string }
  | { readonly kind: 'refresh'; readonly clientId: string; readonly grantId: string; readonly subject: string; readonly scope: string; readonly issuedAt: number; readonly expiresAt: number };

/** @returns undefined for a token that is not ours, has ended or was revoked */
export const createTokenReader = (verify: VerifyToken, store: AdapterFactory) => {
  const refreshTokens = store('RefreshToken');
  return async (token: string): Promise<ReadToken | undefined> => {
    if (token.split('.').length === 3) {
      const verdict = verify(token);
      if (!verdict.ok) return undefined;
      const { claims } = verdict;
      return { kind: 'access', claims, clientId: claims.azp ?? '', organization: claims.org ?? DEFAULT_ORGANIZATION };
    }
    const found = await refreshTokens.find(token);
    if (!found || found.consumed || !found.grantId) return undefined;
    const { clientId = '', grantId, accountId = '', scope, iat = 0, exp = 0 } = found;
    return { kind: 'refresh', clientId, grantId, subject: accountId, scope: typeof scope === 'string' ? scope : '', issuedAt: iat, expiresAt: exp };
  };
};
export type TokenReader = ReturnType<typeof createTokenReader>;
