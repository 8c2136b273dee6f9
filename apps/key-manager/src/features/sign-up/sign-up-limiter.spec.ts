import { createSignUpLimiter } from './sign-up-limiter';

const setUp = (perAddress: number, inAll: number) => {
  const clock = { at: 0, now: () => clock.at };
  return { clock, limiter: createSignUpLimiter(clock, { perAddress, inAll }) };
};
const minuteMs = 60_000;

test('an address has so many at once, and one more as time passes', () => {
  const { clock, limiter } = setUp(2, 100);
  expect([limiter.take('1.1.1.1'), limiter.take('1.1.1.1'), limiter.take('1.1.1.1')]).toEqual([0, 0, 1_800]);
  clock.at += 29 * minuteMs;
  expect(limiter.take('1.1.1.1')).toBe(60);
  clock.at += minuteMs;
  expect([limiter.take('1.1.1.1'), limiter.take('1.1.1.1')]).toEqual([0, 1_800]);
});

test('waiting for long does not save up more', () => {
  const { clock, limiter } = setUp(2, 100);
  clock.at += 1_000 * 60 * minuteMs;
  expect([limiter.take('a'), limiter.take('a'), limiter.take('a')]).toEqual([0, 0, 1_800]);
});

test('all together have their limit, and what is refused for one costs the others nothing', () => {
  const { limiter } = setUp(1, 2);
  expect([limiter.take('a'), limiter.take('a'), limiter.take('a'), limiter.take('b'), limiter.take('c')]).toEqual([0, 3_600, 3_600, 0, 1_800]);
});

test.each([
  ['2001:db8:0:1::1', '2001:db8::1:ffff:0:0:9', true],
  ['2001:DB8:0:1::1', '2001:db8:0000:0001::2', true],
  ['2001:db8:0:1::1', '2001:db8:0:2::1', false],
  ['::ffff:1.2.3.4', '1.2.3.4', true],
  ['fe80::1%eth0', 'fe80::2', true],
  ['1.2.3.4', '1.2.3.5', false],
])('%s and %s count as one: %s', (one, other, together) => {
  const { limiter } = setUp(1, 10);
  limiter.take(one);
  expect(limiter.take(other) > 0).toBe(together);
});

test('what it remembers does not grow without end', () => {
  const { limiter } = setUp(1, 100_000);
  expect(limiter.take('first')).toBe(0);
  for (let i = 0; i < 10_000; i += 1) limiter.take(`other-${i}`);
  expect(limiter.take('first')).toBe(0); // forgotten
  expect(limiter.take('other-9999')).toBeGreaterThan(0);
});
