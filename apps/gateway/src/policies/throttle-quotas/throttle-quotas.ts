import type { QuotaLevel } from '@quintet/contracts';
import type { Problem } from '@quintet/service-kit';
import { accessTime } from '../../pipeline/access-time';
import { next, reject, type Exchange, type Outcome, type PolicyKind } from '../../pipeline/policy';
import { problems } from '../../problems';
import type { QuotaUse } from '../../quota/lease';
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

const outcomeOf = (uses: readonly QuotaUse[], charge: Exclude<Charge, { kind: 'not admitted' }>): Outcome => {
  switch (charge.kind) {
    case 'charged': {
      const { standing, exceeded } = charge;
      return { kind: 'next', add: { charged: uses, ...(standing && { standing }), ...(exceeded && { exceeded: exceeded.level }) } };
    }
    case 'used up':
      return reject(problemOf[charge.quota.level], `You have exceeded your quota .You can access API after ${accessTime(charge.opensMs)}`, {
        retryAtMs: charge.opensMs,
        headers: ['retry-after', String(charge.standing.resetSeconds), ...rateLimitHeaders(charge.standing)],
        quota: charge.quota,
      });
    case 'undecided':
      return reject(problems.QUOTA_UNDECIDED, 'The traffic manager did not answer in time.', { quota: charge.quota });
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
      if (uses.length === 0) return overBackendLimit(exchange) ?? next;
      let refusal: Outcome | undefined;
      // Last of all, so that what a quota refuses takes no place at the backend, and the other way round.
      const admit = (): boolean => (refusal = overBackendLimit(exchange)) === undefined;
      const settle = (charge: Charge): Outcome => (charge.kind === 'not admitted' ? (refusal ?? next) : outcomeOf(uses, charge));
      const charge = book.charge(uses, admit);
      return charge instanceof Promise ? charge.then(settle) : settle(charge);
    };
  },
});
