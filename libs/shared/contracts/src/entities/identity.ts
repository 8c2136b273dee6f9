import { z } from 'zod';
import { defineState } from '../define-event';
import { topics } from '../topics';
import { epochMs, organization } from './common';

/** Public keys only; `looseObject` because a key's members depend on its `kty`. */
export const publicJwk = z
  .looseObject({ kty: z.string(), kid: z.string(), alg: z.string() })
  .refine((key) => !('d' in key) && !('k' in key), 'a private key must never travel');
export type PublicJwk = z.output<typeof publicJwk>;

export const RESIDENT_KEY_MANAGER = 'Resident Key Manager';

/** Who may issue tokens, and how their signatures are verified. */
export const keyManager = z.object({
  name: z.string(),
  organization,
  /** `resident`: access tokens of our own key manager. `internal-key`: the publisher's keys for trying out an API. */
  type: z.enum(['resident', 'internal-key']),
  enabled: z.boolean(),
  /** The `iss` of its tokens. */
  issuer: z.string(),
  jwks: z.object({ keys: z.array(publicJwk) }),
  /** The claim that names the OAuth client. */
  consumerKeyClaim: z.string(),
  scopesClaim: z.string(),
  tokenEndpoint: z.string(),
  revokeEndpoint: z.string(),
  authorizeEndpoint: z.string(),
  userInfoEndpoint: z.string(),
});
export type KeyManager = z.output<typeof keyManager>;

export const keyManagerChanged = defineState({
  type: 'key-manager.changed',
  deletedType: 'key-manager.deleted',
  version: 1,
  topic: topics.keyManagers,
  data: keyManager,
  keyOf: (of) => `${of.organization}/${of.name}`,
});

/**
 * A revocation. `token`: the one with that `jti`. `client`, `subject`: every token of that client (`azp`) or user
 * (`sub`) that was issued at or before `revokedMs`.
 */
export const tokenRevocation = z.object({
  kind: z.enum(['token', 'client', 'subject']),
  value: z.string().min(1),
  organization,
  revokedMs: epochMs,
  /** When the last token concerned has expired by itself: from then on the record is of no use. */
  expiresMs: epochMs,
});
export type TokenRevocation = z.output<typeof tokenRevocation>;

export const tokenRevoked = defineState({
  type: 'token.revoked',
  deletedType: 'token-revocation.expired',
  version: 1,
  topic: topics.tokenRevocations,
  data: tokenRevocation,
  keyOf: (of) => `${of.kind}:${of.value}`,
});
