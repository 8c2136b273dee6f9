import { createServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Environment } from '@quintet/contracts';
import { createSelfSignedCertificate } from '@quintet/service-kit';
import { startPortal, type TestPortal } from './start-portal';

const hosts: (string | undefined)[] = [];
const gateway = createServer((req, res) => {
  hosts.push(req.headers.host);
  for (const name of ['x-try-out-host', 'x-try-out-scheme']) expect(req.headers).not.toHaveProperty(name);
  res.end('from the gateway');
});
let port: number;
let portal: TestPortal;
let cookie: string;
beforeAll(async () => {
  await new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', resolve));
  ({ port } = gateway.address() as AddressInfo);
  portal = await startPortal();
  portal.organization = 'tenant.example';
  ({ cookie } = await portal.logIn());
});
beforeEach(() => void portal.environments.splice(0));
afterAll(async () => {
  await portal.stop();
  gateway.closeAllConnections();
  await new Promise((resolve) => gateway.close(resolve));
});

const environment = (organization: string, name: string, host = '127.0.0.1'): Environment => ({
  id: name,
  organization,
  name,
  displayName: name,
  description: '',
  type: 'hybrid',
  vhosts: [{ host, httpContext: '', httpPort: port, httpsPort: 1, wsPort: 1, wssPort: 1 }],
});
const call = async (name: string, headers: Record<string, string> = {}): Promise<[number, string]> => {
  const answer = await portal.go(`/publisher/services/try-out/${encodeURIComponent(name)}/x`, { cookies: [cookie], headers });
  return [answer.status, await answer.text()];
};

test('an environment of the operator is called at its own host, by tenants too', async () => {
  portal.environments.push(environment('carbon.super', 'Default'), environment('carbon.super', 'Far away & dear'));

  expect(await call('Default')).toEqual([200, 'from the gateway']);
  expect(await call('Far away & dear')).toEqual([200, 'from the gateway']);
});

test('a tenant cannot have the server call an address in its network by an environment of its own', async () => {
  portal.environments.push(environment('tenant.example', 'Mine'), environment('tenant.example', 'Default'), environment('carbon.super', 'Default', 'gateway.example'));

  const refused = [404, expect.stringContaining('TRY_OUT_GATEWAYS')];
  expect(await call('Mine')).toEqual(refused);
  expect(await call('Default')).toEqual(refused);
  portal.environments.push(environment('other.example', 'Theirs'));
  expect(await call('Theirs')).toEqual([404, expect.stringContaining('There is no such gateway environment')]);
});

test('of several virtual hosts the one that is named is called', async () => {
  const two = environment('carbon.super', 'Default');
  portal.environments.push({ ...two, vhosts: [...two.vhosts, ...environment('', '', 'localhost').vhosts] });

  expect((await call('Default', { 'x-try-out-host': 'localhost' }))[0]).toBe(200);
  expect(hosts.at(-1)).toBe(`localhost:${port}`);
  expect((await call('Default', { 'x-try-out-host': 'evil.example' }))[0]).toBe(404);
});

test('an API that answers over https alone is called so, whatever certificate the gateway has', async () => {
  const protos: unknown[] = [];
  const secure = createTlsServer(await createSelfSignedCertificate(), (req, res) => {
    protos.push(req.headers['x-forwarded-proto']);
    res.end('over TLS');
  });
  await new Promise<void>((resolve) => secure.listen(0, '127.0.0.1', resolve));
  const [vhost] = environment('', '').vhosts;
  portal.environments.push({ ...environment('carbon.super', 'Default'), vhosts: [{ ...vhost!, httpsPort: (secure.address() as AddressInfo).port }] });

  expect(await call('Default', { 'x-try-out-scheme': 'https' })).toEqual([200, 'over TLS']);
  expect(protos).toEqual(['https']);
  expect(await call('Default')).toEqual([200, 'from the gateway']);
  secure.closeAllConnections();
  await new Promise((resolve) => secure.close(resolve));
});

test('a tenant’s environment that says the same as the operator’s is called', async () => {
  portal.environments.push(environment('tenant.example', 'Default'), environment('carbon.super', 'Default'));

  expect((await call('Default'))[0]).toBe(200);
});
