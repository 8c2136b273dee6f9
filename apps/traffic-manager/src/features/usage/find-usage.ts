import type { Paging } from '@quintet/management-api';
import type { Database } from '@quintet/persistence';
import { AppError, type Clock } from '@quintet/service-kit';
import { subscriptionQuotaKeys } from '@quintet/throttling';
import { problems } from '../../problems';
import { findLimits } from '../policies';
import { usageStore, type Listed, type UsageFilter } from './usage-store';
import { presentNow, presentPeriod } from './usage-view';

export type UsageView = ReturnType<typeof presentNow> | ReturnType<typeof presentPeriod>;

/** A subscription and its API, as far as they name a quota. */
export type FindSubscription = (
  organization: string,
  id: string,
) => { readonly applicationId: string; readonly policy: string; readonly api: { readonly context: string; readonly version: string } } | undefined;

/** Of quotas in their present windows, or over those that began in a time. */
export const createFindUsage = (database: Database, clock: Clock, findSubscription: FindSubscription) => {
  const store = usageStore(database);
  const ofSubscription = (filter: UsageFilter, id: string): UsageFilter => {
    const found = findSubscription(filter.organization, id);
    if (!found) throw new AppError(problems.SUBSCRIPTION_NOT_FOUND, id);
    return { ...filter, policy: filter.policy ?? found.policy, applicationId: found.applicationId, keys: subscriptionQuotaKeys(found, found.api) };
  };
  return async (
    { subscriptionId, ...asked }: UsageFilter & { readonly subscriptionId?: string | undefined },
    paging: Paging,
    period?: { readonly fromMs: number; readonly toMs: number },
  ): Promise<Listed<UsageView>> => {
    const filter = subscriptionId === undefined ? asked : ofSubscription(asked, subscriptionId);
    if (period) {
      const { list, total } = await store.period(filter, paging, period);
      return { total, list: list.map((usage) => presentPeriod(usage, period)) };
    }
    const { list, total } = await store.present(filter, paging, clock.now());
    const limits = await findLimits(database, list.map(({ group, ...quota }) => ({ ...quota, group: group === '' ? undefined : group })));
    return { total, list: list.map((usage, i) => presentNow(usage, limits[i])) };
  };
};
export type FindUsage = ReturnType<typeof createFindUsage>;
