import { formatNumber } from '@quintet/web-kit';
import type { Schemas } from '../api';
import { useStrings } from '../strings';

/** How the REST API writes that there is no limit. */
const unlimited = 2_147_483_647;

/** What a plan or a policy allows, in words: "1,000 calls per minute". */
export const useLimitText = (): ((policy: Schemas['Policy']) => string) => {
  const { parts } = useStrings();
  return ({ requestCount, dataUnit, unitTime, timeUnit, quotaPolicyType, rateLimitCount, rateLimitTimeUnit }) => {
    if (requestCount === unlimited) return parts.noLimit;
    const amount = formatNumber(requestCount);
    const what = quotaPolicyType === 'BANDWIDTHVOLUME' ? `${amount} ${dataUnit ?? ''}` : quotaPolicyType === 'EVENTCOUNT' ? parts.events(amount) : quotaPolicyType === 'AIAPIQUOTA' ? parts.tokens(amount) : parts.calls(amount);
    const main = parts.per(what, unitTime, timeUnit);
    return rateLimitCount > 0 ? `${main}, ${parts.atMost(formatNumber(rateLimitCount), rateLimitTimeUnit ?? 'sec')}` : main;
  };
};
