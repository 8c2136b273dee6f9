import fc from 'fast-check';
import type { QuotaKey } from '@quintet/contracts';
import { quotaPartition } from './quota-partition';

const quota = (key: string): QuotaKey => ({ organization: 'carbon.super', level: 'subscription', policy: 'Gold', key });

test('a key has the partition that every other process gives it', () => {
  expect(['a', 'p1:/pizza:1.0.0:Gold', 'ä€𝄞'].map((key) => quotaPartition(quota(key)))).toEqual([5, 2, 4]);
});

test('a partition is one of those that there are', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), fc.integer({ min: 1, max: 64 }), (key, partitions) => {
      const partition = quotaPartition(quota(key), partitions);

      expect(Number.isInteger(partition) && partition >= 0 && partition < partitions).toBe(true);
    }),
  );
});

test('keys spread over the partitions', () => {
  const counts = new Array<number>(6).fill(0);
  for (let i = 0; i < 6_000; i += 1) counts[quotaPartition(quota(`application-${i}:/pizza:1.0.0:Gold`))]! += 1;

  expect(Math.min(...counts)).toBeGreaterThan(800);
});

test('parts of a key do not run into each other', () => {
  const one = quotaPartition({ organization: 'ab', level: 'api', policy: 'c', key: 'd' }, 1 << 30);
  const other = quotaPartition({ organization: 'a', level: 'api', policy: 'bc', key: 'd' }, 1 << 30);

  expect(one).not.toBe(other);
});
