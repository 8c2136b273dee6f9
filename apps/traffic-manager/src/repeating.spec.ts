import { silentLogger } from '@quintet/service-kit';
import { createRepeating } from './repeating';

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Work that lasts until it is let go. */
const createWork = () => {
  const running: (() => void)[] = [];
  let runs = 0;
  return {
    work: () =>
      new Promise<void>((resolve) => {
        runs += 1;
        running.push(resolve);
      }),
    finish: async () => {
      running.splice(0).forEach((resolve) => resolve());
      await turn();
    },
    runs: () => runs,
  };
};
const hour = 3_600_000;

test('runs at the start, again when asked, and never twice at once', async () => {
  const { work, finish, runs } = createWork();
  const repeating = createRepeating({ name: 'test', everyMs: hour, work, logger: silentLogger() });
  repeating.soon();
  expect(runs()).toBe(0);
  await repeating.start();
  repeating.soon();
  repeating.soon();
  expect(runs()).toBe(1);
  await finish();
  expect(runs()).toBe(2); // what was asked for meanwhile, once
  await finish();
  expect(runs()).toBe(2);
  repeating.soon();
  expect(runs()).toBe(3);

  const stopped = repeating.stop();
  await finish();
  await stopped;
  repeating.soon();
  expect(runs()).toBe(3);
});

test('goes on after a failure', async () => {
  let runs = 0;
  const repeating = createRepeating({
    name: 'test',
    everyMs: 1,
    work: async () => {
      runs += 1;
      throw new Error('no');
    },
    logger: silentLogger(),
  });
  await repeating.start();
  while (runs < 3) await turn();
  await repeating.stop();

  expect(runs).toBeGreaterThanOrEqual(3);
});
