import { Router } from 'express';
import type { Guard } from '@quintet/management-api';
import type { Outbox } from '@quintet/outbox';
import type { Database, Db } from '@quintet/persistence';
import { announcePolicy } from './announce-policy';
import { createPolicyChanges, type CountUsers } from './change-policies';
import { seedDefaultPolicies } from './default-policies';
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
export const policiesFeature = ({ database, outbox, guard, countUsers, onLimitChanged }: PoliciesParts): { readonly routes: Router; seed(): Promise<void> } => {
  const parts = { guard, store: policyStore(database), changes: createPolicyChanges({ database, outbox, countUsers, onLimitChanged }) };
  return { routes: Router().use(transferRoutes(parts)).use(policyRoutes(parts)), seed: () => seedDefaultPolicies(database, outbox) };
};

export const republishPolicies = async (outbox: Outbox, db: Db): Promise<void> => {
  for (const policy of await policyStore(db).all()) await announcePolicy(outbox, db, policy);
};

export { enforcementIn, findLimits, findPolicyStates, limitIn, policyNameOf, type KeptLimit, type LimitName, type PolicyName, type PolicyState } from './find-limits';
export type { PolicyKind } from './policy';
