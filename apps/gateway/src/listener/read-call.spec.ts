import type { IncomingMessage } from 'node:http';
import { readGatewayConfig } from '../config';
import { createCallReader } from './read-call';

const { trustedProxies } = readGatewayConfig({ GATEWAY_ADMIN_PASSWORD: 'x', GATEWAY_TRUSTED_PROXIES: '10.0.0.0/8' });
const read = createCallReader(trustedProxies, () => 0);
const from = (remoteAddress: string, headers: Record<string, string> = {}, url = '/a') => read({ url, method: 'GET', headers: { host: 'api.example', ...headers }, socket: { remoteAddress } } as unknown as IncomingMessage);

test.each([
  ['198.51.100.1', undefined, '198.51.100.1'],
  ['198.51.100.1', '203.0.113.5', '198.51.100.1'],
  ['10.0.0.1', '203.0.113.5', '203.0.113.5'],
  ['::ffff:10.0.0.1', '203.0.113.5', '203.0.113.5'],
  ['10.0.0.1', '192.0.2.66, 203.0.113.5', '203.0.113.5'],
  ['10.0.0.1', '203.0.113.5, 10.0.0.2', '203.0.113.5'],
  ['10.0.0.1', undefined, '10.0.0.1'],
])('a connection from %s that speaks for %s is a call from %s', (peer, forwardedFor, client) => {
  expect(from(peer, forwardedFor === undefined ? {} : { 'x-forwarded-for': forwardedFor }).call.clientIp).toBe(client);
});

test('only a trusted proxy says how the call came to it', () => {
  const said = { 'x-forwarded-proto': 'https', 'x-forwarded-host': 'shop.example' };

  expect(from('10.0.0.1', said).forwarded).toMatchObject({ proto: 'https', host: 'shop.example', trusted: true });
  expect(from('198.51.100.1', said).forwarded).toMatchObject({ proto: 'http', host: 'api.example', trusted: false });
});

test('the target is split at its first question mark; a fragment is refused', () => {
  expect(from('10.0.0.1', {}, '/a/b?c=/d?e').call).toMatchObject({ path: '/a/b', query: '?c=/d?e' });
  expect(from('10.0.0.1', {}, 'http://other.example?x').call).toMatchObject({ path: '/', query: '?x' });
  expect(from('10.0.0.1', {}, '/a?b#c').fault).toContain('fragment');
  expect(from('10.0.0.1', {}, '*').fault).toBeDefined();
});
