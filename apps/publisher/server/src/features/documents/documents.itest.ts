import { apiContentChanged, type ApiContent } from '@quintet/contracts';
import type { Projection } from '@quintet/messaging';
import { sql } from '@quintet/persistence';
import { eventually } from '@quintet/testkit';
import { republished } from '../../../test/restart-publisher';
import { startPublisher, type Answer, type Call, type TestPublisher } from '../../../test/start-publisher';
import { maxContentBytes } from './read-content';

const scopes = ['apim:document_manage'];
const howTo = { name: 'How to', type: 'HOWTO', summary: 'In short', sourceType: 'INLINE', visibility: 'API_LEVEL' };

let publisher: TestPublisher;
let contents: Projection<ApiContent>;
let apiId: string;
beforeAll(async () => {
  publisher = await startPublisher();
  contents = await publisher.follow(apiContentChanged);
});
afterAll(() => publisher.stop());
beforeEach(async () => {
  apiId = await publisher.makeApi();
});

const call = (method: string, path = '', more: Call = {}): Promise<Answer> => publisher.call(method, `/apis/${apiId}/documents${path}`, { scopes, ...more });
const make = async (fields: Record<string, unknown> = {}): Promise<string> => (await call('POST', '', { json: { ...howTo, ...fields } })).body.documentId as string;
const form = (fields: Record<string, string | [Blob, string]>): FormData => {
  const made = new FormData();
  for (const [name, value] of Object.entries(fields)) {
    if (typeof value === 'string') made.set(name, value);
    else made.set(name, ...value);
  }
  return made;
};
const onBus = (id: string) => contents.get(`${apiId}/documents/${id}`);

test('a document is made, read, listed and told of on the event hub', async () => {
  const made = await call('POST', '', { json: howTo });

  expect(made.status).toBe(201);
  const id = made.body.documentId as string;
  expect(made.headers.get('location')).toBe(`/api/am/publisher/v4/apis/${apiId}/documents/${id}`);
  expect(made.body).toMatchObject({ ...howTo, createdBy: 'ann', lastUpdatedBy: 'ann', sourceUrl: '', fileName: '' });
  expect(made.body).not.toHaveProperty('otherTypeName');
  expect((await call('GET', `/${id}`)).body).toEqual(made.body);
  expect((await call('GET')).body).toMatchObject({ count: 1, list: [{ documentId: id }], pagination: { total: 1 } });
  await eventually(() => expect(onBus(id)).toMatchObject({ kind: 'document', apiId, documentId: id, name: 'How to', content: null }));
});

test('a list is paged', async () => {
  for (const name of ['a', 'b', 'c']) await make({ name });

  const { body } = await call('GET', '?limit=1&offset=1');

  expect(body).toMatchObject({ count: 1, list: [{ name: 'b' }], pagination: { total: 3, offset: 1 } });
  expect(body.pagination.next).toContain('offset=2');
});

test('a written document takes text, and gives it back as plain text', async () => {
  const id = await make({ sourceType: 'MARKDOWN' });

  const posted = await call('POST', `/${id}/content`, { form: form({ inlineContent: '# Hi <script>alert(1)</script>' }) });

  expect(posted.status).toBe(200);
  const got = await call('GET', `/${id}/content`);
  expect(got.status).toBe(200);
  expect(got.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  expect(got.headers.get('content-security-policy')).toContain('sandbox');
  expect(got.body).toBe('# Hi <script>alert(1)</script>');
  await eventually(() => expect(onBus(id)).toMatchObject({ content: { mediaType: 'text/markdown', base64: Buffer.from(got.body).toString('base64') } }));
});

test('text can be given with the document itself', async () => {
  const id = await make({ inlineContent: 'at once' });

  expect((await call('GET', `/${id}/content`)).body).toBe('at once');
});

test('a file keeps its name, its bytes and its media type, and is sent to be saved, never to be run', async () => {
  const id = await make({ sourceType: 'FILE' });
  const bytes = Buffer.from('<html><script>alert(1)</script>');

  const posted = await call('POST', `/${id}/content`, { form: form({ file: [new Blob([bytes], { type: 'text/html' }), 'größe.html'] }) });

  expect(posted).toMatchObject({ status: 200, body: { fileName: 'größe.html' } });
  const got = await call('GET', `/${id}/content`);
  expect(got.bytes.equals(bytes)).toBe(true);
  expect(got.headers.get('content-type')).toBe('text/html');
  expect(got.headers.get('content-disposition')).toContain('attachment; filename=');
  expect(got.headers.get('content-security-policy')).toContain('sandbox');
  await eventually(() => expect(onBus(id)).toMatchObject({ fileName: 'größe.html', content: { mediaType: 'text/html', base64: bytes.toString('base64') } }));
});

test('a URL document leads to its source', async () => {
  const id = await make({ sourceType: 'URL', sourceUrl: 'https://example.com/docs' });

  const got = await call('GET', `/${id}/content`);

  expect(got.status).toBe(303);
  expect(got.headers.get('location')).toBe('https://example.com/docs');
});

test('content that does not fit the document is refused', async () => {
  const inline = await make({ name: 'inline' });
  const file = await make({ name: 'file', sourceType: 'FILE' });
  const blob: [Blob, string] = [new Blob(['x']), 'x.txt'];

  for (const [id, fields] of [
    [inline, { file: blob }],
    [file, { inlineContent: 'x' }],
    [inline, {}],
    [file, { file: blob, inlineContent: 'x' }],
  ] as const) {
    expect((await call('POST', `/${id}/content`, { form: form(fields) })).status).toBe(400);
  }
  expect((await call('POST', `/${inline}/content`, { json: { inlineContent: 'x' } })).status).toBe(415);
  expect((await call('GET', `/${inline}/content`)).status).toBe(404);
});

test('a file of 10 MB is taken and reaches the event hub; a larger one, or text, is 413', async () => {
  const id = await make({ sourceType: 'FILE' });
  const send = (bytes: number) => call('POST', `/${id}/content`, { form: form({ file: [new Blob([Buffer.alloc(bytes)]), 'zeros'] }) });

  expect((await send(maxContentBytes)).status).toBe(200);
  await eventually(() => expect(onBus(id)).toMatchObject({ content: { mediaType: 'application/octet-stream' } }));
  expect((await send(maxContentBytes + 1)).status).toBe(413);
  const inline = await make({ name: 'text' });
  expect((await call('POST', `/${inline}/content`, { form: form({ inlineContent: 'x'.repeat(maxContentBytes + 1) }) })).status).toBe(413);
});

test('a document is changed; its content stays as long as it fits', async () => {
  const id = await make({ inlineContent: 'hello' });

  const changed = await call('PUT', `/${id}`, { json: { ...howTo, documentId: id, createdBy: 'x', name: 'Renamed', sourceType: 'MARKDOWN' }, user: 'bob' });

  expect(changed).toMatchObject({ status: 200, body: { documentId: id, name: 'Renamed', createdBy: 'ann', lastUpdatedBy: 'bob' } });
  expect((await call('GET', `/${id}/content`)).body).toBe('hello');
  await call('PUT', `/${id}`, { json: { ...howTo, sourceType: 'FILE' } });
  expect((await call('GET', `/${id}/content`)).status).toBe(404);
  await eventually(() => expect(onBus(id)).toMatchObject({ sourceType: 'FILE', content: null }));
});

test('with If-Match, a stale change is 412 and changes nothing', async () => {
  const id = await make({ inlineContent: 'hello' });
  const tag = (await call('GET', `/${id}`)).headers.get('etag') as string;
  const stale = { headers: { 'if-match': tag } };
  const changed = await call('PUT', `/${id}`, { json: { ...howTo, summary: 'other' }, ...stale });
  expect([changed.status, changed.headers.get('location')]).toEqual([200, `/api/am/publisher/v4/apis/${apiId}/documents/${id}`]);

  expect((await call('PUT', `/${id}`, { json: howTo, ...stale })).status).toBe(412);
  expect((await call('POST', `/${id}/content`, { form: form({ inlineContent: 'bye' }), ...stale })).status).toBe(412);
  expect((await call('DELETE', `/${id}`, stale)).status).toBe(412);
  expect((await call('GET', `/${id}/content`)).body).toBe('hello');
  expect((await call('DELETE', `/${id}`, { headers: { 'if-match': (await call('GET', `/${id}`)).headers.get('etag')! } })).status).toBe(200);
});

test('a name is there once per API', async () => {
  const id = await make();
  await make({ name: 'Other' });

  expect((await call('POST', '', { json: howTo })).status).toBe(409);
  expect((await call('PUT', `/${id}`, { json: { ...howTo, name: 'Other' } })).status).toBe(409);
  expect((await call('POST', '/validate?name=Other')).status).toBe(200);
  expect((await call('POST', '/validate?name=Unknown')).status).toBe(404);
  expect((await call('POST', '/validate')).status).toBe(400);
});

test('a deleted document is gone, also from the event hub', async () => {
  const id = await make();
  await eventually(() => expect(onBus(id)).toBeDefined());

  expect((await call('DELETE', `/${id}`)).status).toBe(200);

  expect((await call('GET', `/${id}`)).status).toBe(404);
  expect((await call('DELETE', `/${id}`)).status).toBe(404);
  await eventually(() => expect(onBus(id)).toBeUndefined());
});

test('bad fields are named and change nothing', async () => {
  const faulty = async (json: Record<string, unknown>) => {
    const { status, body } = await call('POST', '', { json: { ...howTo, ...json } });
    expect(status).toBe(400);
    return (body.error as { code: string }[]).map(({ code }) => code);
  };

  expect(await faulty({ name: '', type: 'BOOK' })).toEqual(['name', 'type']);
  expect(await faulty({ name: 'x'.repeat(61) })).toEqual(['name']);
  expect(await faulty({ sourceType: 'URL' })).toEqual(['sourceUrl']);
  expect(await faulty({ sourceType: 'URL', sourceUrl: 'javascript:alert(1)' })).toEqual(['sourceUrl']);
  expect(await faulty({ type: 'OTHER' })).toEqual(['otherTypeName']);
  expect(await faulty({ sourceType: 'FILE', inlineContent: 'x' })).toEqual(['inlineContent']);
  expect(await faulty({ colour: 'red' })).toEqual(['']);
  expect((await call('POST', '', { json: { ...howTo, summary: 'a\u0000b' } })).status).toBe(400);
  expect((await call('GET')).body.count).toBe(0);
});

test('a document for its author alone is not there for others', async () => {
  const id = await make({ visibility: 'OWNER_ONLY' });

  expect((await call('GET', `/${id}`)).status).toBe(200);
  expect((await call('GET', `/${id}`, { user: 'bob' })).status).toBe(404);
  expect((await call('GET', '', { user: 'bob' })).body.count).toBe(0);
  expect((await call('DELETE', `/${id}`, { user: 'bob' })).status).toBe(404);
});

test('a missing scope is 403, another organization and an unknown API 404', async () => {
  const id = await make();
  const foreign = { organization: 'other.org' };

  for (const [method, path, json] of [
    ['GET', '', undefined],
    ['POST', '', howTo],
    ['GET', `/${id}`, undefined],
    ['PUT', `/${id}`, howTo],
    ['GET', `/${id}/content`, undefined],
    ['DELETE', `/${id}`, undefined],
    ['POST', '/validate?name=a', undefined],
  ] as const) {
    expect([method, path, (await call(method, path, { json, scopes: ['apim:subscribe'] })).status]).toEqual([method, path, 403]);
    expect([method, path, (await call(method, path, { json, ...foreign })).status]).toEqual([method, path, 404]);
  }
  expect((await call('GET', '', { anonymous: true })).status).toBe(401);
  expect((await publisher.call('GET', '/apis/unknown/documents', { scopes })).status).toBe(404);
  expect((await call('GET', `/${id}`)).status).toBe(200);
});

test('the documents of an API go with it, also from the event hub', async () => {
  const id = await make();
  await eventually(() => expect(onBus(id)).toBeDefined());

  const gone = await publisher.call('DELETE', `/apis/${apiId}`, { scopes: ['apim:api_delete'] });

  expect(gone.status).toBe(200);
  await eventually(() => expect(onBus(id)).toBeUndefined());
  expect(await publisher.database.rows(sql`select 1 from api_document where api_document.api_id = ${apiId}`)).toEqual([]);
});

test('a hub that forgot everything is told of all documents again', async () => {
  const ids: string[] = [];
  for (let i = 0; i < 25; i += 1) ids.push(await make({ name: `Document ${i}`, inlineContent: `text ${i}` }));
  await publisher.halt();

  for (const id of [ids[0], ids[24]]) {
    expect(await republished(publisher.config, apiContentChanged, `${apiId}/documents/${id}`)).toMatchObject({ documentId: id, content: { base64: expect.any(String) } });
  }
});
