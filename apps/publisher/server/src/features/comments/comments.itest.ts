import { startDevportalStandIn, type DevportalStandIn } from '../../../test/devportal-stand-in';
import { startPublisher, testConfig, type Call, type TestPublisher } from '../../../test/start-publisher';

const scopes = ['apim:comment_view', 'apim:comment_write'];

let devportal: DevportalStandIn;
let publisher: TestPublisher;
let apiId: string;
beforeAll(async () => {
  devportal = await startDevportalStandIn(testConfig('').clientSecret);
  publisher = await startPublisher({ devportalUrl: devportal.url, keyManagerUrl: devportal.url });
});
afterAll(async () => {
  await publisher.stop();
  await devportal.stop();
});
beforeEach(async () => {
  apiId = await publisher.makeApi();
});

const call = (method: string, path = '', more: Call = {}) => publisher.call(method, `/apis/${apiId}/comments${path}`, { scopes, ...more });
const say = async (content: string, path = ''): Promise<string> => (await call('POST', path, { json: { content } })).body.id as string;

test('a publisher writes a comment in his own name, and reads it', async () => {
  const made = await call('POST', '', { json: { content: ' Try the new version ' } });

  expect(made.status).toBe(201);
  expect(made.body).toMatchObject({ content: 'Try the new version', category: 'general', createdBy: 'ann', entryPoint: 'publisher' });
  expect(made.body).not.toHaveProperty('parentCommentId');
  const { id } = made.body as { id: string };
  expect(made.headers.get('location')).toBe(`/api/am/publisher/v4/apis/${apiId}/comments/${id}`);
  expect((await call('GET', `/${id}`)).body).toEqual(made.body);
});

test('comments are paged, with links to the publisher and not to the developer portal', async () => {
  for (const content of ['1', '2', '3']) await say(content);

  const { body } = await call('GET', '?limit=2');

  expect(body).toMatchObject({ count: 2, list: [{ content: '1' }, { content: '2' }], pagination: { total: 3, next: `/apis/${apiId}/comments?limit=2&offset=2` } });
  expect(JSON.stringify(body)).not.toContain('/its/own');
});

test('a comment is answered, and the answers are read', async () => {
  const id = await say('How?');
  const reply = await say('So.', `?replyTo=${id}`);

  expect((await call('GET', `/${id}/replies`)).body).toMatchObject({ count: 1, list: [{ id: reply, parentCommentId: id, content: 'So.' }], pagination: { total: 1 } });
  expect((await call('GET', `/${id}`)).body.replies).toMatchObject({ count: 1, list: [{ id: reply }] });
  expect((await call('POST', '?replyTo=unknown', { json: { content: 'x' } })).status).toBe(404);
});

test('only its author changes a comment', async () => {
  const id = await say('Helo');

  const changed = await call('PATCH', `/${id}`, { json: { content: 'Hello' } });
  expect([changed.body, changed.headers.get('location')]).toEqual([expect.objectContaining({ id, content: 'Hello' }), `/api/am/publisher/v4/apis/${apiId}/comments/${id}`]);
  expect(await call('PATCH', `/${id}`, { json: { content: 'Hi' }, user: 'bob' })).toMatchObject({ status: 403, body: { description: 'that is not yours' } });
});

test('its author or a moderator deletes a comment', async () => {
  const id = await say('a');
  const other = await say('b');

  expect((await call('DELETE', `/${id}`, { user: 'bob' })).status).toBe(403);
  expect((await call('DELETE', `/${id}`)).status).toBe(200);
  expect((await call('DELETE', `/${other}`, { user: 'bob', scopes: ['apim:comment_manage'] })).status).toBe(200);
  expect((await call('GET', `/${id}`)).status).toBe(404);
});

test('bad input is named and goes no further', async () => {
  const before = devportal.calls.length;

  for (const json of [{}, { content: '' }, { content: 'x'.repeat(513) }, { content: 'x', colour: 'red' }]) expect((await call('POST', '', { json })).status).toBe(400);
  expect((await call('GET', '?limit=x')).status).toBe(400);
  expect(devportal.calls).toHaveLength(before);
});

test('a missing scope is 403, another organization and an unknown API 404', async () => {
  const id = await say('a');

  for (const [method, path] of [['GET', ''], ['POST', ''], ['GET', `/${id}`], ['PATCH', `/${id}`], ['DELETE', `/${id}`], ['GET', `/${id}/replies`]] as const) {
    const json = method === 'POST' || method === 'PATCH' ? { content: 'x' } : undefined;
    expect([method, path, (await call(method, path, { json, scopes: ['apim:subscribe'] })).status]).toEqual([method, path, 403]);
    expect([method, path, (await call(method, path, { json, organization: 'other.org' })).status]).toEqual([method, path, 404]);
  }
  expect((await publisher.call('GET', '/apis/unknown/comments', { scopes })).status).toBe(404);
});

test('an identifier cannot lead elsewhere in the developer portal', async () => {
  const { status } = await call('GET', `/${encodeURIComponent('../../../subscriptions/1')}`);

  expect(status).toBe(404);
  expect(devportal.calls.at(-1)).toBe(`GET /apis/${apiId}/comments/..%2F..%2F..%2Fsubscriptions%2F1`);
});

test('a token that the developer portal does not know any more is replaced', async () => {
  await say('a');
  devportal.forgetTokens();

  expect((await call('GET')).status).toBe(200);
});

test('when the developer portal is away the answer is 503 and says so', async () => {
  const lonely = await startPublisher();
  try {
    const id = await lonely.makeApi();

    expect(await lonely.call('GET', `/apis/${id}/comments`, { scopes })).toMatchObject({ status: 503, body: { description: expect.stringContaining('developer portal') } });
  } finally {
    await lonely.stop();
  }
});
