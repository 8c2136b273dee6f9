import { formatNumber } from '@quintet/web-kit';
import { useStrings } from '../strings/pages';
import { burstOf, limitOf, type ShownLimit } from './plan-limit';

/** What a plan allows, in a sentence or two. */
export const useLimitText = () => {
  const { plans: words } = useStrings();
  return (plan: ShownLimit & { readonly stopOnQuotaReach?: boolean | undefined }): string => {
    const [limit, burst] = [limitOf(plan), burstOf(plan)];
    const parts = [limit && words.limit(formatNumber(limit.amount), limit.unit, limit.time, limit.timeUnit), burst && words.burst(formatNumber(burst.amount), burst.timeUnit)].filter((part) => part !== undefined);
    if (parts.length === 0) return words.unlimited;
    return `${parts.join(', ')}. ${limit === undefined ? '' : plan.stopOnQuotaReach === false ? words.passes : words.stops}`.trim();
  };
};
