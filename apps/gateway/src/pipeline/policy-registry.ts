import { authenticateApiKey } from '../policies/authenticate-api-key';
import { authenticateInternalKey } from '../policies/authenticate-internal-key';
import { authenticateToken } from '../policies/authenticate-token';
import { checkDenyPolicies } from '../policies/check-deny-policies';
import { checkLifecycle } from '../policies/check-lifecycle';
import { requireScope } from '../policies/require-scope';
import { requireSubscription } from '../policies/require-subscription';
import { createBackendLimiter, throttleQuotas } from '../policies/throttle-quotas';
import type { LeaseBook } from '../quota/lease-book';
import type { PolicyKind } from './policy';
import type { VerifyBearer } from './verified-tokens';

export interface PolicyParts {
  /** Whether a tenant is there and enabled. */
  readonly serves: (organization: string) => boolean;
  readonly verifyToken: VerifyBearer;
  readonly verifyInternalKey: VerifyBearer;
  readonly leases: LeaseBook;
  readonly nowMs: () => number;
  /** This process's part of what the gateway may do. */
  readonly partOf: (units: number) => number;
}

/** Every policy that calls pass, in the order in which they pass them. */
export const policyKinds = ({ serves, verifyToken, verifyInternalKey, leases, nowMs, partOf }: PolicyParts): readonly PolicyKind[] => [
  checkLifecycle(serves),
  authenticateInternalKey(verifyInternalKey),
  authenticateApiKey(nowMs),
  authenticateToken(verifyToken),
  requireSubscription(),
  requireScope(),
  checkDenyPolicies(),
  throttleQuotas(leases, createBackendLimiter(nowMs, partOf)),
];
