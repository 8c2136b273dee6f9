import { createPublicKey, type KeyObject } from 'node:crypto';
import jwt from 'jsonwebtoken';
import { z } from 'zod';
import type { KeyManager, PublicJwk } from '@quintet/contracts';

/** The claims that the system relies on; all others stay readable. */
const claimsSchema = z.looseObject({
  iss: z.string(),
  sub: z.string(),
  /** Seconds since 1970-01-01 UTC, like every time in a JWT. */
  exp: z.number(),
  iat: z.number(),
  nbf: z.number().optional(),
  jti: z.string().optional(),
  aud: z.union([z.string(), z.array(z.string())]).optional(),
  azp: z.string().optional(),
  client_id: z.string().optional(),
  aut: z.enum(['APPLICATION', 'APPLICATION_USER']).optional(),
  scope: z.union([z.string(), z.array(z.string())]).optional(),
  /** Organization (tenant) of the subject. */
  org: z.string().optional(),
  roles: z.array(z.string()).optional(),
});
export type TokenClaims = z.output<typeof claimsSchema>;

export type TokenFailure = 'malformed' | 'wrong type' | 'unknown issuer' | 'unknown key' | 'bad signature' | 'expired' | 'not yet valid' | 'revoked';
export type TokenVerdict = { readonly ok: true; readonly claims: TokenClaims; readonly keyManager: KeyManager } | { readonly ok: false; readonly failure: TokenFailure };

/** What is known of issuers and revocations at the moment of asking. */
export interface Trust {
  /** Enabled key managers whose tokens carry this `iss`. */
  keyManagersOf(issuer: string): readonly KeyManager[];
  isRevoked(claims: TokenClaims): boolean;
}

/** Asymmetric signatures only: `none` and HMAC with a public key as the secret are never acceptable. */
const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512'] as const;
type Algorithm = (typeof algorithms)[number];
const clockToleranceSeconds = 5;
const maxTokenLength = 16 * 1024;

const keys = new WeakMap<PublicJwk, KeyObject>();
const keyObjectOf = (jwk: PublicJwk): KeyObject => {
  const known = keys.get(jwk);
  if (known) return known;
  const made = createPublicKey({ key: jwk as never, format: 'jwk' });
  keys.set(jwk, made);
  return made;
};

const refused = (failure: TokenFailure): TokenVerdict => ({ ok: false, failure });

/** Media types of RFC 7515: `at+jwt` and `application/at+jwt` are the same; absent or `JWT` says nothing. */
const isAccessTokenType = (typ: string | undefined): boolean => typ === undefined || ['jwt', 'at+jwt', 'application/at+jwt'].includes(typ.toLowerCase());

/**
 * Makes a verifier of signed JWTs (RFC 7519, RFC 9068).
 *
 * @param types which kinds of key manager may have issued the token
 * @param nowMs milliseconds since 1970-01-01 UTC
 */
export const createTokenVerifier =
  (trust: Trust, types: readonly KeyManager['type'][], nowMs: () => number) =>
  (token: string): TokenVerdict => {
    if (token.length > maxTokenLength) return refused('malformed');
    let decoded: jwt.Jwt | null;
    try {
      decoded = jwt.decode(token, { complete: true });
    } catch {
      return refused('malformed');
    }
    if (decoded === null || typeof decoded.payload === 'string') return refused('malformed');
    const { header } = decoded;
    const parsed = claimsSchema.safeParse(decoded.payload);
    if (!parsed.success) return refused('malformed');
    if (!algorithms.includes(header.alg as Algorithm) || !isAccessTokenType(header.typ)) return refused('wrong type');
    const issuers = trust.keyManagersOf(parsed.data.iss).filter(({ type }) => types.includes(type));
    if (issuers.length === 0) return refused('unknown issuer');
    for (const keyManager of issuers) {
      const jwk = keyManager.jwks.keys.find(({ kid }) => kid === header.kid);
      if (!jwk) continue;
      try {
        jwt.verify(token, keyObjectOf(jwk), { algorithms: [jwk.alg as Algorithm], clockTimestamp: Math.floor(nowMs() / 1000), clockTolerance: clockToleranceSeconds });
      } catch (error) {
        if (error instanceof jwt.TokenExpiredError) return refused('expired');
        if (error instanceof jwt.NotBeforeError) return refused('not yet valid');
        return refused('bad signature');
      }
      return trust.isRevoked(parsed.data) ? refused('revoked') : { ok: true, claims: parsed.data, keyManager };
    }
    return refused('unknown key');
  };
export type VerifyToken = ReturnType<typeof createTokenVerifier>;

/** Scopes of a token, whatever form the issuer gave them. */
export const scopesOf = (claims: TokenClaims, claim = 'scope'): readonly string[] => {
  const value = claims[claim];
  if (Array.isArray(value)) return value.filter((scope): scope is string => typeof scope === 'string');
  return typeof value === 'string' ? value.split(' ').filter((scope) => scope !== '') : [];
};
