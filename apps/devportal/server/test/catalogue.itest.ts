import { apiChanged, apiContentChanged, subscriptionPolicyChanged, type ApiContent } from '@quintet/contracts';
import { eventually } from '@quintet/testkit';
import { testApi, testPlan } from './samples';
import { startDevportal, type TestDevportal } from './start-devportal';

let at: TestDevportal;
beforeAll(async () => {
  at = await startDevportal();
});
afterAll(() => at.stop());

const pizza = testApi({ name: 'Pizza Shack', tags: ['food'], categories: ['Meals'], isDefaultVersion: true, description: 'Orders pizza', hasThumbnail: true });
const secret = testApi({ name: 'Secret', context: '/secret/1.0.0', visibility: 'RESTRICTED', visibleRoles: ['insider'], tags: ['food', 'secret'] });
const own = testApi({ name: 'Own', context: '/own/1.0.0', visibility: 'PRIVATE' });
const old = testApi({ name: 'Pizza Old', context: '/old/0.9', version: '0.9', lifecycleState: 'DEPRECATED', createdMs: 1 });
const draft = testApi({ name: 'Draft', context: '/draft/1.0.0', lifecycleState: 'CREATED' });
const elsewhere = testApi({ name: 'Elsewhere', context: '/e/1.0.0', organization: 'other.org' });
beforeAll(async () => {
  for (const api of [pizza, secret, own, old, draft, elsewhere]) await at.putApi(api);
  await eventually(async () => expect((await at.portal('GET', '/apis/' + elsewhere.id, undefined, 'anonymous', { 'x-wso2-tenant': 'other.org' })).status).toBe(200));
});

const names = async (path: string, ...rest: [unknown?, Parameters<TestDevportal['portal']>[3]?]): Promise<string[]> => (await at.portal('GET', path, ...rest)).body.list.map(({ name }: { name: string }) => name);

test('anonymous viewers see what is public, users what is theirs', async () => {
  expect(await names('/apis', undefined, 'anonymous')).toEqual(['Pizza Old', 'Pizza Shack']);
  expect(await names('/apis')).toEqual(['Own', 'Pizza Old', 'Pizza Shack']);
  expect(await names('/apis', undefined, { sub: 'eve', roles: ['insider'] })).toEqual(['Own', 'Pizza Old', 'Pizza Shack', 'Secret']);
});

test('what a viewer must not know of is not found, what is not offered is forbidden', async () => {
  const status = async (id: string, as?: 'anonymous') => (await at.portal('GET', `/apis/${id}`, undefined, as)).status;

  expect(await status(secret.id, 'anonymous')).toBe(404);
  expect(await status(secret.id)).toBe(404);
  expect(await status(own.id, 'anonymous')).toBe(404);
  expect(await status(own.id)).toBe(200);
  expect(await status(draft.id)).toBe(403);
  expect(await status(elsewhere.id)).toBe(404);
  expect((await at.portal('GET', '/apis/none')).body).toMatchObject({ code: 900308 });
});

test('a bad token is refused even where none is needed', async () => {
  expect((await at.portal('GET', '/apis', undefined, { expiresInSeconds: -60 })).status).toBe(401);
});

test('a list is searched, sorted and paged', async () => {
  expect(await names('/apis?query=pizza&sortOrder=desc')).toEqual(['Pizza Shack', 'Pizza Old']);
  expect(await names('/apis?query=status:DEPRECATED')).toEqual(['Pizza Old']);
  expect(await names('/apis?sortBy=createdTime&limit=1')).toEqual(['Pizza Old']);
  expect((await at.portal('GET', '/apis?limit=1&offset=1')).body).toMatchObject({ count: 1, pagination: { total: 3, offset: 1, limit: 1 } });
  const refused = await at.portal('GET', '/apis?query=colour:red');
  expect(refused.status).toBe(400);
  expect(refused.body.error[0].code).toBe('query');
});

test('a list is sorted by what its users think of it', async () => {
  const rate = (api: { id: string }, rating: number) => at.portal('PUT', `/apis/${api.id}/user-rating`, { rating });
  await rate(old, 5);
  await rate(own, 2);

  expect(await names('/apis?sortBy=avgRating&sortOrder=desc')).toEqual(['Pizza Old', 'Own', 'Pizza Shack']);
  expect(await names('/apis?sortBy=avgRating&sortOrder=desc&offset=1&limit=1')).toEqual(['Own']);
  expect(await names('/apis?sortBy=avgRating')).toEqual(['Pizza Shack', 'Own', 'Pizza Old']);
  for (const api of [old, own]) await at.portal('DELETE', `/apis/${api.id}/user-rating`);
  expect(await names('/apis?sortBy=avgRating&sortOrder=desc')).toEqual(['Own', 'Pizza Old', 'Pizza Shack']);
});

test('an API is shown with its addresses, plans and rating', async () => {
  const { body } = await at.portal('GET', `/apis/${pizza.id}`);

  expect(body).toMatchObject({
    id: pizza.id,
    lifeCycleStatus: 'PUBLISHED',
    tiers: [
      { tierName: 'Unlimited', tierPlan: 'FREE' },
      { tierName: 'Bronze', tierPlan: 'FREE' },
    ],
    endpointURLs: [
      {
        environmentName: 'Default',
        environmentType: 'hybrid',
        URLs: { https: 'https://gw.example:8243/pizza/1.0.0', http: 'http://gw.example:8280/pizza/1.0.0' },
        defaultVersionURLs: { https: 'https://gw.example:8243/pizza' },
      },
    ],
    operations: [{ target: '/menu', verb: 'GET' }],
    avgRating: '0.0',
    isSubscriptionAvailable: true,
  });
  for (const absent of ['apiDefinition', 'wsdlUri', 'endpointURLs.0.URLs.ws', 'tiers.0.monetizationAttributes', 'businessInformation.businessOwner']) expect(body).not.toHaveProperty(absent.split('.'));
});

test('a plan for some roles is shown to nobody else', async () => {
  await at.put(subscriptionPolicyChanged, testPlan('Inside', { permissions: { type: 'DENY', roles: ['guest'] } }));
  const api = testApi({ name: 'Plans', context: '/plans/1', policies: ['Gold', 'Partners', 'Inside'] });
  await at.putApi(api);
  const path = `/apis/${api.id}/subscription-policies`;

  await eventually(async () => expect(await names(path)).toEqual(['Gold', 'Inside']));
  expect(await names(path, undefined, { sub: 'pat', roles: ['partner', 'guest'] })).toEqual(['Gold', 'Partners']);
  expect(await names('/throttling-policies/subscription', undefined, 'anonymous')).toEqual(['Bronze', 'Gold', 'Inside', 'Unlimited']);
  expect((await at.portal('GET', '/throttling-policies/subscription/Partners')).status).toBe(404);
  expect((await at.portal('GET', '/throttling-policies/application/10PerMin')).body).toMatchObject({ name: '10PerMin', policyLevel: 'application', requestCount: 10, unitTime: 1, timeUnit: 'min', rateLimitCount: 2, rateLimitTimeUnit: 'sec' });
  expect((await at.portal('GET', '/throttling-policies/api')).status).toBe(400);
  await at.remove(apiChanged, api.id);
  await eventually(async () => expect((await at.portal('GET', `/apis/${api.id}`)).status).toBe(404));
});

test('tags and categories are those of the visible APIs', async () => {
  expect((await at.portal('GET', '/tags', undefined, 'anonymous')).body.list).toEqual([{ value: 'food', count: 1 }]);
  expect((await at.portal('GET', '/tags', undefined, { roles: ['insider'] })).body.list).toEqual([
    { value: 'food', count: 2 },
    { value: 'secret', count: 1 },
  ]);
  expect((await at.portal('GET', '/api-categories', undefined, 'anonymous')).body).toMatchObject({ count: 1, list: [{ name: 'Meals' }] });
});

const document = (documentId: string, change: Partial<Extract<ApiContent, { kind: 'document' }>>): ApiContent => ({
  kind: 'document',
  apiId: pizza.id,
  organization: pizza.organization,
  documentId,
  name: documentId,
  type: 'HOWTO',
  summary: '',
  sourceType: 'INLINE',
  sourceUrl: null,
  otherTypeName: null,
  visibility: 'API_LEVEL',
  fileName: null,
  content: null,
  createdMs: 1,
  updatedMs: 1,
  ...change,
});
const carrying = (mediaType: string, text: string) => ({ mediaType, base64: Buffer.from(text).toString('base64') });

test('a definition names the gateway in place of the backend', async () => {
  const definition = JSON.stringify({ openapi: '3.0.1', info: { title: 'Pizza', version: '1.0.0' }, servers: [{ url: 'http://backend.internal' }], paths: { '/menu': { get: { summary: 'quattro stagioni', responses: {} } } } });
  await at.putContent({ kind: 'definition', apiId: pizza.id, organization: pizza.organization, definition });

  await eventually(async () => {
    const { status, body, text } = await at.portal('GET', `/apis/${pizza.id}/swagger?environmentName=Default`, undefined, 'anonymous');
    expect(status).toBe(200);
    expect(body.servers).toEqual([{ url: 'https://gw.example:8243/pizza/1.0.0' }, { url: 'http://gw.example:8280/pizza/1.0.0' }]);
    expect(text).not.toContain('backend.internal');
  });
  expect((await at.portal('GET', `/apis/${pizza.id}/swagger?environmentName=Other`)).status).toBe(404);
  expect((await at.portal('GET', `/apis/${own.id}/swagger`)).status).toBe(404);
});

test('documents are shown as far as they may be seen, and never run as pages of ours', async () => {
  await at.putContent(document('guide', { sourceType: 'MARKDOWN', content: carrying('text/markdown', '# Guide to anchovies') }));
  await at.putContent(document('inline', { content: carrying('text/html', '<script>alert(1)</script>') }));
  await at.putContent(document('file', { sourceType: 'FILE', fileName: 'a"b\r\nc.html', content: carrying('text/html', '<script></script>') }));
  await at.putContent(document('link', { sourceType: 'URL', sourceUrl: 'https://docs.example/a' }));
  await at.putContent(document('trap', { sourceType: 'URL', sourceUrl: 'javascript:alert(1)' }));
  await at.putContent(document('users', { visibility: 'PRIVATE' }));
  await at.putContent(document('owner', { visibility: 'OWNER_ONLY' }));
  const list = `/apis/${pizza.id}/documents`;
  const content = (id: string) => at.portal('GET', `${list}/${id}/content`, undefined, 'anonymous');

  await eventually(async () => expect(await names(list)).toEqual(['file', 'guide', 'inline', 'link', 'owner', 'trap', 'users']));
  expect(await names(list, undefined, 'anonymous')).toEqual(['file', 'guide', 'inline', 'link', 'trap']);
  expect(await names(list, undefined, { sub: 'bob' })).toEqual(['file', 'guide', 'inline', 'link', 'trap', 'users']);
  expect((await at.portal('GET', `${list}/users`, undefined, 'anonymous')).status).toBe(404);

  const guide = await content('guide');
  expect(guide.text).toBe('# Guide to anchovies');
  expect(guide.headers.get('content-type')).toBe('text/markdown; charset=utf-8');
  const inline = await content('inline');
  expect(inline.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  expect(inline.headers.get('content-security-policy')).toContain('sandbox');
  const file = await content('file');
  expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename=/);
  expect(file.headers.get('x-content-type-options')).toBe('nosniff');
  const link = await content('link');
  expect({ status: link.status, to: link.headers.get('location') }).toEqual({ status: 303, to: 'https://docs.example/a' });
  expect((await content('trap')).status).toBe(404);
});

test('a search finds APIs by name and by definition, and documents by their text', async () => {
  const hits = async (query: string, as?: 'anonymous') => (await at.portal('GET', `/search?query=${encodeURIComponent(query)}`, undefined, as)).body.list.map(({ type, name }: { type: string; name: string }) => `${type} ${name}`);

  expect(await hits('shack')).toEqual(['API Pizza Shack']);
  expect(await hits('stagioni')).toEqual(['API Pizza Shack']);
  expect(await hits('anchovies')).toEqual(['DOC guide']);
  expect(await hits('content:anchovies')).toEqual(['DOC guide']);
  expect(await hits('doc:users', 'anonymous')).toEqual([]);
  expect(await hits('doc:users')).toEqual(['DOC users']);
  expect(await hits('status:DEPRECATED')).toEqual(['API Pizza Old']);
});

test('a thumbnail is a picture or a download', async () => {
  await at.putContent({ kind: 'thumbnail', apiId: pizza.id, organization: pizza.organization, mediaType: 'image/png', base64: Buffer.from('png').toString('base64') });
  await at.putContent({ kind: 'thumbnail', apiId: old.id, organization: old.organization, mediaType: 'text/html', base64: Buffer.from('<b>').toString('base64') });
  const type = async (id: string) => (await at.portal('GET', `/apis/${id}/thumbnail`, undefined, 'anonymous')).headers.get('content-type');

  await eventually(async () => expect(await type(pizza.id)).toBe('image/png'));
  const tag = (await at.portal('GET', `/apis/${pizza.id}/thumbnail`)).headers.get('etag')!;
  expect((await at.portal('GET', `/apis/${pizza.id}/thumbnail`, undefined, 'anonymous', { 'if-none-match': tag })).status).toBe(304);
  await eventually(async () => expect(await type(old.id)).toBe('application/octet-stream'));
  expect((await at.portal('GET', `/apis/${own.id}/thumbnail`)).status).toBe(404);
});

test('a definition of ten megabytes is kept and given whole', async () => {
  const definition = JSON.stringify({ openapi: '3.0.1', paths: {}, info: { title: 'Big', version: '1', description: 'x'.repeat(10 * 1024 * 1024 - 1_000) } });
  await at.putContent({ kind: 'definition', apiId: old.id, organization: old.organization, definition });

  await eventually(async () => expect((await at.portal('GET', `/apis/${old.id}/swagger`)).body?.info.description.length).toBe(10 * 1024 * 1024 - 1_000));
});

test('a deleted document is gone', async () => {
  await at.remove(apiContentChanged, `${pizza.id}/documents/guide`);

  await eventually(async () => expect((await at.portal('GET', `/apis/${pizza.id}/documents/guide`)).status).toBe(404));
});

test('settings tell a portal what it needs', async () => {
  expect((await at.portal('GET', '/settings')).body).toMatchObject({ grantTypes: expect.arrayContaining(['client_credentials']), IsAnonymousModeEnabled: true, apiGatewayEndpoint: expect.stringContaining('gw.example') });
  expect((await at.portal('GET', '/settings', undefined, 'anonymous')).status).toBe(401);
  expect((await at.portal('GET', '/settings/application-attributes')).body).toEqual({ count: 0, list: [] });
  expect((await at.portal('GET', '/key-managers')).body).toMatchObject({ count: 1, list: [{ name: 'Resident Key Manager', enabled: true }] });
  expect((await at.portal('GET', '/tenants', undefined, 'anonymous')).body.list.map(({ domain }: { domain: string }) => domain)).toEqual(['carbon.super', 'other.org']);
});
