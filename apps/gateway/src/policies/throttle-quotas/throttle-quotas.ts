import type { QuotaLevel } from '@quintet/contracts';
import type { Problem } from '@quintet/service-kit';
import { accessTime } from '../../pipeline/access-time';
import { next, reject, type Exchange, type Outcome, type PolicyKind } from '../../pipeline/policy';
import { problems } from '../../problems';
import type { Charge, LeaseBook } from '../../quota/lease-book';
import { quotaUses } from '../../quota/quota-uses';
import { rateLimitHeaders } from '../../quota/rate-limit-headers';
import { limitBackend, type BackendLimiter } from './backend-limiter';

const problemOf: Readonly<Record<QuotaLevel, Problem>> = {
  api: problems.API_QUOTA,
  operation: problems.OPERATION_QUOTA,
  application: problems.APPLICATION_QUOTA,
  subscription: problems.SUBSCRIPTION_QUOTA,
  burst: problems.BURST_QUOTA,
  'application-burst': problems.APPLICATION_QUOTA,
  custom: problems.CUSTOM_QUOTA,
};

const undecided = reject(problems.QUOTA_UNDECIDED, 'The traffic manager did not answer in time.');

const outcomeOf = (charge: Charge): Outcome => {
  switch (charge.kind) {
    case 'charged':
      return charge.standing ? { kind: 'next', add: { standing: charge.standing } } : next;
    case 'used up':
      return reject(problemOf[charge.quota.level], `You have exceeded your quota .You can access API after ${accessTime(charge.windowEndMs)}`, {
        retryAtMs: charge.windowEndMs,
        headers: ['retry-after', String(charge.standing.resetSeconds), ...rateLimitHeaders(charge.standing)],
      });
    case 'undecided':
      return undecided;
  }
};

/** The quotas of all levels are charged together, or none is: a refused call costs nothing. */
export const throttleQuotas = (book: LeaseBook, limiter: BackendLimiter): PolicyKind => ({
  name: 'throttle-quotas',
  phase: 'throttle',
  compile: (api) => {
    const overBackendLimit = limitBackend(limiter, api);
    return (exchange: Exchange): Outcome | Promise<Outcome> => {
      const uses = quotaUses(exchange);
      const settle = (charge: Charge): Outcome => {
        if (charge.kind !== 'charged') return outcomeOf(charge);
        // Last of all, so that what another quota refuses takes no place at the backend.
        const refusal = overBackendLimit(exchange);
        if (refusal && uses.length > 0) book.giveBack(uses);
        return refusal ?? outcomeOf(charge);
      };
      if (uses.length === 0) return overBackendLimit(exchange) ?? next;
      const charge = book.charge(uses);
      return charge instanceof Promise ? charge.then(settle) : settle(charge);
    };
  },
});
