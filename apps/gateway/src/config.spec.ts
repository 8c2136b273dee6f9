import { readGatewayConfig } from './config';

const required = { GATEWAY_ADMIN_PASSWORD: 'secret' };

test('only a password is needed', () => {
  expect(readGatewayConfig(required)).toMatchObject({ environments: ['Default'], httpPort: 8280, httpsPort: 8243, admin: { username: 'admin' } });
  expect(() => readGatewayConfig({})).toThrow('GATEWAY_ADMIN_PASSWORD is not set');
});

test('trusted proxies are addresses and networks', () => {
  const { list, size } = readGatewayConfig({ ...required, GATEWAY_TRUSTED_PROXIES: '10.0.0.0/8, 192.0.2.1, 2001:db8::/32' }).trustedProxies;

  expect(size).toBe(3);
  expect([list.check('10.9.8.7'), list.check('192.0.2.1'), list.check('192.0.2.2'), list.check('2001:db8::1', 'ipv6')]).toEqual([true, true, false, true]);
});

test.each(['nonsense', '10.0.0.0/33', '10.0.0.0/8/9', '2001:db8::/129'])('%s is no network', (text) => {
  expect(() => readGatewayConfig({ ...required, GATEWAY_TRUSTED_PROXIES: text })).toThrow('GATEWAY_TRUSTED_PROXIES');
});
