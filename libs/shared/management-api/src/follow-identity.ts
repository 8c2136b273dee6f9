import { keyManagerChanged, organizationChanged, tokenRevoked, type KeyManager, type TokenRevocation } from '@quintet/contracts';
import type { EventBus, StateReader } from '@quintet/messaging';
import type { Component, ReadinessCheck } from '@quintet/service-kit';

interface Claims {
  readonly sub: string;
  readonly iat: number;
  readonly jti?: string | undefined;
  readonly azp?: string | undefined;
  readonly client_id?: string | undefined;
  readonly org?: string | undefined;
}

/** Issuers, revocations and tenants as the event hub tells them: no call to the key manager is ever needed to verify a token. */
export interface IdentityState extends Component {
  keyManagersOf(issuer: string): readonly KeyManager[];
  /** Whether the tenant is there and enabled. While the tenants are not all read, or there is no word of any, one that is not known is taken to be. */
  serves(organization: string): boolean;
  /** Also true for every token of a tenant that is disabled. */
  isRevoked(claims: Claims): boolean;
  readonly readiness: ReadinessCheck;
}

export const followIdentity = (bus: EventBus): IdentityState => {
  const keyManagers = new Map<string, KeyManager>();
  const revocations = new Map<string, TokenRevocation>();
  /** Whether each tenant is enabled. */
  const tenants = new Map<string, boolean>();
  let readers: StateReader[] = [];
  let tenantReader: StateReader | undefined;

  const revokedBefore = (kind: 'client' | 'subject', value: string | undefined, iat: number): boolean => {
    const found = value === undefined ? undefined : revocations.get(`${kind}:${value}`);
    // `iat` has whole seconds: a token of the second of the revocation may be older than it, so it counts as revoked.
    return found !== undefined && iat * 1000 <= found.revokedMs;
  };

  const areKnown = (): boolean => tenants.size > 0 && tenantReader?.isCaughtUp() === true;
  const serves = (organization: string): boolean => tenants.get(organization) ?? !areKnown();

  return {
    name: 'identity',
    serves,
    keyManagersOf: (issuer) => [...keyManagers.values()].filter((one) => one.enabled && one.issuer === issuer),
    isRevoked: ({ jti, azp, client_id, sub, iat, org }) =>
      (org !== undefined && !serves(org)) ||
      (jti !== undefined && revocations.has(`token:${jti}`)) || revokedBefore('client', azp ?? client_id, iat) || revokedBefore('subject', sub, iat),
    readiness: { name: 'identity', failing: () => (readers.length === 3 && readers.every((one) => one.isCaughtUp()) ? undefined : 'signing keys and revocations are still being read') },
    start: async () => {
      tenantReader = bus.readState(organizationChanged, (change) => {
        if (change.kind === 'upsert') tenants.set(change.key, change.data.enabled);
        else tenants.delete(change.key);
      });
      readers = [
        tenantReader,
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
