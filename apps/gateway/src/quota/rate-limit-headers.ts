import type { QuotaStanding } from '../pipeline/policy';

/** `RateLimit-Policy` and `RateLimit` of draft-ietf-httpapi-ratelimit-headers-10: quota and window, then remaining and seconds to the reset. */
export const rateLimitHeaders = ({ level, limit, remaining, windowSeconds, resetSeconds }: QuotaStanding): readonly string[] => [
  'ratelimit-policy',
  `"${level}";q=${limit};w=${windowSeconds}`,
  'ratelimit',
  `"${level}";r=${remaining};t=${resetSeconds}`,
];
