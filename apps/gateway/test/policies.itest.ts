import { BlockList } from 'node:net';
import { request } from 'node:http';
import { apiDeployed, denyPolicyChanged, environmentChanged, type DenyPolicy } from '@quintet/contracts';
import { eventually } from '@quintet/testkit';
import { artifactOf, bearer, call, deploy, operation, putState, removeState, startBackend, startWorld, subscribe, type World } from './fixture';

let world: World;
let url: string;

beforeAll(async () => {
  const list = new BlockList();
  list.addAddress('127.0.0.1');
  world = await startWorld({ trustedProxies: { list, size: 1 } });
  url = `${world.gateway.url}/pizza/1.0.0/menu`;
  await subscribe(world.bus);
  await deploy(world.bus, artifactOf(world.backend.url));
  await eventually(async () => expect((await call(url, bearer(world.issuer.token()))).status).toBe(200));
});
afterAll(() => world.stop());

const base = { id: 'deny', organization: 'carbon.super', enabled: true };
test.each<[string, DenyPolicy, string?]>([
  ['an API', { ...base, type: 'API', context: '/pizza/1.0.0' }],
  ['an application', { ...base, type: 'APPLICATION', owner: 'ann', applicationName: 'shop' }],
  ['an address', { ...base, type: 'IP', fixedIp: '203.0.113.7', invert: false }],
  ['a range of addresses', { ...base, type: 'IPRANGE', startingIp: '203.0.113.1', endingIp: '203.0.113.9', invert: false }],
  ['all but an address', { ...base, type: 'IP', fixedIp: '203.0.113.8', invert: true }],
  ['all but a range of addresses', { ...base, type: 'IPRANGE', startingIp: '203.0.113.8', endingIp: '203.0.113.9', invert: true }],
  ['an address of IPv6', { ...base, type: 'IP', fixedIp: '2001:db8::7', invert: false }, '2001:DB8:0:0::7'],
  ['a range of addresses of IPv6', { ...base, type: 'IPRANGE', startingIp: '2001:db8::1', endingIp: '2001:db8::ff', invert: false }, '2001:db8::7'],
  ['all but a range of addresses of IPv6', { ...base, type: 'IPRANGE', startingIp: '2001:db8::8', endingIp: '2001:db8::ff', invert: true }, '2001:db8::7'],
  ['a user', { ...base, type: 'USER', user: 'mallory' }],
  ['a user, named with the super tenant', { ...base, type: 'USER', user: 'mallory@carbon.super' }],
])('%s is denied while the policy is on', async (_what, policy, address = '203.0.113.7') => {
  const ask = () => call(url, { headers: { ...bearer(world.issuer.token({ sub: 'mallory' })).headers, 'x-forwarded-for': `198.51.100.1, ${address}` } });
  expect((await ask()).status).toBe(200);

  await putState(world.bus, denyPolicyChanged, policy);
  await eventually(async () => expect(await ask()).toMatchObject({ status: 403, body: { code: 900805, description: 'You have been blocked from accessing the resource' } }));
  await putState(world.bus, denyPolicyChanged, { ...policy, enabled: false });
  await eventually(async () => expect((await ask()).status).toBe(200));
  await putState(world.bus, denyPolicyChanged, policy);
  await eventually(async () => expect((await ask()).status).toBe(403));
  await removeState(world.bus, denyPolicyChanged, policy.id);
  await eventually(async () => expect((await ask()).status).toBe(200));
});

test('an API without plans, and a prototype, serve any application that has a key', async () => {
  await subscribe(world.bus, { applicationId: 'free', consumerKey: 'free-client', apiIds: [] });
  const token = () => bearer(world.issuer.token({ clientId: 'free-client' }));
  await deploy(world.bus, artifactOf(world.backend.url, { apiId: 'noplans', name: 'NoPlans', context: '/noplans/1', defaultContext: '/noplans', subscriptionless: true }));
  await deploy(world.bus, artifactOf(world.backend.url, { apiId: 'proto', name: 'Proto', context: '/proto/1', defaultContext: '/proto' }), 'PROTOTYPED');

  await eventually(async () => expect((await call(`${world.gateway.url}/proto/1/x`, token())).status).toBe(200));
  expect((await call(`${world.gateway.url}/noplans/1/x`, token())).status).toBe(200);
  expect(await call(url, token())).toMatchObject({ status: 403, body: { code: 900908 } });
  expect(await call(`${world.gateway.url}/noplans/1/x`, bearer(world.issuer.token({ clientId: 'stranger' })))).toMatchObject({ status: 403, body: { code: 900908 } });
});

test('key types lead to their own endpoints', async () => {
  const sandbox = await startBackend();
  const endpoints = { production: { strategy: 'single' as const, endpoints: [{ url: world.backend.url }] }, sandbox: { strategy: 'single' as const, endpoints: [{ url: sandbox.url }] } };
  await deploy(world.bus, artifactOf(world.backend.url, { apiId: 'both', name: 'Both', context: '/both/1', defaultContext: '/both', endpoints }));
  await subscribe(world.bus, { applicationId: 'tester', consumerKey: 'prod-client', apiIds: ['both'] });
  await subscribe(world.bus, { applicationId: 'tester', consumerKey: 'sand-client', keyType: 'SANDBOX', apiIds: ['both'] });

  await eventually(async () => expect((await call(`${world.gateway.url}/both/1/p`, bearer(world.issuer.token({ clientId: 'prod-client' })))).status).toBe(200));
  expect((await call(`${world.gateway.url}/both/1/s`, bearer(world.issuer.token({ clientId: 'sand-client' })))).status).toBe(200);

  expect(world.backend.seen.at(-1)?.url).toBe('/p');
  expect(sandbox.seen.map((one) => one.url)).toEqual(['/s']);
  await sandbox.stop();
});

test('a token of a key manager that the API does not list is refused', async () => {
  await deploy(world.bus, artifactOf(world.backend.url, { apiId: 'picky', name: 'Picky', context: '/picky/1', defaultContext: '/picky', keyManagers: ['Another'] }));
  await subscribe(world.bus, { apiIds: ['picky'] });

  await eventually(async () => expect(await call(`${world.gateway.url}/picky/1/x`, bearer(world.issuer.token()))).toMatchObject({ status: 401, body: { code: 900901 } }));
});

test('the default version answers the short context, and moves from one version to the next', async () => {
  const open = [operation('GET', '/*', { authType: 'None' })];
  const version = (number: string, isDefaultVersion: boolean) =>
    artifactOf(`${world.backend.url}/v${number}`, { apiId: `multi${number}`, name: 'Multi', version: number, context: `/multi/${number}`, defaultContext: '/multi', isDefaultVersion, operations: open });
  await deploy(world.bus, version('1', true));
  await deploy(world.bus, version('2', false));
  const served = async (path: string): Promise<string | undefined> => {
    expect((await call(`${world.gateway.url}${path}`)).status).toBe(200);
    return world.backend.seen.at(-1)?.url;
  };

  await eventually(async () => expect(await served('/multi/2/x')).toBe('/v2/x'));
  expect(await served('/multi/x')).toBe('/v1/x');
  await deploy(world.bus, version('2', true));
  await deploy(world.bus, version('1', false));
  await eventually(async () => expect(await served('/multi/x')).toBe('/v2/x'));
  expect(await served('/multi/1/x')).toBe('/v1/x');
  await removeState(world.bus, apiDeployed, 'multi2@Default');
  await eventually(async () => expect((await call(`${world.gateway.url}/multi/x`)).status).toBe(404));
});

test('with several vhosts, each API answers on its own', async () => {
  const vhost = (host: string) => ({ host, httpContext: '', httpPort: 80, httpsPort: 443, wsPort: 80, wssPort: 443 });
  const open = [operation('GET', '/*', { authType: 'None' })];
  const on = (host: string) => artifactOf(`${world.backend.url}/${host}`, { apiId: host, name: host, vhost: host, context: '/shared/1', defaultContext: '/shared', operations: open });
  await putState(world.bus, environmentChanged, { id: 'e', organization: 'carbon.super', name: 'Default', displayName: 'Default', description: '', type: 'hybrid', vhosts: [vhost('one.example'), vhost('two.example')] });
  await deploy(world.bus, on('one.example'));
  await deploy(world.bus, on('two.example'));
  const ask = (host: string) => new Promise<number>((resolve, reject) => request(`${world.gateway.url}/shared/1/x`, { headers: { host } }, (res) => resolve(res.resume().statusCode ?? 0)).on('error', reject).end());

  await eventually(async () => expect(await ask('TWO.example:8280')).toBe(200));
  expect(world.backend.seen.at(-1)?.url).toBe('/two.example/x');
  expect(await ask('one.example')).toBe(200);
  expect(world.backend.seen.at(-1)?.url).toBe('/one.example/x');
  expect(await ask('three.example')).toBe(404);
});
