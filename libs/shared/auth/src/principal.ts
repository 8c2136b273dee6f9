import { DEFAULT_ORGANIZATION } from '@quintet/contracts';
import { scopesOf, type TokenVerdict, type VerifyToken } from './verify-token';

/** Who calls a management API. */
export interface Principal {
  /** As shown to people: without the tenant in the super tenant. */
  readonly username: string;
  readonly organization: string;
  readonly roles: readonly string[];
  readonly scopes: readonly string[];
  /** The OAuth client that the token was issued to. */
  readonly clientId: string;
}

const principalOf = ({ claims }: Extract<TokenVerdict, { ok: true }>): Principal => ({
  username: claims.sub,
  organization: claims.org ?? DEFAULT_ORGANIZATION,
  roles: claims.roles ?? [],
  scopes: scopesOf(claims),
  clientId: claims.azp ?? claims.client_id ?? '',
});

/** For the bearer guard of a management API: undefined for a token that does not count. */
export const createPrincipalReader =
  (verify: VerifyToken) =>
  (token: string): Principal | undefined => {
    const verdict = verify(token);
    return verdict.ok ? principalOf(verdict) : undefined;
  };
