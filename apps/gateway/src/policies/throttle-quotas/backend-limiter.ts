import type { KeyType } from '@quintet/contracts';
import { reject, type Exchange, type Outcome } from '../../pipeline/policy';
import { problems } from '../../problems';
import type { CompiledApi } from '../../state/compile-api';

/** Counts calls per second that this gateway sends to the backend of an API, over all its deployments. */
export interface BackendLimiter {
  /** Takes one of `perSecond` places of this second, if there is one. */
  take(key: string, perSecond: number): boolean;
}

const secondMs = 1_000;

/** @param partOf this process's part of what the gateway sends, where several processes are one gateway; at least one call a second */
export const createBackendLimiter = (nowMs: () => number, partOf: (units: number) => number = (units) => units): BackendLimiter => {
  const counts = new Map<string, { second: number; taken: number }>();
  return {
    take: (key, perSecond) => {
      const second = Math.floor(nowMs() / secondMs);
      let count = counts.get(key);
      if (!count) counts.set(key, (count = { second, taken: 0 }));
      if (count.second !== second) Object.assign(count, { second, taken: 0 });
      if (count.taken >= Math.max(1, partOf(perSecond))) return false;
      count.taken += 1;
      return true;
    },
  };
};

const refusal = reject(problems.BACKEND_LIMIT, 'API not accessible: the backend takes no more calls in this second.', { headers: ['retry-after', '1'] });

/** The API's `maxTps`: undefined while there is a place. */
export const limitBackend = (limiter: BackendLimiter, { artifact: { apiId, maxTps } }: CompiledApi): ((exchange: Exchange) => Outcome | undefined) => {
  const perSecond: Readonly<Record<KeyType, number | null>> = { PRODUCTION: maxTps.production, SANDBOX: maxTps.sandbox };
  if (perSecond.PRODUCTION === null && perSecond.SANDBOX === null) return () => undefined;
  return ({ keyType = 'PRODUCTION' }) => {
    const limit = perSecond[keyType];
    return limit === null || limiter.take(`${apiId}/${keyType}`, limit) ? undefined : refusal;
  };
};
