import { apiChanged, apiContentChanged, apiDeployed, environmentChanged, keyManagerChanged, scopeChanged } from '@quintet/contracts';
import { call, requestToken, type World } from '../main-job/world';
import { expectStatus, request, restClient } from '../rest';
import { row } from './row';
import type { TopicLog } from './topic-log';

const organization = 'carbon.super';
const admin = (world: World) => restClient(`${world.deployment.publisher}/api/am/admin/v4`, () => world.adminToken);
const inPortal = (world: World, apiId: string) => world.devportal.get(`/apis/${apiId}`);
const deploy = (world: World, revisionId: string, name: string, vhost: string) =>
  world.publisher.post(`/apis/${world.apiId}/deploy-revision?revisionId=${revisionId}`, { json: [{ name, vhost, displayOnDevportal: true }] });
const undeploy = (world: World, revisionId: string, name: string) => world.publisher.post(`/apis/${world.apiId}/undeploy-revision?revisionId=${revisionId}`, { json: [{ name }] });

const publishedApi = async (world: World, name: string): Promise<{ id: string; revisionId: string }> => {
  const endpoint = { url: world.backendUrl };
  const json = {
    name,
    version: '1.0.0',
    context: `/${name.toLowerCase()}`,
    policies: ['Unlimited'],
    operations: [{ verb: 'GET', target: '/items' }],
    endpointConfig: { endpoint_type: 'http', production_endpoints: endpoint, sandbox_endpoints: endpoint },
  };
  const { id } = expectStatus(await world.publisher.post('/apis', { json }), 201).body;
  const revisionId = expectStatus(await world.publisher.post(`/apis/${id}/revisions`, { json: {} }), 201).body.id as string;
  expectStatus(await world.publisher.post(`/apis/${id}/deploy-revision?revisionId=${revisionId}`, { json: [{ name: 'Default', vhost: 'localhost', displayOnDevportal: true }] }), 201);
  expectStatus(await world.publisher.post(`/apis/change-lifecycle?apiId=${id}&action=Publish`), 200);
  return { id, revisionId };
};
const removeApi = async (world: World, id: string): Promise<void> => void expectStatus(await world.publisher.delete(`/apis/${id}`), 200, 204);

const grantedScope = async (world: World, scope: string): Promise<string> =>
  expectStatus(await requestToken(world, { username: world.consumerKey, password: world.consumerSecret }, { grant_type: 'client_credentials', scope }), 200).body.scope;

export const publisherRows = (log: () => TopicLog) => [
  row({
    kind: 'API',
    definition: apiChanged,
    make: (world) => publishedApi(world, 'Catalogued'),
    keyOf: ({ id }) => id,
    seen: async (world, { id }) => expect(expectStatus(await inPortal(world, id), 200).body).toMatchObject({ name: 'Catalogued' }),
    change: async (world, { id }) => {
      const api = expectStatus(await world.publisher.get(`/apis/${id}`), 200).body;
      expectStatus(await world.publisher.put(`/apis/${id}`, { json: { ...api, description: 'Changed' } }), 200);
    },
    remove: (world, { id }) => removeApi(world, id),
    gone: async (world, { id }) => void expectStatus(await inPortal(world, id), 404),
  }),
  row({
    kind: 'API definition',
    definition: apiContentChanged,
    make: (world) => publishedApi(world, 'Defined'),
    keyOf: ({ id }) => `${id}/definition`,
    seen: async (world, { id }) => expect(expectStatus(await world.devportal.get(`/apis/${id}/swagger`), 200).text).toContain('/items'),
    remove: (world, { id }) => removeApi(world, id),
    gone: async (world, { id }) => void expectStatus(await world.devportal.get(`/apis/${id}/swagger`), 404),
  }),
  row({
    kind: 'API deployment',
    definition: apiDeployed,
    make: (world) => publishedApi(world, 'Deployed'),
    keyOf: ({ id }) => `${id}@Default`,
    seen: async (world) => void expectStatus(await request('GET', `${world.deployment.gateways[0]?.traffic}/deployed/1.0.0/items`), 401),
    remove: async (world, { id, revisionId }) => void expectStatus(await world.publisher.post(`/apis/${id}/undeploy-revision?revisionId=${revisionId}`, { json: [{ name: 'Default' }] }), 201),
    gone: async (world) => void expectStatus(await request('GET', `${world.deployment.gateways[0]?.traffic}/deployed/1.0.0/items`), 404),
  }),
  row({
    kind: 'environment',
    definition: environmentChanged,
    make: async (world) => {
      const json = { name: 'Elsewhere', displayName: 'Elsewhere', description: '', vhosts: [{ host: 'elsewhere.example', httpPort: 80, httpsPort: 443 }] };
      const { id } = expectStatus(await admin(world).post('/environments', { json }), 201).body;
      expectStatus(await deploy(world, world.revisionId, 'Elsewhere', 'elsewhere.example'), 201);
      return id as string;
    },
    keyOf: () => `${organization}/Elsewhere`,
    seen: async (world) => expect(JSON.stringify(expectStatus(await inPortal(world, world.apiId), 200).body)).toContain('elsewhere.example'),
    remove: async (world, id) => {
      expectStatus(await undeploy(world, world.revisionId, 'Elsewhere'), 201);
      expectStatus(await admin(world).delete(`/environments/${id}`), 200, 204);
    },
    gone: async (world) => expect(JSON.stringify(expectStatus(await inPortal(world, world.apiId), 200).body)).not.toContain('elsewhere.example'),
  }),
  row({
    kind: 'shared scope',
    definition: scopeChanged,
    make: async (world) => expectStatus(await world.publisher.post('/scopes', { json: { name: 'shared:read', displayName: 'Read', description: '', bindings: ['Internal/everyone'] } }), 201).body.id as string,
    keyOf: () => `${organization}/shared:read`,
    seen: async (world) => expect(await grantedScope(world, 'shared:read')).toBe('shared:read'),
    change: async (world, id) => void expectStatus(await world.publisher.put(`/scopes/${id}`, { json: { name: 'shared:read', displayName: 'Read all', description: '', bindings: ['Internal/everyone'] } }), 200),
    remove: async (world, id) => void expectStatus(await world.publisher.delete(`/scopes/${id}`), 200),
    gone: async (world) => expect(await grantedScope(world, 'shared:read')).not.toBe('shared:read'),
  }),
  row({
    kind: 'key manager',
    definition: keyManagerChanged,
    make: async (world) => expectStatus(await world.publisher.post(`/apis/${world.apiId}/generate-key`), 200).body.apikey as string,
    keyOf: () => `${organization}/Publisher Internal Keys`,
    seen: async (world, key) => void expectStatus(await call(world, 'GET', '/orders', { headers: { 'internal-key': key } }), 200),
    // No REST call takes a key manager away: what a gateway does then is seen by a record that says so.
    remove: async () => log().bury(keyManagerChanged, `${organization}/Publisher Internal Keys`, Date.now()),
    gone: async (world, key) => void expectStatus(await call(world, 'GET', '/orders', { headers: { 'internal-key': key } }), 401),
  }),
];
