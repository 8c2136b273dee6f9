import { applicationChanged, subscriptionChanged } from '@quintet/contracts';
import { outgoing } from '@quintet/messaging';
import { compareDefinitions } from '@quintet/openapi';
import { sql } from '@quintet/persistence';
import { eventually } from '@quintet/testkit';
import { startPublisher, type Call, type TestPublisher } from '../../../test/start-publisher';

let publisher: TestPublisher;
let apiId: string;
let first: string;
const call = (method: string, path: string, more: Call = {}) => publisher.call(method, path, { scopes: ['apim:api_manage', 'apim:api_view'], ...more });
const changes = (query = '', more: Call = {}) => call('GET', `/apis/${apiId}/definition-changes${query}`, more);
const definitionWith = (parameters: object[]) => ({ openapi: '3.0.1', info: { title: 'Orders', version: '1' }, paths: { '/orders': { get: { parameters, responses: { 200: { description: 'ok' } } } } } });
const keep = async (definition: object, id = apiId) => {
  const form = new FormData();
  form.set('apiDefinition', JSON.stringify(definition));
  expect((await call('PUT', `/apis/${id}/swagger`, { form })).status).toBe(200);
};
const snapshot = async (): Promise<string> => (await call('POST', `/apis/${apiId}/revisions`, { json: {} })).body.id;
const page = { name: 'page', in: 'query', schema: { type: 'integer' } };

beforeAll(async () => {
  publisher = await startPublisher();
  apiId = (await call('POST', '/apis', { json: { name: 'Orders', version: '1', context: '/orders', policies: ['Unlimited'], endpointConfig: { endpoint_type: 'http', production_endpoints: { url: 'http://b' } } } })).body.id;
  await keep(definitionWith([page]));
  first = await snapshot();
  const origin = { source: '/test', timeMs: 1, entityVersion: 1 };
  const application = (id: string, name: string) =>
    outgoing(applicationChanged, { id, organization: 'carbon.super', name, owner: 'sue', description: '', policy: 'Unlimited', tokenType: 'JWT', groups: [], attributes: {}, createdMs: 1 }, origin);
  const subscription = (id: string, api: string, applicationId: string, organization = 'carbon.super') =>
    outgoing(subscriptionChanged, { id, organization, apiId: api, applicationId, policy: 'Gold', state: 'UNBLOCKED', subscriber: 'sue', createdMs: 1 }, origin);
  await publisher.bus.publish([application('shop', 'Web Shop'), application('phone', 'Phone'), subscription('s1', apiId, 'shop'), subscription('s2', apiId, 'phone'), subscription('s3', 'elsewhere', 'shop'), subscription('s4', apiId, 'shop', 'other.org')]);
  await eventually(async () => expect((await changes()).body.subscribers.count).toBe(2));
});
afterAll(() => publisher.stop());

test('an API that is deployed nowhere has nothing to be compared with', async () => {
  expect((await changes()).body).toMatchObject({ against: null, breakingCount: 0, otherCount: 0, complete: true, changes: [] });
});

test('breaking and other changes since the deployed revision are named by operation, with the subscribers that they concern', async () => {
  expect((await call('POST', `/apis/${apiId}/deploy-revision?revisionId=${first}&waitMs=0`, { json: [{ name: 'Default', vhost: 'localhost' }] })).status).toBe(201);
  expect((await changes()).body).toMatchObject({ against: { revisionId: first, environments: ['Default'] }, breakingCount: 0, otherCount: 0 });
  await keep(definitionWith([{ ...page, required: true }, { name: 'sort', in: 'query', schema: { type: 'string' } }]));

  const { status, body } = await changes('?against=deployed');

  expect(status).toBe(200);
  expect(body).toMatchObject({ against: { revisionId: first, displayName: 'Revision 1', environments: ['Default'] }, breakingCount: 1, otherCount: 1, complete: true });
  expect(body.changes).toEqual([
    { kind: 'parameter.became-required', breaking: true, operation: { verb: 'GET', path: '/orders' }, at: '/paths/~1orders/get/parameters/0', field: null, sentence: 'The query parameter "page" was optional and is required now.', before: null, after: null },
    expect.objectContaining({ kind: 'parameter.added-optional', breaking: false, operation: { verb: 'GET', path: '/orders' }, after: 'query sort' }),
  ]);
  expect(body.subscribers).toEqual({
    count: 2,
    list: [
      { subscriptionId: 's2', applicationId: 'phone', name: 'Phone', owner: 'sue', plan: 'Gold', status: 'UNBLOCKED' },
      { subscriptionId: 's1', applicationId: 'shop', name: 'Web Shop', owner: 'sue', plan: 'Gold', status: 'UNBLOCKED' },
    ],
  });
});

test('a certain revision is compared with, whatever is deployed', async () => {
  const second = await snapshot();

  expect((await changes(`?against=revision:${second}`)).body).toMatchObject({ against: { revisionId: second, displayName: 'Revision 2', environments: [] }, breakingCount: 0, otherCount: 0 });
  expect((await changes(`?against=revision:${first}`)).body).toMatchObject({ against: { revisionId: first }, breakingCount: 1 });
});

test('a revision of another API, an unknown one and another organization are 404; what is no revision is 400; a scope is needed', async () => {
  const other = (await call('POST', '/apis', { json: { name: 'Other', version: '1', context: '/other' } })).body.id;
  const revisionOfOther = (await call('POST', `/apis/${other}/revisions`, { json: {} })).body.id;

  for (const id of [revisionOfOther, 'none', 'a%00b']) expect((await changes(`?against=revision:${id}`)).status).toBe(404);
  expect((await changes('', { organization: 'other.org' })).status).toBe(404);
  for (const bad of ['revision', 'revision:', 'now', 'x'.repeat(301)]) expect((await changes(`?against=${bad}`)).status).toBe(400);
  expect((await changes('', { scopes: ['apim:subscription_view'] })).status).toBe(403);
});

/** Schemas that refer to each other in circles: a comparison that takes long, and ends in time on a busy machine too. */
const entangled = (salt: string) => {
  const names = Array.from({ length: 600 }, (_, at) => `S${at}`);
  const refTo = (at: number) => ({ $ref: `#/components/schemas/S${at % names.length}` });
  const schemas = Object.fromEntries(names.map((name, at) => [name, { type: 'object', properties: Object.fromEntries(Array.from({ length: 12 }, (_, i) => [`p${i}`, i === 0 ? { type: 'string', maxLength: at + (salt === '' ? 0 : 1) } : refTo(at * 7 + i * 31)])) }]));
  const paths = Object.fromEntries(names.slice(0, 300).map((_, at) => [`/p${at}`, { get: { responses: { 200: { description: 'ok', content: { 'application/json': { schema: refTo(at) } } } } } }]));
  return JSON.stringify({ openapi: '3.0.1', info: { title: 'E', version: '1' }, paths, components: { schemas } });
};

/** The most processor time that this thread spends between two looks, so that what other processes take counts for nothing. */
const watchLoop = () => {
  let longestMs = 0;
  let last = process.threadCpuUsage();
  const timer = setInterval(() => {
    const { user, system } = process.threadCpuUsage(last);
    last = process.threadCpuUsage();
    longestMs = Math.max(longestMs, (user + system) / 1_000);
  }, 1);
  return () => {
    clearInterval(timer);
    return longestMs;
  };
};

test('a long comparison holds up nothing else: the event loop is never held for 50 ms', async () => {
  const [before, after] = [entangled(''), entangled('x')];
  const begun = performance.now();
  compareDefinitions(JSON.parse(before), JSON.parse(after));
  expect(performance.now() - begun).toBeGreaterThan(300); // else this shows nothing
  const id = await publisher.makeApi();
  await publisher.database.rows(sql`insert into api_definition (organization, api_id, definition) values ('carbon.super', ${id}, ${before})`);
  const revision = (await call('POST', `/apis/${id}/revisions`, { json: {} })).body.id;
  await publisher.database.rows(sql`update api_definition set definition = ${after} where organization = 'carbon.super' and api_id = ${id}`);

  const longest = watchLoop();
  const [one, other] = await Promise.all([1, 2].map(() => call('GET', `/apis/${id}/definition-changes?against=revision:${revision}`)));

  expect(longest()).toBeLessThan(50);
  expect(one).toMatchObject({ status: 200, body: { breakingCount: expect.any(Number), against: { revisionId: revision } } });
  expect(one?.body.breakingCount).toBeGreaterThan(0);
  expect(other?.body).toEqual(one?.body);
});
