import { createHash } from 'node:crypto';
import { addDigests, createRunningDigest } from './topic-digest';

const weight = (text: string): bigint => createHash('sha256').update(text).digest().readBigUInt64BE();
const hex = (sum: bigint): string => BigInt.asUintN(64, sum).toString(16).padStart(16, '0');

test('whoever holds the same keys in the same versions has the same digest, however it came', () => {
  const one = createRunningDigest();
  one.change('a', undefined, 1);
  one.change('b', undefined, 2);
  one.change('a', 1, 3);
  one.change('c', undefined, 4);
  one.change('c', 4, undefined);
  const other = createRunningDigest();
  other.change('b', undefined, 2);
  other.change('a', undefined, 3);

  expect(one.current()).toEqual({ entries: 2, digest: hex(weight('a 3') + weight('b 2')) });
  expect(other.current()).toEqual(one.current());
});

test('another version, another key or nothing at all is another digest', () => {
  const digests = [['a', 1], ['a', 2], ['b', 1]].map(([key, version]) => {
    const digest = createRunningDigest();
    digest.change(key as string, undefined, version as number);
    return digest.current().digest;
  });

  expect(new Set([...digests, createRunningDigest().current().digest]).size).toBe(4);
});

test('the digests of owners add up to that of their topic', () => {
  const [one, other, both] = [createRunningDigest(), createRunningDigest(), createRunningDigest()];
  one.change('a', undefined, 1);
  other.change('b', undefined, 7);
  for (const [key, version] of [['a', 1], ['b', 7]] as const) both.change(key, undefined, version);

  expect(addDigests('t', [{ topic: 't', ...one.current() }, { topic: 't', ...other.current() }])).toEqual({ topic: 't', ...both.current() });
  expect(addDigests('t', [])).toEqual({ topic: 't', entries: 0, digest: '0000000000000000' });
});
