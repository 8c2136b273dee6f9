import { problems } from '../../problems';
import { createAttemptLimiter } from './attempt-limiter';

const limits = { maxFailures: 3, windowMs: 1_000, maxConcurrent: 2, maxWaiting: 50, maxKeys: 2 };
const failing = async (): Promise<undefined> => undefined;
const passing = async (): Promise<string> => 'in';
const refused = { problem: problems.TOO_MANY_ATTEMPTS };

const setUp = () => {
  const clock = { at: 0, now: () => clock.at };
  return { clock, limiter: createAttemptLimiter(clock, limits) };
};

test('after so many failures even the right password is not looked at, until the window has passed', async () => {
  const { clock, limiter } = setUp();
  for (let i = 0; i < 3; i += 1) await limiter.run('ann', failing);

  await expect(limiter.run('ann', passing)).rejects.toMatchObject(refused);
  expect(await limiter.run('bob', passing)).toBe('in');

  clock.at = 1_001;
  expect(await limiter.run('ann', passing)).toBe('in');
});

test('success forgets the failures before it', async () => {
  const { limiter } = setUp();
  await limiter.run('ann', failing);
  await limiter.run('ann', failing);
  await limiter.run('ann', passing);
  await limiter.run('ann', failing);

  expect(await limiter.run('ann', passing)).toBe('in');
});

test('a burst of parallel guesses is stopped as soon as the count is full', async () => {
  const { limiter } = setUp();
  let tried = 0;
  const guess = async (): Promise<undefined> => {
    tried += 1;
    await new Promise((resolve) => setImmediate(resolve));
    return undefined;
  };

  await Promise.allSettled(Array.from({ length: 40 }, () => limiter.run('ann', guess)));

  expect(tried).toBeLessThanOrEqual(limits.maxFailures + limits.maxConcurrent - 1);
});

test('many good log-ins at once all pass', async () => {
  const { limiter } = setUp();

  expect(await Promise.all(Array.from({ length: 40 }, () => limiter.run('ann', passing)))).toEqual(Array(40).fill('in'));
});

test('what is remembered is bounded', async () => {
  const { limiter } = setUp();
  for (let i = 0; i < 3; i += 1) await limiter.run('ann', failing);
  await limiter.run('bob', failing);
  await limiter.run('cid', failing);

  expect(await limiter.run('ann', passing)).toBe('in');
});
