import { startPortalWorld, type PortalWorld } from './portal-world';

let world: PortalWorld;
beforeAll(async () => {
  world = await startPortalWorld({ TRUSTED_PROXY_HOPS: '1', SIGN_UP_PER_ADDRESS: '2' });
}, 60_000);
afterAll(() => world.stop());

let users = 0;
const signUp = async (address: string, path = '/devportal/services/api/identity/user/v1.0', headers: Record<string, string> = {}) => {
  users += 1;
  const json = { username: `user${users}`, password: `Long-enough-now-${users}`, email: `user${users}@mail.example`, givenName: 'U', familyName: 'Ser' };
  const answer = await world.browser().go(`${path}/me`, { json, headers: { accept: 'application/json', 'x-forwarded-for': address, ...headers } });
  return answer.status;
};

test('sign-ups through the portal count for whoever makes them, not for the portal', async () => {
  expect([await signUp('203.0.113.1'), await signUp('203.0.113.1')]).toEqual([201, 201]);
  expect(await signUp('203.0.113.1')).toBe(429);
  expect(await signUp('203.0.113.2')).toBe(201);
});

test('nobody else names another address', async () => {
  const direct = (proof: string) => signUp('203.0.113.9', '/api/identity/user/v1.0', { 'x-quintet-caller-address': proof });
  expect([await direct('203.0.113.10 1 x'), await direct('203.0.113.11 1 x'), await direct('203.0.113.12 1 x')]).toEqual([201, 201, 429]);
});
