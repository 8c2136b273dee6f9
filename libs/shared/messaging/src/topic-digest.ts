import { hash } from 'node:crypto';
import type { TopicDigest } from '@quintet/contracts';

const bits = 64;
const hexDigits = 16;
const none = 0n;

/** What one key in one version adds to a digest. */
const weightOf = (key: string, version: number): bigint => BigInt(`0x${hash('sha256', `${key} ${version}`).slice(0, hexDigits)}`);

const hexOf = (sum: bigint): string => sum.toString(16).padStart(hexDigits, '0');

/** Owners that share a topic each know of their part: together they should hold what a reader of it holds. */
export const addDigests = (topic: string, parts: readonly TopicDigest[]): TopicDigest => ({
  topic,
  entries: parts.reduce((sum, { entries }) => sum + entries, 0),
  digest: hexOf(parts.reduce((sum, { digest }) => BigInt.asUintN(bits, sum + BigInt(`0x${digest}`)), none)),
});

/** A digest that follows changes, one at a time; who keeps the versions of keys tells it the one before. */
export const createRunningDigest = (start: { readonly entries: number; readonly sum: bigint } = { entries: 0, sum: none }) => {
  let { entries, sum } = start;
  return {
    /** @param before the version that the key had, if it was there @param now the one that it has; undefined when it was deleted */
    change: (key: string, before: number | undefined, now: number | undefined): void => {
      if (before === now) return;
      if (before !== undefined) sum -= weightOf(key, before);
      if (now !== undefined) sum += weightOf(key, now);
      sum = BigInt.asUintN(bits, sum);
      entries += (now === undefined ? 0 : 1) - (before === undefined ? 0 : 1);
    },
    current: (): Pick<TopicDigest, 'entries' | 'digest'> => ({ entries, digest: hexOf(sum) }),
  };
};
