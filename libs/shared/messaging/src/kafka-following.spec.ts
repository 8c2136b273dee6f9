import type { FetchedMessage } from './kafka-cluster';
import { createFollowing } from './kafka-following';

const message = (offset: number, batch?: { first: number; lastDelta: number }, isControlRecord = false): FetchedMessage => ({
  offset: String(offset),
  key: null,
  value: Buffer.from(String(offset)),
  isControlRecord,
  ...(batch ? { batchContext: { firstOffset: String(batch.first), lastOffsetDelta: batch.lastDelta } } : {}),
});
const fetched = (messages: FetchedMessage[], highWatermark: number, partition = 0) => ({ partition, messages, highWatermark: String(highWatermark) });
const settled = async (promise: Promise<void>): Promise<boolean> => Promise.race([promise.then(() => true), new Promise<boolean>((resolve) => setTimeout(() => resolve(false), 5))]);

const follow = (from: 'beginning' | 'end', handle: (partition: number, offset: string) => Promise<void> = async () => undefined) => {
  const seen: string[] = [];
  const following = createFollowing(
    {
      topic: 't',
      from,
      handle: async (partition, { offset }) => {
        await handle(partition, offset);
        seen.push(`${partition}/${offset}`);
      },
    },
    () => undefined,
  );
  const place = (partition: number, beginning: number, end: number, outOfRange = false) => following.place(partition, '1', { beginning: BigInt(beginning), end: BigInt(end), outOfRange });
  return { following, seen, place, position: (partition = 0) => following.tracks.get(partition)?.position };
};

test('caught up when each partition is at the end that it had, and all of it was handled', async () => {
  const waits: (() => void)[] = [];
  const { following, place } = follow('beginning', () => new Promise((resolve) => waits.push(resolve)));
  place(0, 0, 1);
  place(1, 0, 0);
  place(2, 3, 5);
  following.allPlaced();
  following.take(fetched([message(0)], 1), false);
  following.take(fetched([message(3), message(4)], 9, 2), false);

  for (const many of [1, 2, 3]) {
    expect(await settled(following.caughtUp)).toBe(false);
    expect(waits).toHaveLength(many);
    waits[many - 1]?.();
  }
  expect(await settled(following.caughtUp)).toBe(true);
});

test('a batch whose last records compaction took counts to its end', async () => {
  const { following, seen, place, position } = follow('beginning');
  place(0, 0, 10);
  following.allPlaced();

  following.take(fetched([message(2, { first: 0, lastDelta: 9 })], 10), false);

  expect(await settled(following.caughtUp)).toBe(true);
  expect([seen, position()]).toEqual([['0/2'], 10n]);
});

test('an empty answer means an empty tail only when nothing else was asked for', async () => {
  const { following, place, position } = follow('beginning');
  place(0, 0, 10);
  following.allPlaced();

  following.take(fetched([], 10), false);
  expect([await settled(following.caughtUp), position()]).toEqual([false, 0n]);

  following.take(fetched([], 12), true);
  expect([await settled(following.caughtUp), position()]).toEqual([true, 12n]);
});

test('from the end: a compressed batch that begins before the place gives only what is behind it', async () => {
  const { following, seen, place } = follow('end');
  place(0, 0, 5);
  following.allPlaced();
  await following.placed;

  following.take(fetched([message(3), message(4), message(5), message(6, undefined, true)], 7), false);

  await following.caughtUp;
  await settled(new Promise(() => undefined));
  expect(seen).toEqual(['0/5']);
});

test('a new leader keeps the place; only a broker that says so moves it', () => {
  const { following, place, position } = follow('end');
  place(0, 0, 5);
  following.allPlaced();
  place(0, 0, 3);
  expect(position()).toBe(5n);
  place(0, 0, 3, true);
  expect(position()).toBe(3n);
  place(0, 8, 9, true);
  expect(position()).toBe(8n);
});

test('a partition that is added later is read from its beginning', () => {
  const { following, place, position } = follow('end');
  place(0, 0, 5);
  following.allPlaced();

  place(1, 0, 4);

  expect(position(1)).toBe(0n);
});

test('full while much waits for the handler', async () => {
  const waits: (() => void)[] = [];
  const { following, place } = follow('beginning', () => new Promise((resolve) => waits.push(resolve)));
  place(0, 0, 9);
  following.allPlaced();

  following.take(fetched([{ ...message(0), value: Buffer.alloc(17 * 1024 * 1024) }], 9), false);

  expect(following.isFull()).toBe(true);
  await settled(new Promise(() => undefined));
  waits[0]?.();
  await settled(new Promise(() => undefined));
  expect(following.isFull()).toBe(false);
});

test('many records that are handled at once do not hold the event loop', async () => {
  const { following, place, seen } = follow('beginning', async () => {
    for (const until = performance.now() + 1; performance.now() < until; );
  });
  place(0, 0, 300);
  following.allPlaced();
  following.take(fetched(Array.from({ length: 300 }, (_, offset) => message(offset)), 300), false);

  await new Promise((resolve) => setTimeout(resolve, 1));
  expect(seen.length).toBeLessThan(300);
  await following.caughtUp;
  expect(seen).toHaveLength(300);
});
