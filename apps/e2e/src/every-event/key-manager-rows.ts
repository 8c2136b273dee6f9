import { organizationChanged, tokenRevoked } from '@quintet/contracts';
import { applicationToken, call, registerClient, requestToken } from '../main-job/world';
import { expectStatus, request, restClient } from '../rest';
import type { World } from '../main-job/world';
import { row } from './row';

const domain = 'tenant.example';
const tenants = (world: World) => {
  const basic = world.deployment.admin;
  const at = `${world.deployment.keyManager}/api/server/v1/tenants`;
  return { ...restClient(at, () => world.adminToken), post: (json: unknown) => request('POST', at, { basic, json }) };
};
const jtiOf = (token: string): string => JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8')).jti;

export const keyManagerRows = () => [
  row({
    kind: 'organization',
    definition: organizationChanged,
    make: async (world) => {
      const { id } = expectStatus(await tenants(world).post({ domain, owners: [{ username: 'admin', password: 'tenant pass' }] }), 201).body;
      const { clientId, clientSecret } = await registerClient(world, 'tenants');
      const form = { grant_type: 'password', username: `admin@${domain}`, password: 'tenant pass', scope: 'apim:api_view' };
      const token = expectStatus(await requestToken(world, { username: clientId, password: clientSecret }, form), 200).body.access_token as string;
      return { id: id as string, token };
    },
    keyOf: () => domain,
    seen: async (world, { token }) => void expectStatus(await world.publisher.get('/apis', { token }), 200),
    change: async (world, { id }) => {
      for (const activated of [false, true]) expectStatus(await tenants(world).put(`/${id}/lifecycle-status`, { json: { activated } }), 200);
    },
    remove: async (world, { id }) => {
      expectStatus(await tenants(world).put(`/${id}/lifecycle-status`, { json: { activated: false } }), 200);
      expectStatus(await tenants(world).delete(`/${id}/metadata`), 204);
    },
    gone: async (world, { token }) => void expectStatus(await world.publisher.get('/apis', { token }), 401),
  }),
  row({
    kind: 'token revocation',
    definition: tokenRevoked,
    make: async (world) => {
      const token = await applicationToken(world, world, { validity_period: '3' });
      expectStatus(await call(world, 'GET', '/orders', { token }), 200);
      const basic = { username: world.consumerKey, password: world.consumerSecret };
      expectStatus(await request('POST', `${world.deployment.keyManager}/oauth2/revoke`, { basic, form: { token } }), 200);
      return token;
    },
    keyOf: (token) => `token:${jtiOf(token)}`,
    seen: async (world, token) => void expectStatus(await call(world, 'GET', '/orders', { token }), 401),
    remove: async () => undefined, // by itself, when the token would have expired
    gone: async (world, token) => void expectStatus(await call(world, 'GET', '/orders', { token }), 401),
  }),
];
