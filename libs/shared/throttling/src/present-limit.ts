import type { Limit, RequestCountLimit } from '@quintet/contracts';

/** How WSO2's clients are told that there is no limit. */
const unlimited = { requestCount: 2_147_483_647, unitTime: 0, timeUnit: 'ms' } as const;

/** A limit as the portals' REST shows it: WSO2's shape has one number for whatever is counted, and its type beside it. */
export const presentLimit = (limit: Limit) => {
  if (limit === null) return { ...unlimited, quotaPolicyType: 'REQUESTCOUNT' };
  const { unitTime, timeUnit } = limit;
  switch (limit.kind) {
    case 'request-count':
      return { requestCount: limit.requests, unitTime, timeUnit, quotaPolicyType: 'REQUESTCOUNT' };
    case 'bandwidth':
      return { requestCount: limit.dataAmount, dataUnit: limit.dataUnit, unitTime, timeUnit, quotaPolicyType: 'BANDWIDTHVOLUME' };
    case 'event-count':
      return { requestCount: limit.events, unitTime, timeUnit, quotaPolicyType: 'EVENTCOUNT' };
    case 'ai-tokens':
      return { requestCount: limit.totalTokens ?? limit.requests ?? unlimited.requestCount, unitTime, timeUnit, quotaPolicyType: 'AIAPIQUOTA' };
  }
};

/** Burst control beside it, as far as a policy has any. */
export const presentBurst = (burst: RequestCountLimit | null | undefined) => ({ rateLimitCount: burst?.requests ?? 0, ...(burst && { rateLimitTimeUnit: burst.timeUnit }) });
