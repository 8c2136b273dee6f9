import { startPublisher, type Call, type TestPublisher } from '../../../test/start-publisher';

const scopes = ['apim:api_view'];

let publisher: TestPublisher;
let pizza: string;
beforeAll(async () => {
  publisher = await startPublisher();
  pizza = await makeApi({ name: 'Pizza', version: '1.0.0', context: '/pizza', description: 'Round things', tags: ['food'], operations: [{ verb: 'GET', target: '/toppings' }] });
  await makeApi({ name: 'Weather', version: '2.0.0', context: '/weather', description: '100% rain_' });
  await document({ name: 'Dough', type: 'HOWTO', summary: 'Flour', sourceType: 'MARKDOWN', inlineContent: 'Knead it for TEN minutes' });
  await document({ name: 'Secret sauce', type: 'OTHER', otherTypeName: 'Recipe', sourceType: 'INLINE', visibility: 'OWNER_ONLY', inlineContent: 'knead not' });
  await document({ name: 'Oven', type: 'HOWTO', sourceType: 'FILE' });
});
afterAll(() => publisher.stop());

const makeApi = async (json: Record<string, unknown>): Promise<string> => (await publisher.call('POST', '/apis', { scopes: ['apim:api_create'], json })).body.id as string;
const document = (json: Record<string, unknown>) => publisher.call('POST', `/apis/${pizza}/documents`, { scopes: ['apim:document_create'], json: { visibility: 'API_LEVEL', ...json } });
const find = (query: string, more: Call = {}) => publisher.call('GET', `/search?${query}`, { scopes, ...more });
const names = async (text: string, more: Call = {}): Promise<string[]> => (await find(`query=${encodeURIComponent(text)}`, more)).body.list.map(({ name }: { name: string }) => name);

test('APIs are found by their names, texts, tags and definitions', async () => {
  expect(await names('PIZZA')).toEqual(['Pizza']);
  expect(await names('round food')).toEqual(['Pizza']);
  expect(await names('toppings')).toEqual(['Pizza']);
  expect(await names('"100% rain_"')).toEqual(['Weather']);
  expect(await names('_ain')).toEqual([]);
});

test('documents are found by their names and by what is written in them', async () => {
  expect(await names('ten minutes')).toEqual(['Dough']);
  expect(await names('flour')).toEqual(['Dough']);
  expect(await names('oven')).toEqual(['Oven']);
  expect(await names('name:ten')).toEqual([]);
  expect(await names('content:knead')).toEqual(['Dough', 'Secret sauce']);
  expect(await names('knead', { user: 'bob' })).toEqual(['Dough']);
});

test('an API is told apart from others by its exact name, version and provider, as command-line clients do', async () => {
  await makeApi({ name: 'Pizza Delivery', version: '1.0.0', context: '/delivery' });

  expect(await names('name:pizza version:1.0.0')).toEqual(['Pizza', 'Pizza Delivery']);
  expect(await names('name:"Pizza" version:"1.0.0" provider:"ann"')).toEqual(['Pizza']);
  expect(await names('name:"Pizza" version:"1.0.0" type:"APIProduct"')).toEqual([]);
  expect(await names('name:"Pizza" version:"9"')).toEqual([]);
  expect(await names('doc:flour')).toEqual(['Dough', 'Pizza']);
});

test('results say what they are', async () => {
  expect((await find('query=name:"pizza"')).body.list).toMatchObject([{ id: pizza, name: 'Pizza', type: 'API', version: '1.0.0', context: '/pizza/1.0.0', provider: 'ann', status: 'CREATED', description: 'Round things' }]);
  expect((await find('query=name:dough')).body.list).toMatchObject([{ name: 'Dough', type: 'DOC', docType: 'HOWTO', sourceType: 'MARKDOWN', apiName: 'Pizza', apiVersion: '1.0.0', apiUUID: pizza }]);
});

test('results are paged, also beyond the last', async () => {
  expect((await find('limit=2&offset=1')).body).toMatchObject({ count: 2, list: [{ name: 'Oven' }, { name: 'Pizza' }], pagination: { total: 6, next: '/search?limit=2&offset=3' } });
  expect((await find('limit=2&offset=50')).body).toMatchObject({ count: 0, list: [], pagination: { total: 6 } });
});

test('a query that is not understood, a missing scope and another organization find nothing', async () => {
  expect((await find('query=colour:red')).status).toBe(400);
  expect((await find(`query=${'x'.repeat(501)}`)).status).toBe(400);
  expect((await find('query=%00')).status).toBe(400);
  expect((await find('query=pizza', { scopes: [] })).status).toBe(403);
  expect(await names('pizza', { organization: 'other.org' })).toEqual([]);
});

test('text that the database cannot read is refused where it is written', async () => {
  expect((await document({ name: 'Nul', type: 'HOWTO', sourceType: 'INLINE', inlineContent: 'a\u0000b' })).status).toBe(400);
  expect((await find('query=pizza')).status).toBe(200);
});
