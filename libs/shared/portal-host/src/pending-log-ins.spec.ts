import { createSecretBox } from '@quintet/persistence';
import { createPendingLogins } from './pending-log-ins';

let now = 1_800_000_000_000;
const clock = { now: () => now };
const logins = (key = 'k'.repeat(32)) => createPendingLogins({ cookieName: 'quintet_publisher', path: '/publisher/login', secure: true, box: createSecretBox(key), clock });
const pending = { secrets: { nonce: 'n', verifier: 'v' }, back: '/publisher/apis' };

const jar = new Map<string, string>();
const keep = (lines: readonly string[]): void => {
  for (const line of lines) {
    const [name = '', value = ''] = (line.split(';')[0] ?? '').split('=');
    if (line.includes('Max-Age=0')) jar.delete(name);
    else jar.set(name, value);
  }
};
beforeEach(() => jar.clear());

test('what was remembered is found by its state, and by no other', () => {
  const [a, b] = [logins().newState('a'), logins().newState('b')];
  keep(logins().remember(jar, a, pending));
  keep(logins().remember(jar, b, { ...pending, back: '/publisher/b' }));

  expect(logins().find(jar, a)).toEqual(pending);
  expect(logins().find(jar, b)).toMatchObject({ back: '/publisher/b' });
  expect(logins().find(jar, logins().newState('c'))).toBeUndefined();
  expect(logins('o'.repeat(32)).find(jar, a)).toBeUndefined();
});

test('the cookie of one log-in cannot be given out for another', () => {
  const [a, b] = [logins().newState('a'), logins().newState('b')];
  keep(logins().remember(jar, a, pending));
  jar.set(`quintet_publisher_login_${b}`, jar.get(`quintet_publisher_login_${a}`) ?? '');

  expect(logins().find(jar, b)).toBeUndefined();
});

test('it lasts ten minutes, and is opaque', () => {
  const state = logins().newState('a');
  const lines = logins().remember(jar, state, pending);
  keep(lines);
  expect(lines[0]).toMatch(/; Path=\/publisher\/login; HttpOnly; SameSite=Lax; Secure; Max-Age=600$/);
  expect(lines[0]).not.toContain('/publisher/apis');

  now += 599_000;
  expect(logins().find(jar, state)).toEqual(pending);
  now += 2_000;
  expect(logins().find(jar, state)).toBeUndefined();
});

test('a browser keeps the five newest', () => {
  const states = Array.from({ length: 7 }, (_, i) => {
    now += 1_000;
    const state = logins().newState(`s${i}`);
    keep(logins().remember(jar, state, pending));
    return state;
  });

  expect(states.map((state) => logins().find(jar, state) !== undefined)).toEqual([false, false, true, true, true, true, true]);
  expect(jar.size).toBe(5);
});
