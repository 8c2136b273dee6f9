import { formatNumber } from '@quintet/web-kit';
import type { AdminStrings } from '../../strings/admin';
import type { Limit, Policy } from './policy-call';

type Words = AdminStrings['policies'];

const limitText = ({ requestCount, bandwidth, eventCount, aiApiQuota }: Limit, words: Words): string => {
  if (bandwidth) return words.perTime(formatNumber(bandwidth.dataAmount), bandwidth.dataUnit, bandwidth.unitTime, bandwidth.timeUnit);
  if (eventCount) return words.perTime(formatNumber(eventCount.eventCount), words.events, eventCount.unitTime, eventCount.timeUnit);
  if (aiApiQuota) {
    const [amount, unit] = aiApiQuota.requestCount ? [aiApiQuota.requestCount, words.calls] : [aiApiQuota.totalTokenCount ?? aiApiQuota.promptTokenCount ?? aiApiQuota.completionTokenCount ?? 0, words.tokens];
    return words.perTime(formatNumber(amount), unit, aiApiQuota.unitTime, aiApiQuota.timeUnit);
  }
  // How the REST API says that there is no limit: a window of no length.
  if (!requestCount || requestCount.unitTime === 0) return words.unlimited;
  return words.perTime(formatNumber(requestCount.requestCount), words.calls, requestCount.unitTime, requestCount.timeUnit);
};

/** What a policy allows, in a line. */
export const policyText = ({ defaultLimit, burstLimit, rateLimitCount = 0, rateLimitTimeUnit = 'min', conditionalGroups = [] }: Policy, words: Words): string =>
  [
    limitText(defaultLimit, words),
    burstLimit && words.burst(formatNumber(burstLimit.rateLimitCount), burstLimit.rateLimitTimeUnit),
    rateLimitCount > 0 && words.burst(formatNumber(rateLimitCount), rateLimitTimeUnit),
    conditionalGroups.length > 0 && words.groups(conditionalGroups.length),
  ]
    .filter((part) => typeof part === 'string')
    .join(', ');
