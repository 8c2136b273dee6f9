import { generateKeyPairSync, randomUUID } from 'node:crypto';
import jwt from 'jsonwebtoken';
import { DEFAULT_ORGANIZATION, keyManagerChanged, RESIDENT_KEY_MANAGER, tokenRevoked, type KeyManager } from '@quintet/contracts';
import { outgoing, type EventBus } from '@quintet/messaging';

export interface TestTokenOptions {
  readonly sub?: string;
  readonly scopes?: readonly string[];
  readonly roles?: readonly string[];
  readonly organization?: string;
  /** Consumer key of the OAuth client. */
  readonly clientId?: string;
  readonly aut?: 'APPLICATION' | 'APPLICATION_USER';
  readonly jti?: string;
  /** Seconds from now; negative: expired. */
  readonly expiresInSeconds?: number;
  /** Further claims. */
  readonly claims?: Readonly<Record<string, unknown>>;
}

/** A key manager of a test's own: its record stands on the hub, and it signs whatever a test asks for. */
export interface TestIssuer {
  readonly issuer: string;
  token(options?: TestTokenOptions): string;
  /** Puts a revocation on the hub. */
  revoke(kind: 'token' | 'client' | 'subject', value: string): Promise<void>;
}

let version = 1;

export const createTestIssuer = async (bus: Pick<EventBus, 'publish'>, { type = 'resident' as KeyManager['type'], name = RESIDENT_KEY_MANAGER } = {}): Promise<TestIssuer> => {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const kid = randomUUID();
  const issuer = `https://test-issuer.example/${kid}`;
  const origin = () => ({ source: '/test', timeMs: Date.now(), entityVersion: (version += 1) });
  const record: KeyManager = {
    name,
    organization: DEFAULT_ORGANIZATION,
    type,
    enabled: true,
    issuer,
    jwks: { keys: [{ ...publicKey.export({ format: 'jwk' }), kty: 'RSA', kid, alg: 'RS256' }] },
    consumerKeyClaim: 'azp',
    scopesClaim: 'scope',
    tokenEndpoint: `${issuer}/token`,
    revokeEndpoint: `${issuer}/revoke`,
    authorizeEndpoint: `${issuer}/authorize`,
    userInfoEndpoint: `${issuer}/userinfo`,
  };
  await bus.publish([outgoing(keyManagerChanged, record, origin())]);
  return {
    issuer,
    token: ({ sub = 'ann', scopes = [], roles = [], organization = DEFAULT_ORGANIZATION, clientId = 'test-client', aut = 'APPLICATION_USER', jti = randomUUID(), expiresInSeconds = 600, claims = {} } = {}) => {
      const iat = Math.floor(Date.now() / 1000);
      const payload = { iss: issuer, sub, aud: clientId, azp: clientId, client_id: clientId, aut, scope: scopes.join(' '), roles, org: organization, jti, iat, nbf: iat, exp: iat + expiresInSeconds, ...claims };
      return jwt.sign(payload, privateKey, { algorithm: 'RS256', header: { alg: 'RS256', kid, typ: 'at+jwt' } });
    },
    revoke: (kind, value) => bus.publish([outgoing(tokenRevoked, { kind, value, organization: DEFAULT_ORGANIZATION, revokedMs: Date.now(), expiresMs: Date.now() + 3_600_000 }, origin())]),
  };
};
