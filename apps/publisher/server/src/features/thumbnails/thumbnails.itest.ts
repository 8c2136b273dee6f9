import { apiChanged, apiContentChanged, type ApiCatalogueEntry, type ApiContent } from '@quintet/contracts';
import type { Projection } from '@quintet/messaging';
import { eventually } from '@quintet/testkit';
import { republished } from '../../../test/restart-publisher';
import { startPublisher, type Call, type TestPublisher } from '../../../test/start-publisher';

const scopes = ['apim:api_manage'];
const png = Buffer.from('89504e470d0a1a0a0000', 'hex');

let publisher: TestPublisher;
let contents: Projection<ApiContent>;
let apis: Projection<ApiCatalogueEntry>;
let apiId: string;
beforeAll(async () => {
  publisher = await startPublisher();
  contents = await publisher.follow(apiContentChanged);
  apis = await publisher.follow(apiChanged);
});
afterAll(() => publisher.stop());
beforeEach(async () => {
  apiId = await publisher.makeApi();
});

const image = (bytes: Buffer, type = 'image/png', field = 'file'): FormData => {
  const form = new FormData();
  form.set(field, new Blob([bytes], { type }), 'image');
  return form;
};
const put = (form: FormData, more: Call = {}) => publisher.call('PUT', `/apis/${apiId}/thumbnail`, { scopes, form, ...more });
const get = (more: Call = {}) => publisher.call('GET', `/apis/${apiId}/thumbnail`, { scopes, ...more });

test('an API without a thumbnail answers 404', async () => {
  expect((await get()).status).toBe(404);
});

test('a thumbnail is set, read, and told of with its API on the event hub', async () => {
  const answer = await put(image(png, 'text/html'));

  expect(answer).toMatchObject({ status: 200, body: { relativePath: `apis/${apiId}/thumbnail`, mediaType: 'image/png' } });
  const got = await get();
  expect(got.status).toBe(200);
  expect(got.headers.get('content-type')).toBe('image/png');
  expect(got.headers.get('content-security-policy')).toContain('sandbox');
  expect(got.bytes.equals(png)).toBe(true);
  await eventually(() => {
    expect(contents.get(`${apiId}/thumbnail`)).toMatchObject({ kind: 'thumbnail', mediaType: 'image/png', base64: png.toString('base64') });
    expect(apis.get(apiId)).toMatchObject({ hasThumbnail: true });
  });
});

test('a later thumbnail replaces it', async () => {
  await put(image(png));
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0"/></svg>');

  expect((await put(image(svg))).body.mediaType).toBe('image/svg+xml');

  expect((await get()).bytes.equals(svg)).toBe(true);
});

test('a thumbnail that was changed meanwhile is not replaced', async () => {
  expect((await put(image(png), { headers: { 'if-match': '*' } })).status).toBe(412);
  const made = await put(image(png));
  expect(made.headers.get('location')).toBe(`/api/am/publisher/v4/apis/${apiId}/thumbnail`);
  const tag = (await get()).headers.get('etag') as string;
  expect((await get({ headers: { 'if-none-match': tag } })).status).toBe(304);

  expect((await put(image(png), { headers: { 'if-match': '"other"' } })).status).toBe(412);
  expect((await put(image(png), { headers: { 'if-match': tag } })).status).toBe(200);
});

test('what is no image, can run scripts, is missing or too large is refused and changes nothing', async () => {
  expect((await put(image(Buffer.from('<html>'), 'image/png'))).status).toBe(400);
  expect((await put(image(Buffer.from('<svg onload="alert(1)"></svg>')))).status).toBe(400);
  expect((await put(image(png, 'image/png', 'picture'))).status).toBe(400);
  expect((await put(new FormData())).status).toBe(400);
  expect((await publisher.call('PUT', `/apis/${apiId}/thumbnail`, { scopes, json: {} })).status).toBe(415);
  expect((await put(image(Buffer.concat([png, Buffer.alloc(1024 * 1024)])))).status).toBe(413);
  expect((await get()).status).toBe(404);
});

test('a missing scope is 403, another organization 404', async () => {
  expect((await put(image(png), { scopes: ['apim:api_view'] })).status).toBe(403);
  expect((await get({ scopes: [] })).status).toBe(403);
  expect((await put(image(png), { organization: 'other.org' })).status).toBe(404);
  expect((await get({ organization: 'other.org' })).status).toBe(404);
  expect((await get()).status).toBe(404);
});

test('the thumbnail of an API goes with it, also from the event hub', async () => {
  await put(image(png));
  await eventually(() => expect(contents.get(`${apiId}/thumbnail`)).toBeDefined());

  expect((await publisher.call('DELETE', `/apis/${apiId}`, { scopes: ['apim:api_delete'] })).status).toBe(200);

  await eventually(() => expect(contents.get(`${apiId}/thumbnail`)).toBeUndefined());
});

test('a hub that forgot everything is told of thumbnails again', async () => {
  await put(image(png));
  await publisher.halt();

  expect(await republished(publisher.config, apiContentChanged, `${apiId}/thumbnail`)).toMatchObject({ kind: 'thumbnail', base64: png.toString('base64') });
});
