import type { Router } from 'express';
import type { Guard } from '@quintet/management-api';
import type { Database } from '@quintet/persistence';
import type { Clock } from '@quintet/service-kit';
import { createFindUsage, type FindSubscription } from './find-usage';
import { quotaOperationRoutes, usageRoutes, type UsageRoutesParts } from './usage-routes';

export interface UsageParts {
  readonly database: Database;
  readonly guard: Guard;
  readonly clock: Clock;
  readonly findSubscription: FindSubscription;
  readonly reset: UsageRoutesParts['reset'];
}

/** How much of quotas is used, read from the ledger that enforces them; and what portals may do with quotas for their users. */
export const usageFeature = ({ database, guard, clock, findSubscription, reset }: UsageParts): { readonly routes: Router; readonly operations: Router } => {
  const find = createFindUsage(database, clock, findSubscription);
  return { routes: usageRoutes({ guard, find, clock }), operations: quotaOperationRoutes({ guard, find, reset, clock }) };
};
