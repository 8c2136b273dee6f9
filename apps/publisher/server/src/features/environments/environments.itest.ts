import { environmentChanged } from '@quintet/contracts';
import { eventually } from '@quintet/testkit';
import { startPublisher, type Call, type TestPublisher } from '../../../test/start-publisher';

const scopes = ['apim:admin', 'apim:api_manage'];
let publisher: TestPublisher;
beforeAll(async () => {
  publisher = await startPublisher();
});
afterAll(() => publisher.stop());
const call = (method: string, path: string, options: Call = {}) => publisher.call(method, path, { scopes, ...options });
const at = '/api/am/admin/v4/environments';

test('the environment of the configuration is there, is told of, and is changed nowhere else', async () => {
  const environments = await publisher.follow(environmentChanged);
  const { list } = (await call('GET', at)).body;

  expect(list).toMatchObject([{ name: 'Default', type: 'hybrid', isReadOnly: true, vhosts: [{ host: 'localhost', httpPort: 8280, httpsPort: 8243 }] }]);
  await eventually(() => expect(environments.get('carbon.super/Default')?.id).toBe(list[0].id));
  expect(await call('PUT', `${at}/${list[0].id}`, { json: list[0] })).toMatchObject({ status: 400, body: { code: 900508 } });
  expect((await call('DELETE', `${at}/${list[0].id}`)).status).toBe(400);
  expect((await call('GET', at, { organization: 'other' })).body.list).toMatchObject([{ name: 'Default' }]);
});

test('others are made, used, changed and deleted', async () => {
  const environments = await publisher.follow(environmentChanged);
  const made = await call('POST', at, { json: { name: 'Europe', displayName: 'EU', vhosts: [{ host: 'eu.example', httpsPort: 443 }, { host: 'eu2.example' }], ownField: 1 } });
  expect(made).toMatchObject({ status: 201, body: { name: 'Europe', isReadOnly: false, ownField: 1, vhosts: [{ httpPort: 80, wssPort: 443 }, {}] } });
  await eventually(() => expect(environments.get('carbon.super/Europe')).toMatchObject({ displayName: 'EU' }));
  expect((await call('POST', at, { json: { name: 'EUROPE', vhosts: [{ host: 'x' }] } })).status).toBe(409);

  const id = (await call('POST', '/apis', { json: { name: 'A', version: '1', context: '/a', endpointConfig: { endpoint_type: 'http', production_endpoints: { url: 'http://b' } } } })).body.id;
  const revision = (await call('POST', `/apis/${id}/revisions`, { json: {} })).body.id;
  expect((await call('POST', `/apis/${id}/deploy-revision?revisionId=${revision}`, { json: [{ name: 'Europe', vhost: 'eu.example' }] })).status).toBe(201);
  const path = `${at}/${made.body.id}`;
  expect((await call('DELETE', path)).status).toBe(409);
  expect((await call('PUT', path, { json: { ...made.body, vhosts: [{ host: 'eu2.example' }] } })).status).toBe(409);
  expect(await call('PUT', path, { json: { ...made.body, name: 'Ignored', vhosts: [{ host: 'eu.example' }] } })).toMatchObject({ status: 200, body: { name: 'Europe', vhosts: [{ host: 'eu.example' }] } });

  await call('DELETE', `/apis/${id}`);
  expect((await call('DELETE', path)).status).toBe(200);
  await eventually(() => expect(environments.get('carbon.super/Europe')).toBeUndefined());
  expect((await call('DELETE', path)).status).toBe(404);
});

test.each([
  ['no virtual host', { name: 'X', vhosts: [] }, 'vhosts'],
  ['a host that is none', { name: 'X', vhosts: [{ host: 'a b' }] }, 'vhosts.0.host'],
  ['a host twice', { name: 'X', vhosts: [{ host: 'a' }, { host: 'A' }] }, 'vhosts.1.host'],
  ['a name with a space', { name: 'X Y', vhosts: [{ host: 'a' }] }, 'name'],
])('%s is 400', async (_name, json, field) => {
  expect(await call('POST', at, { json })).toMatchObject({ status: 400, body: { error: [{ code: field }] } });
});

test('needs the scope', async () => {
  expect((await call('GET', at, { scopes: ['apim:api_view'] })).status).toBe(403);
  expect((await call('POST', at, { scopes: ['apim:environment_read'], json: {} })).status).toBe(403);
});
