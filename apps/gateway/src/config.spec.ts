import { readGatewayConfig } from './config';

const required = { GATEWAY_ADMIN_PASSWORD: 'secret' };

test('only a password is needed', () => {
  expect(readGatewayConfig(required)).toMatchObject({ environments: ['Default'], httpPort: 8280, httpsPort: 8243, admin: { username: 'admin' } });
  expect(() => readGatewayConfig({})).toThrow('GATEWAY_ADMIN_PASSWORD is not set');
});

test('a snapshot needs a path and a key', () => {
  const key = 'k'.repeat(32);

  expect(readGatewayConfig(required).snapshot).toBeUndefined();
  expect(readGatewayConfig({ ...required, GATEWAY_SNAPSHOT_PATH: '/var/state', GATEWAY_SNAPSHOT_KEY: key }).snapshot).toEqual({ path: '/var/state', key, intervalMs: 2_000 });
  expect(() => readGatewayConfig({ ...required, GATEWAY_SNAPSHOT_PATH: '/var/state' })).toThrow('GATEWAY_SNAPSHOT_KEY is not set');
  expect(() => readGatewayConfig({ ...required, GATEWAY_SNAPSHOT_PATH: '/var/state', GATEWAY_SNAPSHOT_KEY: 'short' })).toThrow('GATEWAY_SNAPSHOT_KEY');
});

test('trusted proxies are addresses and networks', () => {
  const { list, size } = readGatewayConfig({ ...required, GATEWAY_TRUSTED_PROXIES: '10.0.0.0/8, 192.0.2.1, 2001:db8::/32' }).trustedProxies;

  expect(size).toBe(3);
  expect([list.check('10.9.8.7'), list.check('192.0.2.1'), list.check('192.0.2.2'), list.check('2001:db8::1', 'ipv6')]).toEqual([true, true, false, true]);
});

test.each(['nonsense', '10.0.0.0/33', '10.0.0.0/8/9', '2001:db8::/129'])('%s is no network', (text) => {
  expect(() => readGatewayConfig({ ...required, GATEWAY_TRUSTED_PROXIES: text })).toThrow('GATEWAY_TRUSTED_PROXIES');
});
