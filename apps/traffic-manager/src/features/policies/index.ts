import { Router } from 'express';
import { republishPages } from '@quintet/control-plane';
import type { Guard } from '@quintet/management-api';
import type { Outbox } from '@quintet/outbox';
import type { Database } from '@quintet/persistence';
import { announcePolicy } from './announce-policy';
import { createPolicyChanges, type CountUsers } from './change-policies';
import { seedDefaultPolicies } from './default-policies';
import type { ThrottlingPolicy } from './policy';
import { policyRoutes } from './policy-routes';
import { policyStore } from './policy-store';
import { transferRoutes } from './transfer-routes';

export interface PoliciesParts {
  readonly database: Database;
  readonly outbox: Outbox;
  readonly guard: Guard;
  readonly countUsers: CountUsers;
  readonly onLimitChanged: () => void;
}

/** Throttling policies: application, subscription (business plans), advanced and custom. */
export const policiesFeature = ({ database, outbox, guard, countUsers, onLimitChanged }: PoliciesParts): { readonly routes: Router; seed(organization?: string): Promise<void> } => {
  const parts = { guard, store: policyStore(database), changes: createPolicyChanges({ database, outbox, countUsers, onLimitChanged }) };
  return { routes: Router().use(transferRoutes(parts)).use(policyRoutes(parts)), seed: (organization) => seedDefaultPolicies(database, outbox, organization) };
};

export const republishPolicies = (outbox: Outbox, database: Database): Promise<void> =>
  republishPages<ThrottlingPolicy>(
    database,
    (db, after, limit) => policyStore(db).page(after, limit),
    (db, policy) => announcePolicy(outbox, db, policy),
  );

export { enforcementIn, findLimits, findPolicyStates, limitIn, policyNameOf, type KeptLimit, type LimitName, type PolicyName, type PolicyState } from './find-limits';
export type { PolicyKind } from './policy';
