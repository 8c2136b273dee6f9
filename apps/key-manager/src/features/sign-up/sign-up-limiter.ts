import { isIPv6 } from 'node:net';
import type { Clock } from '@quintet/service-kit';

export interface SignUpLimits {
  /** Attempts of one address within an hour; as many may come at once. */
  readonly perAddress: number;
  /** Attempts of all addresses together within an hour. */
  readonly inAll: number;
}

interface Bucket {
  readonly tokens: number;
  readonly atMs: number;
}

const hourMs = 3_600_000;
/** Addresses that are remembered; beyond it the one that came longest ago is forgotten, and only the limit for all holds it. */
const maxAddresses = 10_000;
const networkGroups = 4;

/** Whoever has one IPv6 address has the 2^64 of its network. */
const placeOf = (address: string): string => {
  if (!isIPv6(address) || address.includes('.')) return address.replace(/^::ffff:/i, '');
  const [head = '', tail] = address.split('%', 1)[0]?.split('::') ?? [];
  const front = head.split(':').filter((group) => group !== '');
  const back = (tail ?? '').split(':').filter((group) => group !== '');
  const zeros = tail === undefined ? [] : Array.from({ length: 8 - front.length - back.length }, () => '0');
  return [...front, ...zeros, ...back].slice(0, networkGroups).map((group) => group.toLowerCase().replace(/^0+(?=.)/, '')).join(':');
};

/** Counts attempts to sign up: in buckets that refill evenly, by address and in all, in memory that does not grow. */
export const createSignUpLimiter = (clock: Clock, limits: SignUpLimits) => {
  const byAddress = new Map<string, Bucket>();
  let all: Bucket = { tokens: limits.inAll, atMs: clock.now() };
  const filled = ({ tokens, atMs }: Bucket, capacity: number, now: number): number => Math.min(capacity, tokens + (Math.max(0, now - atMs) * capacity) / hourMs);
  const secondsUntilOne = (tokens: number, capacity: number): number => Math.ceil(((1 - tokens) * hourMs) / capacity / 1000);

  return {
    /** @returns 0 when the attempt may go on; else after how many seconds, rounded up, the next one may */
    take: (address: string): number => {
      const now = clock.now();
      const place = placeOf(address);
      const left = filled(all, limits.inAll, now);
      const own = filled(byAddress.get(place) ?? { tokens: limits.perAddress, atMs: now }, limits.perAddress, now);
      if (own < 1) return secondsUntilOne(own, limits.perAddress);
      if (left < 1) return secondsUntilOne(left, limits.inAll);
      all = { tokens: left - 1, atMs: now };
      byAddress.delete(place); // the latest stand last
      byAddress.set(place, { tokens: own - 1, atMs: now });
      if (byAddress.size > maxAddresses) byAddress.delete(byAddress.keys().next().value as string);
      return 0;
    },
  };
};
export type SignUpLimiter = ReturnType<typeof createSignUpLimiter>;
