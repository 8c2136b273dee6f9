import { keyManagerChanged, tokenRevoked, type KeyManager, type TokenRevocation } from '@quintet/contracts';
import type { EventBus, StateReader } from '@quintet/messaging';
import type { Component, ReadinessCheck } from '@quintet/service-kit';

interface Claims {
  readonly sub: string;
  readonly iat: number;
  readonly jti?: string | undefined;
  readonly azp?: string | undefined;
  readonly client_id?: string | undefined;
}

/** Issuers and revocations as the event hub tells them: no call to the key manager is ever needed to verify a token. */
export interface IdentityState extends Component {
  keyManagersOf(issuer: string): readonly KeyManager[];
  isRevoked(claims: Claims): boolean;
  readonly readiness: ReadinessCheck;
}

export const followIdentity = (bus: EventBus): IdentityState => {
  const keyManagers = new Map<string, KeyManager>();
  const revocations = new Map<string, TokenRevocation>();
  let readers: StateReader[] = [];

  const revokedBefore = (kind: 'client' | 'subject', value: string | undefined, iat: number): boolean => {
    const found = value === undefined ? undefined : revocations.get(`${kind}:${value}`);
    // `iat` has whole seconds: a token of the second of the revocation may be older than it, so it counts as revoked.
    return found !== undefined && iat * 1000 <= found.revokedMs;
  };

  return {
    name: 'identity',
    keyManagersOf: (issuer) => [...keyManagers.values()].filter((one) => one.enabled && one.issuer === issuer),
    isRevoked: ({ jti, azp, client_id, sub, iat }) =>
      (jti !== undefined && revocations.has(`token:${jti}`)) || revokedBefore('client', azp ?? client_id, iat) || revokedBefore('subject', sub, iat),
    readiness: { name: 'identity', failing: () => (readers.length === 2 && readers.every((one) => one.isCaughtUp()) ? undefined : 'signing keys and revocations are still being read') },
    start: async () => {
      readers = [
        bus.readState(keyManagerChanged, (change) => {
          if (change.kind === 'upsert') keyManagers.set(change.key, change.data);
          else keyManagers.delete(change.key);
        }),
        bus.readState(tokenRevoked, (change) => {
          if (change.kind === 'upsert') revocations.set(change.key, change.data);
          else revocations.delete(change.key);
        }),
      ];
    },
    stop: async () => {
      await Promise.all(readers.map((one) => one.stop()));
      readers = [];
    },
  };
};
