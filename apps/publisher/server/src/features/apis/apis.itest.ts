import { apiChanged, apiContentChanged, apiPolicyChanged, subscriptionChanged, subscriptionPolicyChanged } from '@quintet/contracts';
import { outgoing } from '@quintet/messaging';
import { eventually } from '@quintet/testkit';
import { startPublisher, type Answer, type Call, type TestPublisher } from '../../../test/start-publisher';

const organization = 'carbon.super';
const manage = { scopes: ['apim:api_create', 'apim:api_view', 'apim:api_delete', 'apim:api_publish'] };
const pizza = { name: 'Pizza', version: '1.0.0', context: '/pizza' };
let publisher: TestPublisher;
let version = 0;
const origin = () => ({ source: '/test', entityVersion: (version += 1), timeMs: 0 });

beforeAll(async () => {
  publisher = await startPublisher();
  const policy = { id: 'p', organization, displayName: '', description: '', limit: null };
  await publisher.bus.publish([
    outgoing(subscriptionPolicyChanged, { ...policy, name: 'Gold', stopOnQuotaReach: true, billingPlan: 'FREE', permissions: null, customAttributes: [] }, origin()),
    outgoing(apiPolicyChanged, { ...policy, name: '10KPerMin', userLevel: false }, origin()),
  ]);
});
afterAll(() => publisher.stop());
beforeEach(async () => {
  for (const { id } of (await call('GET', '/apis?limit=1000')).body.list) await call('DELETE', `/apis/${id}`);
});

const call = (method: string, path: string, options: Call = {}): Promise<Answer> => publisher.call(method, path, { ...manage, ...options });
const create = async (api: object = {}): Promise<string> => {
  const answer = await call('POST', '/apis', { json: { ...pizza, ...api } });
  expect([answer.status, answer.body]).toEqual([201, expect.anything()]);
  return answer.body.id;
};

describe('making an API', () => {
  test('answers with its place and the whole object with its defaults', async () => {
    const { status, headers, body } = await call('POST', '/apis', { json: { ...pizza, policies: ['Gold'], endpointConfig: null, description: null } });

    expect(status).toBe(201);
    expect(headers.get('location')).toBe(`/api/am/publisher/v4/apis/${body.id}`);
    expect(headers.get('etag')).toBe('"1"');
    expect(body).toMatchObject({
      ...pizza,
      provider: 'ann',
      lifeCycleStatus: 'CREATED',
      description: '',
      type: 'HTTP',
      transport: ['http', 'https'],
      policies: ['Gold'],
      authorizationHeader: 'Authorization',
      securityScheme: ['oauth2', 'oauth_basic_auth_api_key_mandatory'],
      visibility: 'PUBLIC',
      keyManagers: ['all'],
      isDefaultVersion: false,
      isRevision: false,
      hasThumbnail: false,
      corsConfiguration: { corsConfigurationEnabled: false, accessControlAllowOrigins: ['*'] },
    });
    for (const absent of ['apiThrottlingPolicy', 'endpointConfig', 'maxTps', 'workflowStatus', 'revisionedApiId']) expect(body).not.toHaveProperty(absent);
    expect(body.operations.map((one: { verb: string; target: string }) => `${one.verb} ${one.target}`)).toEqual(['GET /*', 'PUT /*', 'POST /*', 'DELETE /*', 'PATCH /*']);
  });

  test('tells the hub of the entry and of the definition', async () => {
    const apis = await publisher.follow(apiChanged);
    const contents = await publisher.follow(apiContentChanged);

    const id = await create({ operations: [{ target: 'menu', verb: 'get', authType: 'Any' }] });

    await eventually(() => expect(apis.get(id)).toMatchObject({ context: '/pizza/1.0.0', lifecycleState: 'CREATED', operations: [{ verb: 'GET', target: '/menu', authType: 'Application & Application User', throttlingPolicy: 'Unlimited' }] }));
    await eventually(() => expect(contents.get(`${id}/definition`)).toMatchObject({ kind: 'definition', definition: expect.stringContaining('"/menu"') }));
  });

  test.each([
    [['api_key'], undefined, 'ApiKey'],
    [['api_key', 'oauth_basic_auth_api_key_mandatory'], '', 'ApiKey'],
    [['oauth2', 'api_key', 'oauth_basic_auth_api_key_mandatory'], 'X-Key', 'X-Key'],
  ])('takes API keys (%j, header %j)', async (securityScheme, apiKeyHeader, header) => {
    const apis = await publisher.follow(apiChanged);

    const id = await create({ securityScheme, apiKeyHeader });

    expect((await call('GET', `/apis/${id}`)).body).toMatchObject({ securityScheme, apiKeyHeader: header });
    await eventually(() => expect(apis.get(id)).toMatchObject({ securityScheme, apiKeyHeader: header }));
  });

  test.each([
    ['no name', { name: undefined }, 'name'],
    ['a name of 61 characters', { name: 'x'.repeat(61) }, 'name'],
    ['a name with a forbidden sign', { name: 'a<b' }, 'name'],
    ['a version of 31 characters', { version: '1'.repeat(31) }, 'version'],
    ['a version with a slash', { version: '1/2' }, 'version'],
    ['a context of 233 characters', { context: `/${'x'.repeat(232)}` }, 'context'],
    ['a context that climbs', { context: '/a/../b' }, 'context'],
    ['an empty context', { context: '/' }, 'context'],
    ['an unknown verb', { operations: [{ target: '/a', verb: 'FETCH' }] }, 'operations.0.verb'],
    ['an operation twice', { operations: [{ target: '/a', verb: 'GET' }, { target: '/a', verb: 'get' }] }, 'operations.1'],
    ['an undeclared scope', { operations: [{ target: '/a', verb: 'GET', scopes: ['x'] }] }, 'operations.0.scopes'],
    ['an endpoint that is no URL', { endpointConfig: { endpoint_type: 'http', production_endpoints: { url: 'ftp://x' } } }, 'endpointConfig.production_endpoints'],
    ['another type of endpoint', { endpointConfig: { endpoint_type: 'awslambda' } }, 'endpointConfig.endpoint_type'],
    ['credentials for the backend', { endpointConfig: { endpoint_type: 'http', production_endpoints: { url: 'http://x' }, endpoint_security: { production: { enabled: true, type: 'BASIC', username: 'u', password: 'p' } } } }, 'endpointConfig.endpoint_security.production.enabled'],
    ['policies as text', { policies: 'Gold' }, 'policies'],
    ['another type of API', { type: 'GRAPHQL' }, 'type'],
    ['a security scheme that is not offered', { securityScheme: ['oauth2', 'mutualssl'] }, 'securityScheme.1'],
    ['no way in', { securityScheme: ['oauth_basic_auth_api_key_mandatory'] }, 'securityScheme'],
    ['one header for tokens and API keys', { securityScheme: ['oauth2', 'api_key'], apiKeyHeader: 'AUTHORIZATION' }, 'apiKeyHeader'],
    ['a header of API keys that is none', { apiKeyHeader: 'two words' }, 'apiKeyHeader'],
    ['restricted without roles', { visibility: 'RESTRICTED' }, 'visibleRoles'],
  ])('%s is 400 and names the field', async (_name, change, field) => {
    const answer = await call('POST', '/apis', { json: { ...pizza, ...change } });

    expect(answer.status).toBe(400);
    expect(answer.body.error.map(({ code }: { code: string }) => code)).toEqual(expect.arrayContaining([expect.stringContaining(field)]));
    expect((await call('GET', '/apis')).body.count).toBe(0);
  });

  test.each([
    ['policies', { policies: ['Nope'] }],
    ['apiThrottlingPolicy', { apiThrottlingPolicy: 'Nope' }],
    ['operations.0.throttlingPolicy', { operations: [{ target: '/a', verb: 'GET', throttlingPolicy: 'Nope' }] }],
  ])('an unknown policy in %s is 400 and says which there are', async (field, change) => {
    const answer = await call('POST', '/apis', { json: { ...pizza, ...change } });

    expect(answer).toMatchObject({ status: 400, body: { code: 900305, description: expect.stringContaining('Unlimited') } });
    expect(answer.body.error[0].code).toContain(field.split('.')[0]);
  });

  test.each([
    ['the same name and version', { context: '/other' }, 900252],
    ['the name in another case', { name: 'PIZZA', version: '2', context: '/other' }, 900250],
    ['the same context', { name: 'Other', version: '2.0.0' }, 900251],
  ])('%s is 409', async (_name, change, code) => {
    await create();

    expect(await call('POST', '/apis', { json: { ...pizza, ...change } })).toMatchObject({ status: 409, body: { code } });
  });

  test('of twenty at once with one context, one is made', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => call('POST', '/apis', { json: { ...pizza, name: `Pizza${i}` } })));

    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array(19).fill(409)]);
  });

  test('a scope belongs to one API and its versions, also when two want it at once', async () => {
    const scopes = (bindings: string[] = []) => ({ scopes: [{ scope: { name: 'orders', bindings } }] });
    await create(scopes(['chef']));

    expect(await call('POST', '/apis', { json: { name: 'Other', version: '1', context: '/other', ...scopes() } })).toMatchObject({ status: 409, body: { description: expect.stringContaining('Pizza') } });
    await create({ version: '2.0.0', ...scopes(['chef']) });
    const rivals = await Promise.all([1, 2, 3].map((i) => call('POST', '/apis', { json: { name: `R${i}`, version: '1', context: `/r${i}`, scopes: [{ scope: { name: 'new' } }] } })));
    expect(rivals.map(({ status }) => status).sort()).toEqual([201, 409, 409]);
    const { body: other } = await call('POST', '/apis', { json: { name: 'Other', version: '1', context: '/other' } });
    expect((await call('PUT', `/apis/${other.id}`, { json: { ...other, ...scopes() } })).status).toBe(409);
  });

  test('another version of the same API stands beside it', async () => {
    await create();
    await create({ version: '2.0.0' });

    expect((await call('GET', '/apis')).body.count).toBe(2);
  });

  test('text that cannot be stored is 400', async () => {
    expect((await call('POST', '/apis', { json: { ...pizza, description: 'a\0b' } })).status).toBe(400);
    expect((await call('GET', '/apis/a%00b')).status).toBe(404);
    expect((await call('GET', '/apis?query=a%00b')).status).toBe(400);
  });

  test('needs the scope', async () => {
    expect((await call('POST', '/apis', { json: pizza, scopes: ['apim:api_view'] })).status).toBe(403);
    expect((await call('GET', '/apis', { scopes: [] })).status).toBe(403);
    expect((await call('GET', '/apis', { anonymous: true })).status).toBe(401);
  });
});

describe('changing an API', () => {
  test('what a client reads, changes and writes loses nothing, also what only clients understand', async () => {
    const id = await create({ mediationPolicies: [{ name: 'x' }], ownField: { deep: [1] }, endpointConfig: { endpoint_type: 'http', production_endpoints: { url: 'http://b', config: { retryDelay: '5' } } } });
    const before = (await call('GET', `/apis/${id}`)).body;

    const answer = await call('PUT', `/apis/${id}`, { json: { ...before, description: 'Eat' } });

    expect(answer.status).toBe(200);
    const after = { ...answer.body, lastUpdatedTime: expect.any(String), lastUpdatedTimestamp: expect.any(String) };
    expect({ ...before, description: 'Eat' }).toEqual(after);
    expect(after).toMatchObject({ ownField: { deep: [1] }, mediationPolicies: [{ name: 'x' }], endpointConfig: { production_endpoints: { config: { retryDelay: '5' } } } });
  });

  test('name, version, context, provider and state stay what they are', async () => {
    const id = await create();

    await call('PUT', `/apis/${id}`, { json: { name: 'X', version: '9', context: '/x', provider: 'eve', lifeCycleStatus: 'PUBLISHED' }, user: 'bob' });

    expect((await call('GET', `/apis/${id}`)).body).toMatchObject({ ...pizza, provider: 'ann', lifeCycleStatus: 'CREATED' });
  });

  test('with If-Match, a stale write is 412 and changes nothing', async () => {
    const id = await create();
    const { body, headers } = await call('GET', `/apis/${id}`);
    const write = (description: string) => call('PUT', `/apis/${id}`, { json: { ...body, description }, headers: { 'if-match': headers.get('etag')! } });

    const first = await write('first');
    expect([first.status, first.headers.get('location')]).toEqual([200, `/api/am/publisher/v4/apis/${id}`]);
    expect(Date.parse(first.headers.get('last-modified')!)).toBeGreaterThan(0);
    expect((await write('second')).status).toBe(412);
    expect((await call('GET', `/apis/${id}`)).body.description).toBe('first');
    expect((await call('GET', `/apis/${id}`, { headers: { 'if-none-match': '"2"' } })).status).toBe(304);
  });

  test('the definition follows the operations', async () => {
    const id = await create();
    const contents = await publisher.follow(apiContentChanged);
    const { body } = await call('GET', `/apis/${id}`);

    await call('PUT', `/apis/${id}`, { json: { ...body, operations: [{ target: '/new/{id}', verb: 'GET' }] } });

    await eventually(() => {
      const kept = contents.get(`${id}/definition`);
      expect(Object.keys(JSON.parse(kept?.kind === 'definition' ? kept.definition : '{}').paths)).toEqual(['/new/{id}']);
    });
  });

  test('who may only publish changes how it is offered, not what it is', async () => {
    const id = await create({ displayName: null, endpointConfig: null });
    const { body } = await call('GET', `/apis/${id}`);
    const put = (change: object) => call('PUT', `/apis/${id}`, { json: { ...body, ...change }, scopes: ['apim:api_publish'] });

    expect((await put({ tags: ['hot'], policies: ['Gold'] })).status).toBe(200);
    expect(await put({ authorizationHeader: 'X-Auth' })).toMatchObject({ status: 403, body: { description: expect.stringContaining('authorizationHeader') } });
  });

  test('of several versions that become the default one at once, one is it, and none is half made', async () => {
    const answers = await Promise.all([1, 2, 3, 4].map((i) => call('POST', '/apis', { json: { ...pizza, version: `${i}`, isDefaultVersion: true } })));

    for (const { status } of answers) expect([201, 409]).toContain(status);
    const { list } = (await call('GET', '/apis')).body;
    expect(list).toHaveLength(answers.filter(({ status }) => status === 201).length);
    expect(list.filter((api: { isDefaultVersion: boolean }) => api.isDefaultVersion)).toHaveLength(1);
  });

  test('the default version is one of its versions', async () => {
    const first = await create({ isDefaultVersion: true });
    const second = await create({ version: '2.0.0', isDefaultVersion: true });

    expect((await call('GET', `/apis/${first}`)).body.isDefaultVersion).toBe(false);
    expect((await call('GET', `/apis/${second}`)).body.isDefaultVersion).toBe(true);
  });
});

describe('the list', () => {
  beforeEach(async () => {
    await create({ tags: ['food'], description: 'Eat well' });
    await create({ name: 'Pizza Delivery', context: '/delivery' });
    await create({ name: 'Weather', context: '/weather', version: '3' });
  });
  const names = async (query: string): Promise<string[]> => (await call('GET', `/apis?${query}`)).body.list.map(({ name }: { name: string }) => name);

  test.each([
    ['query=pizza', ['Pizza', 'Pizza Delivery']],
    ['query=name:"pizza"', ['Pizza']],
    ['query=name:pizz%20version:1.0.0', ['Pizza', 'Pizza Delivery']],
    ['query=version:3', ['Weather']],
    ['query=context:deliv', ['Pizza Delivery']],
    ['query=tag:food', ['Pizza']],
    ['query=description:"eat well"', ['Pizza']],
    ['query=status:PUBLISHED', []],
    ['query=provider:an', ['Pizza', 'Pizza Delivery', 'Weather']],
    ['query=provider:"an"', []],
    ['query=type:http', ['Pizza', 'Pizza Delivery', 'Weather']],
    ['query=type:APIProduct', []],
    ['query=lcState:created%20content:well', ['Pizza']],
    ['query=doc:x', []],
    ['query=api-category:x', []],
    ['query=%25', []],
  ])('%s', async (query, expected) => expect(await names(`${query}&sortBy=name&sortOrder=asc`)).toEqual(expected));

  test('pages, sorts, and says what it does not understand', async () => {
    expect((await call('GET', '/apis?limit=1&offset=1&sortBy=name&sortOrder=desc')).body).toMatchObject({ count: 1, list: [{ name: 'Pizza Delivery', lifeCycleStatus: 'CREATED' }], pagination: { total: 3 } });
    expect(await call('GET', '/apis?query=colour:red')).toMatchObject({ status: 400, body: { description: expect.stringContaining('colour') } });
    expect((await call('GET', '/apis?sortBy=shoe')).status).toBe(400);
  });

  test('shows nothing of another organization', async () => {
    const { list } = (await call('GET', '/apis')).body;

    expect((await call('GET', '/apis', { organization: 'other' })).body.count).toBe(0);
    for (const method of ['GET', 'PUT', 'DELETE']) expect((await call(method, `/apis/${list[0].id}`, { organization: 'other', ...(method === 'PUT' ? { json: pizza } : {}) })).body).toMatchObject({ code: 900308 });
  });
});

describe('deleting an API', () => {
  test('takes all of it away, on the hub too', async () => {
    const apis = await publisher.follow(apiChanged);
    const contents = await publisher.follow(apiContentChanged);
    const id = await create();
    await eventually(() => expect([apis.get(id), contents.get(`${id}/definition`)]).not.toContain(undefined));

    expect((await call('DELETE', `/apis/${id}`)).status).toBe(200);

    await eventually(() => expect([apis.get(id), contents.get(`${id}/definition`)]).toEqual([undefined, undefined]));
    expect((await call('GET', `/apis/${id}`)).status).toBe(404);
    expect((await call('DELETE', `/apis/${id}`)).body).toMatchObject({ code: 900308 });
  });

  test('with subscriptions is 409 until they are gone', async () => {
    const id = await create();
    const subscription = { id: 's1', organization, apiId: id, applicationId: 'a', policy: 'Gold', state: 'UNBLOCKED' as const, subscriber: 'sam', createdMs: 0 };
    await publisher.bus.publish([outgoing(subscriptionChanged, subscription, origin())]);

    await eventually(async () => expect((await call('DELETE', `/apis/${id}`)).status).toBe(409));
    await publisher.bus.publish([outgoing(subscriptionChanged, { ...subscription, apiId: 'gone' }, origin())]);
    await eventually(async () => expect((await call('DELETE', `/apis/${id}`)).status).toBe(200));
  });
});
