import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Router } from 'express';
import { z } from 'zod';
import { AppError, commonProblems, silentLogger } from '@quintet/service-kit';
import { callerOf, createGuard } from './guard';
import { createManagementApp } from './management-app';
import { pageOfAll, pagingShape } from './paging';
import { addressOf, requireUnchanged } from './unchanged';
import { fileOf, readMultipart } from './upload';
import { withoutNulls } from './without-nulls';

const caller = { username: 'ann', organization: 'carbon.super', roles: [], scopes: ['apim:api_view'], clientId: 'c' };
const guard = createGuard((token) => (token === 'good' ? caller : undefined));
const body = z.object({ name: z.string().min(1), operations: z.array(z.object({ verb: z.enum(['GET', 'POST']) })) });

const router = Router()
  .get('/me', guard.requireScope('apim:api_view', 'apim:admin'), (req, res) => void res.json(callerOf(req)))
  .get('/admin', guard.requireScope('apim:admin'), (_req, res) => void res.json({}))
  .get('/open', guard.optional, (req, res) => void res.json({ user: req.user ?? null }))
  .get('/list', (req, res) => void res.json(pageOfAll(req, z.object(pagingShape).parse(req.query), [1, 2, 3, 4, 5])))
  .post('/things', (req, res) => void res.status(201).json(body.parse(req.body)))
  .post('/files', readMultipart(['file'], 10), (req, res) => void res.json({ bytes: fileOf(req, 'file')?.size ?? 0 }))
  .get('/tagged', (_req, res) => void res.setHeader('etag', '"7"').json({ n: 1 }))
  .put('/thing', (req, res) => {
    requireUnchanged(req, { n: 1 });
    res.location(addressOf(req)).json(withoutNulls({ n: 1, gone: null }));
  })
  .get('/thing', (_req, res) => void res.json({ n: 1 }))
  .get('/absent/:id', (req) => {
    throw new AppError(commonProblems.NOT_FOUND, req.params.id);
  })
  .get('/broken', () => {
    throw new Error('the secret is hunter2');
  })
  .get('/conflict', () => {
    throw new AppError({ ...commonProblems.FORBIDDEN, status: 409, code: 900250 }, 'that name is taken');
  });

let server: Server;
let at: string;
beforeAll(async () => {
  server = createServer(createManagementApp({ logger: silentLogger(), routers: [{ base: '/v1', router }] }));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  at = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
});
afterAll(() => {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(resolve));
});

const bearer = (token: string) => ({ headers: { authorization: `Bearer ${token}` } });
const post = (path: string, text: string) => fetch(at + path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: text });

test('a token with one of the scopes passes', async () => {
  expect(await (await fetch(`${at}/me`, bearer('good'))).json()).toMatchObject({ username: 'ann' });
});

test('without a token the answer is 401, with a challenge that names no error', async () => {
  const response = await fetch(`${at}/me`);

  expect(response.status).toBe(401);
  expect(response.headers.get('www-authenticate')).toBe('Bearer realm="quintet"');
});

test('a bad token is 401 invalid_token, also where none is needed', async () => {
  for (const path of ['/me', '/open']) {
    const response = await fetch(at + path, bearer('bad'));
    expect(response.status).toBe(401);
    expect(response.headers.get('www-authenticate')).toContain('invalid_token');
  }
});

test('a missing scope is 403 insufficient_scope', async () => {
  const response = await fetch(`${at}/admin`, bearer('good'));

  expect(response.status).toBe(403);
  expect(response.headers.get('www-authenticate')).toContain('error="insufficient_scope", scope="apim:admin"');
  expect(await response.json()).toMatchObject({ code: 900910 });
});

test('an anonymous call passes where the guard is optional', async () => {
  expect(await (await fetch(`${at}/open`)).json()).toEqual({ user: null });
});

test('bad input names each field and why', async () => {
  const response = await post('/things', JSON.stringify({ name: '', operations: [{ verb: 'FETCH' }] }));

  expect(response.status).toBe(400);
  const answer = (await response.json()) as { error: { code: string }[] };
  expect(answer.error.map(({ code }) => code)).toEqual(['name', 'operations.0.verb']);
  expect(answer).toMatchObject({ code: 400, message: expect.any(String), description: expect.any(String), moreInfo: expect.any(String) });
});

test('what is missing is said to be needed, each once, and never as "undefined"', async () => {
  const { description, error } = (await (await post('/things', '{}')).json()) as { description: string; error: { code: string; message: string }[] };
  expect(error).toEqual([expect.objectContaining({ code: 'name', message: 'is needed: string' }), expect.objectContaining({ code: 'operations', message: 'is needed: array' })]);
  expect(description).not.toContain('undefined');

  expect(await (await fetch(`${at}/things`, { method: 'POST' })).json()).toMatchObject({ description: 'body: is needed, as application/json' });
});

test('a lone word is not all that an error says', async () => {
  expect(await (await fetch(`${at}/absent/undefined`)).json()).toMatchObject({ description: 'There is no such resource: "undefined"' });
});

test('a body of another media type is 415', async () => {
  const send = (type: string, body: string) => fetch(`${at}/things`, { method: 'POST', headers: { 'content-type': type }, body });

  expect((await send('application/xml', '<a/>')).status).toBe(415);
  expect((await send('application/json; charset=UTF-8', '{"name":"a","operations":[]}')).status).toBe(201);
  expect((await send('text/plain', '')).status).toBe(400);
});

test('every answer has an entity tag, and is not sent again to who has it', async () => {
  const first = await fetch(`${at}/thing`);
  const tag = first.headers.get('etag') as string;
  expect(tag).toMatch(/^"[^"]+"$/);

  expect((await fetch(`${at}/thing`, { headers: { 'if-none-match': tag } })).status).toBe(304);
  expect((await fetch(`${at}/thing`, { headers: { 'if-none-match': '"other"' } })).status).toBe(200);
  expect((await fetch(`${at}/tagged`)).headers.get('etag')).toBe('"7"');
  expect((await fetch(`${at}/tagged`, { headers: { 'if-none-match': 'W/"7"' } })).status).toBe(304);
});

test('a change that means another version is 412', async () => {
  const put = (ifMatch?: string) => fetch(`${at}/thing?x=1`, { method: 'PUT', headers: ifMatch === undefined ? {} : { 'if-match': ifMatch } });
  const tag = (await fetch(`${at}/thing`)).headers.get('etag') as string;

  for (const good of [undefined, '*', tag, `"a", ${tag}`]) expect((await put(good)).status).toBe(200);
  expect((await put('"a"')).status).toBe(412);
  expect((await put()).headers.get('location')).toBe('/v1/thing');
  expect(await (await put()).json()).toEqual({ n: 1 });
});

test('a body that is not JSON is 400, one over the limit 413', async () => {
  expect((await post('/things', '{')).status).toBe(400);
  expect((await post('/things', JSON.stringify({ name: 'x'.repeat(1_100_000) }))).status).toBe(413);
});

test('a file over its limit is 413 and one within it is read', async () => {
  const send = (text: string) => {
    const form = new FormData();
    form.set('file', new Blob([text]), 'a.txt');
    return fetch(`${at}/files`, { method: 'POST', body: form });
  };

  expect(await (await send('12345')).json()).toEqual({ bytes: 5 });
  expect((await send('123456789012')).status).toBe(413);
});

test('JSON of thousands of levels and broken multipart are the caller\'s faults', async () => {
  expect((await post('/things', `${'['.repeat(5_000)}${']'.repeat(5_000)}`)).status).toBe(400);

  const form = (contentType: string, body: string) => fetch(`${at}/files`, { method: 'POST', headers: { 'content-type': contentType }, body });
  expect((await form('multipart/form-data', 'x')).status).toBe(400);
  expect((await form('multipart/form-data; boundary=b', '--b\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\ncut')).status).toBe(400);
});

test('our own fault says nothing of its cause', async () => {
  const response = await fetch(`${at}/broken`);

  expect(response.status).toBe(500);
  expect(await response.text()).not.toContain('hunter2');
});

test('a named problem keeps its number and its words', async () => {
  expect(await (await fetch(`${at}/conflict`)).json()).toMatchObject({ code: 900250, description: 'that name is taken' });
});

test('a list is paged and links to its neighbours', async () => {
  expect(await (await fetch(`${at}/list?limit=2&offset=2&query=x`)).json()).toMatchObject({
    count: 2,
    list: [3, 4],
    pagination: { total: 5, next: '/list?limit=2&offset=4&query=x', previous: '/list?limit=2&offset=0&query=x' },
  });
  expect((await fetch(`${at}/list?limit=-1`)).status).toBe(400);
});

test('a request id is taken over when it is harmless, else made', async () => {
  const ask = async (id: string) => (await fetch(`${at}/open`, { headers: { 'x-request-id': id } })).headers.get('x-request-id');

  expect(await ask('abc-1')).toBe('abc-1');
  expect(await ask('a b')).toMatch(/^[0-9a-f-]{36}$/);
});

test('an unknown path is 404 in the same shape', async () => {
  const response = await fetch(`${at}/nothing`);

  expect(response.status).toBe(404);
  expect(await response.json()).toMatchObject({ code: 404, error: [] });
});

test('until what a service judges by has been read, every request is 503; what fails later closes nothing', async () => {
  let failing: string | undefined = 'still reading';
  const app = createServer(createManagementApp({ logger: silentLogger(), routers: [{ base: '/v1', router }], openWhen: [{ name: 'state', failing: () => failing }] }));
  await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve));
  const ask = () => fetch(`http://127.0.0.1:${(app.address() as AddressInfo).port}/v1/open`);

  const early = await ask();
  expect([early.status, early.headers.get('retry-after')]).toEqual([503, '1']);
  failing = undefined;
  expect((await ask()).status).toBe(200);
  failing = 'the hub is away';
  expect((await ask()).status).toBe(200);

  app.closeAllConnections();
  await new Promise((resolve) => app.close(resolve));
});
