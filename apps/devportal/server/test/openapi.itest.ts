import type * as managementApi from '@quintet/management-api';
import { answerExplanations, decisionRecord, eventually, routesOf, type MountedRouter, type TestTokenOptions } from '@quintet/testkit';
import { testApi } from './samples';
import { contract, developer, startDevportal, type Answer, type As, type TestDevportal } from './start-devportal';

let mounted: readonly MountedRouter[] = [];
jest.mock('@quintet/management-api', () => {
  const actual = jest.requireActual<typeof managementApi>('@quintet/management-api');
  const createManagementApp: typeof actual.createManagementApp = (parts) => {
    mounted = parts.routers;
    return actual.createManagementApp(parts);
  };
  return { ...actual, createManagementApp };
});

const admin: TestTokenOptions = { sub: 'admin', scopes: ['apim:admin'] };
const api = testApi({
  id: 'a1',
  hasThumbnail: true,
  tags: ['food'],
  categories: ['Food'],
  scopes: [{ key: 'pizza:order', name: 'Order', description: 'd', roles: ['eater'] }],
  additionalProperties: [{ name: 'p', value: 'v', display: true }],
  businessInformation: { businessOwner: 'bo', businessOwnerEmail: null, technicalOwner: null, technicalOwnerEmail: null },
});

let portal: TestDevportal;
beforeAll(async () => {
  portal = await startDevportal();
  const document = { kind: 'document' as const, apiId: 'a1', organization: 'carbon.super', type: 'HOWTO', summary: 's', otherTypeName: null, visibility: 'API_LEVEL' as const, fileName: null, createdMs: 1, updatedMs: 1 };
  await portal.putApi(api);
  await portal.putContent({ kind: 'definition', apiId: 'a1', organization: 'carbon.super', definition: '{"openapi":"3.0.3","info":{"title":"Pizza","version":"1"},"paths":{}}' });
  await portal.putContent({ kind: 'thumbnail', apiId: 'a1', organization: 'carbon.super', mediaType: 'image/png', base64: 'iVBORw0KGgo=' });
  await portal.putContent({ ...document, documentId: 'd1', name: 'Written', sourceType: 'MARKDOWN', sourceUrl: null, content: { mediaType: 'text/markdown', base64: 'I2E=' } });
  await portal.putContent({ ...document, documentId: 'd2', name: 'Linked', sourceType: 'URL', sourceUrl: 'https://example.com/', content: null });
  await eventually(async () => expect((await portal.portal('GET', '/apis/a1/documents')).body.count).toBe(2));
});
afterAll(() => portal.stop());

/** A call that is to succeed; that its answer is as described is checked with every call. */
const ask = async (method: string, path: string, json?: unknown, as?: As): Promise<Answer> => {
  const answer = await portal.portal(method, path, json, as);
  if (answer.status >= 400) throw new Error(`${method} ${path} answered ${answer.status}: ${answer.text}`);
  return answer;
};

const catalogue = async (): Promise<void> => {
  const open = ['/apis', '/apis?query=pizza', '/search?query=pizza', '/search?query=written', '/apis/a1', '/apis/a1/swagger', '/apis/a1/subscription-policies', '/apis/a1/thumbnail', '/tags', '/api-categories', '/tenants'];
  const documents = ['/apis/a1/documents', '/apis/a1/documents/d1', '/apis/a1/documents/d1/content', '/apis/a1/documents/d2/content'];
  const policies = ['/throttling-policies/application', '/throttling-policies/subscription', '/throttling-policies/subscription/Bronze'];
  for (const path of [...open, ...documents, ...policies]) await ask('GET', path, undefined, 'anonymous');
  expect((await ask('GET', '/swagger.yaml', undefined, 'anonymous')).text).toMatch(/^openapi: 3\.1\.0\n/);
  for (const path of ['/settings', '/settings/application-attributes', '/key-managers']) await ask('GET', path);
};

const feedback = async (): Promise<void> => {
  await ask('PUT', '/apis/a1/user-rating', { rating: 4 });
  await ask('GET', '/apis/a1/user-rating');
  await ask('GET', '/apis/a1/ratings');
  await ask('DELETE', '/apis/a1/user-rating');
  const { body: comment } = await ask('POST', '/apis/a1/comments', { content: 'c' });
  const said = `/apis/a1/comments/${comment.id}`;
  await ask('POST', `/apis/a1/comments?replyTo=${comment.id}`, { content: 'r' });
  await ask('PATCH', said, { content: 'd' });
  for (const path of ['/apis/a1/comments?includeCommenterInfo=true', said, `${said}/replies`]) await ask('GET', path);
  await ask('DELETE', said);
};

const keysOf = async (application: string): Promise<void> => {
  for (const keyType of ['PRODUCTION', 'SANDBOX']) {
    const { body: keys } = await ask('POST', `${application}/generate-keys`, { keyType, grantTypesToBeSupported: ['client_credentials'] });
    const isById = keyType === 'PRODUCTION';
    const all = isById ? `${application}/oauth-keys` : `${application}/keys`;
    const one = `${all}/${isById ? keys.keyMappingId : keyType}`;
    await ask('GET', all);
    await ask('GET', one);
    await ask('PUT', one, { supportedGrantTypes: ['client_credentials'], callbackUrl: '' });
    const { body: secret } = await ask('POST', `${one}/regenerate-secret`);
    await ask('POST', `${one}/generate-token`, { consumerSecret: secret.consumerSecret, validityPeriod: 60 });
    await ask('POST', `${one}/clean-up`);
  }
  const apiKeys = `${application}/api-keys/PRODUCTION`;
  const { body: key } = await ask('POST', `${apiKeys}/generate`, { keyName: 'k', validityPeriod: 60, additionalProperties: { permittedIP: '10.0.0.0/8' } });
  await ask('GET', apiKeys);
  const { body: renewed } = await ask('POST', `${apiKeys}/regenerate`, { keyUUID: key.keyUUID });
  await ask('POST', `${apiKeys}/revoke`, { apikey: renewed.apikey });
};

const subscriptionsOf = async (applicationId: string): Promise<void> => {
  const wanted = { applicationId, apiId: 'a1', throttlingPolicy: 'Bronze' };
  const { body: made } = await ask('POST', '/subscriptions', wanted);
  const one = `/subscriptions/${made.subscriptionId}`;
  await ask('GET', `/subscriptions?applicationId=${applicationId}`);
  await ask('GET', one);
  await ask('PUT', one, { ...wanted, requestedThrottlingPolicy: 'Unlimited' });
  await ask('GET', `${one}/usage`);
  await ask('GET', '/subscriptions/a1/additionalInfo');
  await ask('DELETE', one);
  await ask('POST', '/subscriptions/multiple', [wanted]);
};

test('every route stands in a document, and every operation of the documents has a route', () => {
  const words = (list: readonly { method: string; path: string }[]): string[] => list.map(({ method, path }) => `${method} ${path}`).sort();
  const offered = routesOf(mounted).filter(({ path }) => !path.startsWith('/api/am/devportal-operations/'));
  expect(words(contract.operations)).toEqual(words(offered));
});

test('every operation answers as it is described', async () => {
  await catalogue();
  await feedback();
  const asked = { name: 'App', throttlingPolicy: '10PerMin', attributes: { a: 'b' } };
  const { body: application } = await ask('POST', '/applications', asked);
  const one = `/applications/${application.applicationId}`;
  answerExplanations(portal.bus, [decisionRecord({ requestId: 'refused', application: { id: application.applicationId } })]);
  await ask('GET', '/applications');
  await ask('PUT', one, { ...asked, description: 'd' });
  await keysOf(one);
  await subscriptionsOf(application.applicationId);
  for (const path of [one, `${one}/usage`, '/explain/refused']) await ask('GET', path);
  await ask('POST', `${one}/reset-throttle-policy`, {}, { ...developer });
  await ask('DELETE', one);
  const { body: another } = await ask('POST', '/applications', asked);
  for (const [method, path] of [['GET', ''], ['POST', `/${another.applicationId}/change-owner?owner=bob`], ['DELETE', `/${another.applicationId}`]] as const)
    expect((await portal.administration(method, `/applications${path}`)).status).toBe(200);
  const resync = '/api/am/admin/v4/event-hub/resync/devportal';
  const response = await fetch(portal.url + resync, { method: 'POST', headers: { authorization: `Bearer ${portal.issuer.token(admin)}` } });
  contract.check({ method: 'POST', path: resync, status: response.status, contentType: response.headers.get('content-type'), body: await response.json() });

  expect(contract.unseen()).toEqual([]);
}, 60_000);
