import { apiChanged, apiContentChanged } from '@quintet/contracts';
import { eventually } from '@quintet/testkit';
import { startPublisher, type Answer, type Call, type TestPublisher } from '../../../test/start-publisher';

const scopes = ['apim:api_create', 'apim:api_view', 'apim:document_create', 'apim:api_publish'];
const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1]);
let publisher: TestPublisher;
let pizza: string;

beforeAll(async () => {
  publisher = await startPublisher();
  const form = new FormData();
  form.set('inlineAPIDefinition', JSON.stringify({ openapi: '3.0.3', info: { title: 'Pizza', version: '1.0.0' }, paths: { '/menu': { get: { summary: 'The menu', responses: { 200: { description: 'All' } } } } } }));
  form.set('additionalProperties', JSON.stringify({ context: '/pizza', tags: ['food'], endpointConfig: { endpoint_type: 'http', production_endpoints: { url: 'http://b' } }, isDefaultVersion: true }));
  pizza = (await call('POST', '/apis/import-openapi', { form })).body.id as string;
  const image = new FormData();
  image.set('file', new Blob([png]), 'a.png');
  await call('PUT', `/apis/${pizza}/thumbnail`, { form: image });
  await call('POST', `/apis/${pizza}/documents`, { json: { name: 'Dough', type: 'HOWTO', sourceType: 'MARKDOWN', visibility: 'API_LEVEL', inlineContent: 'Knead it' } });
  await call('POST', `/apis/${pizza}/revisions`, { json: {} });
});
afterAll(() => publisher.stop());

const call = (method: string, path: string, options: Call = {}): Promise<Answer> => publisher.call(method, path, { scopes, ...options });
const copy = (query: string, options: Call = {}): Promise<Answer> => call('POST', `/apis/copy-api?${query}`, options);

test('a new version begins as a copy: the object, the definition, the picture and the documents', async () => {
  const apis = await publisher.follow(apiChanged);
  const contents = await publisher.follow(apiContentChanged);

  const { status, headers, body } = await copy(`apiId=${pizza}&newVersion=2.0.0`, { user: 'bob' });

  expect([status, headers.get('location'), headers.get('etag')]).toEqual([201, `/api/am/publisher/v4/apis/${body.id}`, '"1t"']);
  expect(body).toMatchObject({ name: 'Pizza', version: '2.0.0', context: '/pizza', provider: 'bob', lifeCycleStatus: 'CREATED', tags: ['food'], hasThumbnail: true, isDefaultVersion: false, endpointConfig: { production_endpoints: { url: 'http://b' } } });
  expect((await call('GET', `/apis/${body.id}/swagger`)).body).toMatchObject({ info: { version: '2.0.0' }, paths: { '/menu': { get: { summary: 'The menu' } } } });
  expect((await call('GET', `/apis/${body.id}/thumbnail`)).bytes).toEqual(png);
  const [document] = (await call('GET', `/apis/${body.id}/documents`)).body.list;
  expect(document).toMatchObject({ name: 'Dough', createdBy: 'ann' });
  expect((await call('GET', `/apis/${body.id}/documents/${document.documentId}/content`)).body).toBe('Knead it');
  expect((await call('GET', `/apis/${body.id}/revisions`)).body.count).toBe(0);
  await eventually(() => {
    expect(apis.get(body.id)).toMatchObject({ version: '2.0.0', hasThumbnail: true });
    for (const part of ['definition', 'thumbnail', `documents/${document.documentId}`]) expect(contents.get(`${body.id}/${part}`)).toBeDefined();
  });
  expect((await call('GET', `/apis/${pizza}`)).body).toMatchObject({ version: '1.0.0', isDefaultVersion: true });
});

test('it becomes the default version when that is asked for', async () => {
  const { body } = await copy(`apiId=${pizza}&newVersion=3.0.0&defaultVersion=true`);

  expect(body.isDefaultVersion).toBe(true);
  expect((await call('GET', `/apis/${pizza}`)).body.isDefaultVersion).toBe(false);
});

test('a version that there is, one that cannot be, an unknown API and a missing scope make nothing', async () => {
  expect(await copy(`apiId=${pizza}&newVersion=1.0.0`)).toMatchObject({ status: 409, body: { code: 900252 } });
  expect(await copy(`apiId=${pizza}&newVersion=a/b`)).toMatchObject({ status: 400, body: { error: [{ code: 'newVersion' }] } });
  expect((await copy('apiId=unknown&newVersion=9')).status).toBe(404);
  expect((await copy(`apiId=${pizza}&newVersion=9`, { organization: 'other.org' })).status).toBe(404);
  expect((await copy(`apiId=${pizza}&newVersion=9`, { scopes: ['apim:api_view'] })).status).toBe(403);
  expect((await call('GET', '/apis?query=version:9')).body.count).toBe(0);
});
