import { apiChanged } from '@quintet/contracts';
import { eventually } from '@quintet/testkit';
import { startPublisher, type Call, type TestPublisher } from '../../../test/start-publisher';

const admin = '/api/am/admin/v4/api-categories';

let publisher: TestPublisher;
beforeEach(async () => {
  publisher = await startPublisher();
});
afterEach(() => publisher.stop());

const call = (method: string, path = '', more: Call = {}) => publisher.call(method, admin + path, { scopes: ['apim:admin'], ...more });
const make = async (name: string): Promise<string> => (await call('POST', '', { json: { name, description: 'd' } })).body.id as string;
const list = async (more: Call = {}) => (await publisher.call('GET', '/api-categories', { scopes: ['apim:api_view'], ...more })).body;
const api = (categories: string[]) => ({ name: 'Pizza', version: '1.0.0', context: '/pizza', categories });
const writeApi = (json: unknown, method = 'POST', path = '/apis') => publisher.call(method, path, { scopes: ['apim:api_create'], json });

test('an administrator makes categories, and publishers choose from them', async () => {
  const made = await call('POST', '', { json: { name: 'Finance', description: 'Money' } });
  const other = await make('art');

  expect(made).toMatchObject({ status: 201, body: { name: 'Finance', description: 'Money', numberOfAPIs: 0 } });
  expect(await list()).toEqual({ count: 2, list: [{ id: other, name: 'art', description: 'd' }, { id: made.body.id, name: 'Finance', description: 'Money' }] });
  expect((await call('GET')).body).toMatchObject({ count: 2, list: [{ name: 'art', numberOfAPIs: 0 }, { name: 'Finance' }] });
});

test('a category is changed and deleted while no API stands in it', async () => {
  const id = await make('Finance');

  expect(await call('PUT', `/${id}`, { json: { id, name: 'Money' } })).toMatchObject({ status: 200, body: { id, name: 'Money', description: '' } });
  expect((await call('DELETE', `/${id}`)).status).toBe(200);
  expect((await call('DELETE', `/${id}`)).status).toBe(404);
  expect((await call('PUT', `/${id}`, { json: { name: 'x' } })).status).toBe(404);
});

test('an API stands only in categories that there are, and holds them', async () => {
  const id = await make('Finance');
  const apis = await publisher.follow(apiChanged);

  const refused = await writeApi(api(['Finance', 'Fun']));
  expect(refused).toMatchObject({ status: 400, body: { error: [{ code: 'categories.1' }] } });
  const made = await writeApi(api(['Finance']));
  expect(made.status).toBe(201);
  await eventually(() => expect(apis.get(made.body.id)).toMatchObject({ categories: ['Finance'] }));
  expect((await writeApi({ ...made.body, categories: ['Fun'] }, 'PUT', `/apis/${made.body.id}`)).status).toBe(400);
  expect((await call('GET')).body.list).toMatchObject([{ numberOfAPIs: 1 }]);
  expect((await call('DELETE', `/${id}`)).status).toBe(409);
  expect((await call('PUT', `/${id}`, { json: { name: 'Money' } })).status).toBe(409);
  expect(await call('PUT', `/${id}`, { json: { name: 'Finance', description: 'new' } })).toMatchObject({ status: 200, body: { description: 'new', numberOfAPIs: 1 } });
});

test('a name is there once, whatever its case', async () => {
  const id = await make('Finance');
  await make('Art');

  expect((await call('POST', '', { json: { name: 'FINANCE' } })).status).toBe(409);
  expect((await call('PUT', `/${id}`, { json: { name: 'art' } })).status).toBe(409);
});

test('bad input is refused', async () => {
  for (const json of [{}, { name: '' }, { name: ' a' }, { name: 'x'.repeat(256) }, { name: 'a', description: 'x'.repeat(1_025) }, { name: 'a', colour: 'red' }]) {
    expect((await call('POST', '', { json })).status).toBe(400);
  }
  expect((await list()).count).toBe(0);
});

test('publishers change nothing, and other organizations see nothing', async () => {
  const id = await make('Finance');
  const publishing = { scopes: ['apim:api_manage'] };
  const foreign = { organization: 'other.org' };

  expect((await call('POST', '', { json: { name: 'a' }, ...publishing })).status).toBe(403);
  expect((await call('GET', '', publishing)).status).toBe(403);
  expect((await call('PUT', `/${id}`, { json: { name: 'a' }, ...publishing })).status).toBe(403);
  expect((await call('DELETE', `/${id}`, publishing)).status).toBe(403);
  expect((await publisher.call('GET', '/api-categories', { scopes: [] })).status).toBe(403);
  expect(await list(foreign)).toEqual({ count: 0, list: [] });
  expect((await call('PUT', `/${id}`, { json: { name: 'a' }, ...foreign })).status).toBe(404);
  expect((await call('DELETE', `/${id}`, foreign)).status).toBe(404);
});
