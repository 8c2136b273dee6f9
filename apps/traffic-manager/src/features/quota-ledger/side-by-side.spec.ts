import { sideBySide } from './side-by-side';

test('as many as are allowed are worked on at once, and the next one has to wait', async () => {
  const ends: (() => void)[] = [];
  const begun: number[] = [];
  const { take, idle } = sideBySide<number>((one) => {
    begun.push(one);
    return new Promise((end) => ends.push(end));
  }, 2);

  await Promise.all([take(1), take(2)]);
  let taken = false;
  const third = take(3).then(() => (taken = true));
  await new Promise(setImmediate);
  expect([begun, taken]).toEqual([[1, 2], false]);

  ends[0]?.();
  await third;
  expect(begun).toEqual([1, 2, 3]);

  let isIdle = false;
  const done = idle().then(() => (isIdle = true));
  ends[1]?.();
  await new Promise(setImmediate);
  expect(isIdle).toBe(false);
  ends[2]?.();
  await done;
});
