import { gatewayAddress, schemeOf } from './gateway-address';

const vhost = { host: 'Api.example.com', httpContext: '', httpPort: 8280, httpsPort: 443, wsPort: 1, wssPort: 1 };
const environment = (more: object = {}) => [{ name: 'Default', vhosts: [{ ...vhost, ...more }] }] as never;
const deployment = { name: 'Default', vhost: 'api.example.com' };

test('a usual port is left out, another one and the path are not', () => {
  expect(gatewayAddress(environment(), deployment, 'https')).toBe('https://Api.example.com');
  expect(gatewayAddress(environment(), deployment, 'http')).toBe('http://Api.example.com:8280');
  expect(gatewayAddress(environment({ httpContext: 'gw/' }), deployment, 'https')).toBe('https://Api.example.com/gw');
});

test('a host or an environment that is gone has no address', () => {
  expect(gatewayAddress(environment(), { name: 'Default', vhost: 'old' }, 'https')).toBeUndefined();
  expect(gatewayAddress(undefined, deployment, 'https')).toBeUndefined();
});

test('an API without https is shown over http', () => {
  expect([schemeOf({ transport: ['http'] }), schemeOf({ transport: ['http', 'https'] })]).toEqual(['http', 'https']);
});
