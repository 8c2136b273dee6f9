import type { Router } from 'express';
import { denyPolicyChanged } from '@quintet/contracts';
import { republishPages } from '@quintet/control-plane';
import type { Guard } from '@quintet/management-api';
import type { Outbox } from '@quintet/outbox';
import type { Database } from '@quintet/persistence';
import { createDenyPolicyChanges, type KnownNames } from './change-deny-policies';
import { asDenyPolicy, type StoredDenyPolicy } from './deny-policy';
import { denyPolicyRoutes } from './deny-policy-routes';
import { denyPolicyStore } from './deny-policy-store';

export interface DenyPoliciesParts {
  readonly database: Database;
  readonly outbox: Outbox;
  readonly guard: Guard;
  readonly known: KnownNames;
}

/** Deny policies (block conditions): API, application, address, range of addresses, user. */
export const denyPoliciesFeature = ({ database, outbox, guard, known }: DenyPoliciesParts): { readonly routes: Router } => ({
  routes: denyPolicyRoutes({ guard, store: denyPolicyStore(database), changes: createDenyPolicyChanges({ database, outbox, known }) }),
});

export const republishDenyPolicies = (outbox: Outbox, database: Database): Promise<void> =>
  republishPages<StoredDenyPolicy>(
    database,
    (db, after, limit) => denyPolicyStore(db).page(after, limit),
    (db, policy) => outbox.put(db, denyPolicyChanged, asDenyPolicy(policy)),
  );
