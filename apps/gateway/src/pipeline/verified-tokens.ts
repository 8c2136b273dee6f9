import { hash } from 'node:crypto';
import { createTokenVerifier, scopesOf, type TokenClaims, type TokenFailure, type Trust } from '@quintet/auth';
import type { KeyManager } from '@quintet/contracts';
import type { Identity } from './policy';

export interface VerifiedToken {
  readonly claims: TokenClaims;
  readonly keyManager: KeyManager;
  readonly identity: Identity;
}

/** A token as found good, or why it is not. */
export type VerifyBearer = (token: string) => VerifiedToken | TokenFailure;

const clockToleranceSeconds = 5;

type BearerKind = Exclude<Identity['kind'], 'api-key'>;

const identityOf = (kind: BearerKind, claims: TokenClaims, keyManager: KeyManager): Identity => {
  const consumerKey = claims[keyManager.consumerKeyClaim] ?? claims.client_id;
  return {
    kind,
    consumerKey: typeof consumerKey === 'string' ? consumerKey : '',
    keyManager: keyManager.name,
    user: claims.sub,
    scopes: new Set(scopesOf(claims, keyManager.scopesClaim)),
    claims,
    audiences: typeof claims.aud === 'string' ? [claims.aud] : (claims.aud ?? []),
    tokenType: claims.aut,
  };
};

/**
 * Verifies tokens of one kind, and remembers good signatures: verifying one costs more than all else that a call does.
 *
 * Expiry, revocation and whether the issuer still counts are looked at on every call. Tokens are remembered by their
 * SHA-256, so memory holds no credential; at most `2 * maxRemembered` of them, the longest unused leave first.
 */
export const createVerifiedTokens = (
  kind: BearerKind,
  trust: Trust,
  nowMs: () => number,
  { maxRemembered = 50_000, onLookUp }: { readonly maxRemembered?: number; readonly onLookUp?: (remembered: boolean) => void } = {},
): VerifyBearer => {
  const verify = createTokenVerifier(trust, [kind === 'token' ? 'resident' : 'internal-key'], nowMs);
  let young = new Map<string, VerifiedToken>();
  let old = new Map<string, VerifiedToken>();
  const remember = (key: string, token: VerifiedToken): void => {
    if (young.size >= maxRemembered) {
      old = young;
      young = new Map();
    }
    young.set(key, token);
  };
  const recall = (key: string): VerifiedToken | undefined => {
    const found = young.get(key);
    if (found) return found;
    const aged = old.get(key);
    if (aged) remember(key, aged);
    return aged;
  };
  return (token) => {
    const key = hash('sha256', token, 'base64url');
    const known = recall(key);
    onLookUp?.(known !== undefined);
    if (known) {
      const { claims, keyManager } = known;
      if (claims.exp + clockToleranceSeconds <= nowMs() / 1000) return 'expired';
      if (trust.isRevoked(claims)) return 'revoked';
      // A key manager that changed is another object: its keys may have, too.
      if (trust.keyManagersOf(claims.iss).includes(keyManager)) return known;
    }
    const verdict = verify(token);
    if (!verdict.ok) return verdict.failure;
    const verified = { claims: verdict.claims, keyManager: verdict.keyManager, identity: identityOf(kind, verdict.claims, verdict.keyManager) };
    remember(key, verified);
    return verified;
  };
};
