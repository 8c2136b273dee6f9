import { topics, type QuotaKey } from '@quintet/contracts';

const offsetBasis = 0x811c9dc5;
const prime = 0x01000193;

/** FNV-1a of 32 bits over UTF-16 code units (http://www.isthe.com/chongo/tech/comp/fnv/). */
const hash = (text: string, seed: number): number => {
  let value = seed;
  for (let i = 0; i < text.length; i += 1) value = Math.imul(value ^ text.charCodeAt(i), prime);
  return value;
};

/** Between the parts, so that `ab` + `c` and `a` + `bc` differ. */
const separated = (value: number): number => Math.imul(value, prime);

/** High bits fold into the low ones, which are all that a small modulus looks at. */
const folded = (value: number): number => (value ^ (value >>> 16)) >>> 0;

/** The partition on which demands for a key travel. Gateways must agree on it: changing it splits keys over two partitions, which costs batching, never correctness. */
export const quotaPartition = ({ organization, level, policy, key }: QuotaKey, partitions: number = topics.quotaDemands.partitions): number => {
  let value = separated(hash(organization, offsetBasis));
  value = separated(hash(level, value));
  value = separated(hash(policy, value));
  return folded(hash(key, value)) % partitions;
};
