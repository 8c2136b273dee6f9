import type { Router } from 'express';
import type { Guard } from '@quintet/management-api';
import type { Outbox } from '@quintet/outbox';
import type { Database, Db } from '@quintet/persistence';
import { announcePolicy } from './announce-policy';
import { createPolicyChanges, type CountUsers } from './change-policies';
import { seedDefaultPolicies } from './default-policies';
import { policyRoutes } from './policy-routes';
import { policyStore } from './policy-store';

export interface PoliciesParts {
  readonly database: Database;
  readonly outbox: Outbox;
  readonly guard: Guard;
  readonly countUsers: CountUsers;
  readonly onLimitChanged: () => void;
}

/** Throttling policies: application, subscription (business plans) and advanced. */
export const policiesFeature = ({ database, outbox, guard, countUsers, onLimitChanged }: PoliciesParts): { readonly routes: Router; seed(): Promise<void> } => ({
  routes: policyRoutes({ guard, store: policyStore(database), changes: createPolicyChanges({ database, outbox, countUsers, onLimitChanged }) }),
  seed: () => seedDefaultPolicies(database, outbox),
});

export const republishPolicies = async (outbox: Outbox, db: Db): Promise<void> => {
  for (const policy of await policyStore(db).all()) await announcePolicy(outbox, db, policy);
};

export { findLimits, type LimitOfPolicy, type PolicyName } from './find-limits';
export type { PolicyKind } from './policy';
