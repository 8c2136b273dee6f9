import { subscriptionChanged, subscriptionPolicyChanged } from '@quintet/contracts';
import type * as managementApi from '@quintet/management-api';
import { outgoing } from '@quintet/messaging';
import { answerExplanations, decisionRecord, eventually, routesOf, startTrafficManagerDouble, type MountedRouter, type TrafficManagerDouble } from '@quintet/testkit';
import { publisherScopes } from '../src/features/settings/publisher-scopes';
import { startDevportalStandIn, type DevportalStandIn } from './devportal-stand-in';
import { contract, startPublisher, testConfig, type Answer, type Call, type TestPublisher } from './start-publisher';

let mounted: readonly MountedRouter[] = [];
jest.mock('@quintet/management-api', () => {
  const actual = jest.requireActual<typeof managementApi>('@quintet/management-api');
  const createManagementApp: typeof actual.createManagementApp = (parts) => {
    mounted = parts.routers;
    return actual.createManagementApp(parts);
  };
  return { ...actual, createManagementApp };
});

const scopes = [...publisherScopes, 'apim:admin', 'apim:shared_scope_manage'];
const admin = '/api/am/admin/v4';
const definition = { openapi: '3.0.3', info: { title: 'Imported', version: '1' }, paths: { '/a': { get: { responses: { 200: { description: 'd' } } } } } };
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

let devportal: DevportalStandIn;
let traffic: TrafficManagerDouble;
let publisher: TestPublisher;
beforeAll(async () => {
  [devportal, traffic] = await Promise.all([startDevportalStandIn(testConfig('').clientSecret), startTrafficManagerDouble()]);
  publisher = await startPublisher({ devportalUrl: devportal.url, keyManagerUrl: devportal.url, trafficManagerUrl: traffic.url });
});
afterAll(async () => {
  await publisher.stop();
  await Promise.all([devportal.stop(), traffic.stop()]);
});

/** A call that is to succeed; that its answer is as described is checked with every call. */
const ask = async (method: string, path: string, call: Call = {}): Promise<Answer> => {
  const answer = await publisher.call(method, path, { scopes, ...call });
  if (answer.status >= 400) throw new Error(`${method} ${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer;
};
const formOf = (fields: Readonly<Record<string, string | Blob>>): Call => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return { form };
};
const tellOfSubscription = async (apiId: string): Promise<void> => {
  const origin = { source: '/test', timeMs: 1, entityVersion: 1 };
  const subscription = { id: 's1', organization: 'carbon.super', apiId, applicationId: 'shop', policy: 'Hundred', state: 'UNBLOCKED' as const, subscriber: 'sue', createdMs: 1 };
  const plan = { id: 'p', organization: 'carbon.super', name: 'Hundred', displayName: 'Hundred', description: '', stopOnQuotaReach: true, billingPlan: 'FREE' as const, permissions: null, customAttributes: [] };
  await publisher.bus.publish([
    outgoing(subscriptionPolicyChanged, { ...plan, limit: { kind: 'request-count', requests: 100, timeUnit: 'min', unitTime: 1 }, burst: { kind: 'request-count', requests: 5, timeUnit: 'sec', unitTime: 1 } }, origin),
    outgoing(subscriptionChanged, subscription, origin),
  ]);
  devportal.subscriptions.set('s1', subscription);
  await eventually(async () => expect((await publisher.call('GET', '/subscriptions/s1/subscriber-info', { scopes })).status).toBe(200));
};

const apisAndTheirParts = async (apiId: string): Promise<void> => {
  const api = `/apis/${apiId}`;
  const { body } = await ask('GET', api);
  await ask('PUT', api, { json: { ...body, maxTps: { production: 5 }, tags: ['t'], additionalProperties: [{ name: 'p', value: 'v', display: true }] } });
  await ask('GET', '/apis?query=name:Journey');
  await ask('GET', '/search?query=journey');
  const { body: copy } = await ask('POST', `/apis/copy-api?apiId=${apiId}&newVersion=2`);
  await ask('DELETE', `/apis/${copy.id}`);
  await ask('GET', `${api}/swagger`);
  await ask('PUT', `${api}/swagger`, formOf({ apiDefinition: JSON.stringify(definition) }));
  await ask('POST', '/apis/validate-openapi?returnContent=true', formOf({ inlineAPIDefinition: JSON.stringify(definition) }));
  await ask('POST', '/apis/validate-openapi', formOf({ inlineAPIDefinition: '{"openapi":"3.0.3"}' }));
  await ask('POST', '/apis/import-openapi', formOf({ inlineAPIDefinition: JSON.stringify(definition), additionalProperties: '{"context":"/imported"}' }));
  await ask('POST', `/apis/validate-endpoint?endpointUrl=${encodeURIComponent(devportal.url)}`);
  await ask('POST', `${api}/generate-key`);
  await ask('GET', `${api}/subscription-policies`);
  await ask('PUT', `${api}/thumbnail`, formOf({ file: new Blob([png]) }));
  await ask('GET', `${api}/thumbnail`);
};

const documentsAndComments = async (apiId: string): Promise<void> => {
  const written = { name: 'Doc', type: 'HOWTO', sourceType: 'MARKDOWN', summary: 's' };
  const { body: document } = await ask('POST', `/apis/${apiId}/documents`, { json: written });
  const one = `/apis/${apiId}/documents/${document.documentId}`;
  await ask('POST', `${one}/content`, formOf({ inlineContent: '# Text' }));
  await ask('GET', one);
  await ask('PUT', one, { json: { ...written, summary: 't' } });
  await ask('GET', `${one}/content`);
  await ask('GET', `/apis/${apiId}/documents`);
  await ask('POST', `/apis/${apiId}/documents/validate?name=Doc`);
  await ask('DELETE', one);
  const { body: comment } = await ask('POST', `/apis/${apiId}/comments`, { json: { content: 'c' } });
  const said = `/apis/${apiId}/comments/${comment.id}`;
  await ask('GET', said);
  await ask('PATCH', said, { json: { content: 'd' } });
  await ask('GET', `${said}/replies`);
  await ask('GET', `/apis/${apiId}/comments`);
  await ask('DELETE', said);
};

const revisionsAndDeployments = async (apiId: string): Promise<void> => {
  const api = `/apis/${apiId}`;
  const { body: revision } = await ask('POST', `${api}/revisions`, { json: { description: 'first' } });
  const [{ id }] = (await ask('POST', `${api}/deploy-revision?revisionId=${revision.id}&waitMs=0`, { json: [{ name: 'Default', vhost: 'localhost' }] })).body;
  await ask('GET', `${api}/revisions`);
  await ask('GET', `${api}/revisions/${revision.id}`);
  await ask('GET', `/apis/${revision.id}`);
  await ask('GET', `${api}/deployments`);
  await ask('PUT', `${api}/deployments/${id}`, { json: { displayOnDevportal: false } });
  await ask('GET', `${api}/definition-changes`);
  await ask('POST', `/apis/change-lifecycle?apiId=${apiId}&action=Publish`);
  await ask('GET', `${api}/lifecycle-state`);
  await ask('GET', `${api}/lifecycle-history`);
  await ask('POST', `${api}/undeploy-revision?revisionId=${revision.id}`);
  await ask('POST', `${api}/restore-revision?revisionId=${revision.id}`);
  await ask('DELETE', `${api}/revisions/${revision.id}`);
};

const subscriptionsAndPolicies = async (apiId: string): Promise<void> => {
  await ask('GET', `/subscriptions?apiId=${apiId}`);
  await ask('GET', '/subscriptions/s1/usage');
  await ask('GET', `/usage?apiId=${apiId}&groupBy=operation`);
  await ask('GET', `/apis/${apiId}/usage`);
  await ask('POST', '/subscriptions/block-subscription?subscriptionId=s1&blockState=BLOCKED');
  await ask('POST', '/subscriptions/unblock-subscription?subscriptionId=s1');
  await ask('POST', '/subscriptions/change-business-plan?subscriptionId=s1&businessPlan=Unlimited');
  for (const path of ['subscription', 'subscription/Hundred', 'streaming/subscription']) await ask('GET', `/throttling-policies/${path}`);
  await ask('GET', '/explain/refused');
};

const whatTheOrganizationHas = async (): Promise<void> => {
  for (const path of ['/swagger.yaml', `${admin}/swagger.yaml`]) expect((await ask('GET', path, { anonymous: true })).body).toMatch(/^openapi: 3\.1\.0\n/);
  for (const path of ['/settings', '/key-managers', '/tenants', '/api-categories']) await ask('GET', path);
  await ask('GET', '/settings', { anonymous: true });
  await ask('HEAD', '/tenants/carbon.super');
  const { body: scope } = await ask('POST', '/scopes', { json: { name: 'journey:read' } });
  await ask('GET', '/scopes');
  for (const method of ['HEAD', 'GET', 'DELETE']) await ask(method, `/scopes/${method === 'HEAD' ? scope.name : scope.id}`);
  const { body: other } = await ask('POST', '/scopes', { json: { name: 'journey:write' } });
  await ask('PUT', `/scopes/${other.id}`, { json: { name: 'journey:write', description: 'd' } });
  await ask('GET', `/scopes/${other.id}/usage`);
};

const administration = async (): Promise<void> => {
  const { body: category } = await ask('POST', `${admin}/api-categories`, { json: { name: 'Food' } });
  await ask('PUT', `${admin}/api-categories/${category.id}`, { json: { name: 'Food', description: 'd' } });
  await ask('GET', `${admin}/api-categories`);
  await ask('DELETE', `${admin}/api-categories/${category.id}`);
  const environment = { name: 'Europe', vhosts: [{ host: 'eu.example.com' }] };
  const { body: made } = await ask('POST', `${admin}/environments`, { json: environment });
  await ask('PUT', `${admin}/environments/${made.id}`, { json: { ...environment, description: 'd' } });
  const { body: all } = await ask('GET', `${admin}/environments`);
  await ask('GET', `${admin}/environments/${all.list[0].id}/gateways`);
  await ask('DELETE', `${admin}/environments/${made.id}`);
  await ask('POST', `${admin}/event-hub/resync/publisher`);
};

test('every route stands in a document, and every operation of the documents has a route', () => {
  const words = (list: readonly { method: string; path: string }[]): string[] => list.map(({ method, path }) => `${method} ${path}`).sort();
  expect(words(contract.operations)).toEqual(words(routesOf(mounted)));
});

test('every operation answers as it is described', async () => {
  const newApi = { name: 'Journey', version: '1', context: '/journey', policies: ['Unlimited'], endpointConfig: { endpoint_type: 'http', production_endpoints: { url: devportal.url } } };
  const { body: { id: apiId } } = await ask('POST', '/apis', { json: newApi });
  answerExplanations(publisher.bus, [decisionRecord({ requestId: 'refused', api: { id: apiId } })]);
  await tellOfSubscription(apiId);

  await apisAndTheirParts(apiId);
  await documentsAndComments(apiId);
  await revisionsAndDeployments(apiId);
  await subscriptionsAndPolicies(apiId);
  await whatTheOrganizationHas();
  await administration();

  expect(contract.unseen()).toEqual([]);
}, 60_000);
