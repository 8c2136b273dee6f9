import type { Limit } from '@quintet/contracts';

const kilobyte = 1_024;
const bytesOf = { KB: kilobyte, MB: kilobyte * kilobyte } as const;

/**
 * How many units a limit allows in a window: calls, bytes or messages, as its kind has it; null when it sets none.
 *
 * Of a limit on language models it is the calls: tokens are known after the answer, and are told, not leased.
 */
export const unitsOf = (limit: Limit): number | null => {
  if (limit === null) return null;
  switch (limit.kind) {
    case 'request-count':
      return limit.requests;
    case 'bandwidth':
      return Math.min(limit.dataAmount * bytesOf[limit.dataUnit], Number.MAX_SAFE_INTEGER);
    case 'event-count':
      return limit.events;
    case 'ai-tokens':
      return limit.requests;
  }
};
