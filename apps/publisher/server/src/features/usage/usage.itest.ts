import { randomUUID } from 'node:crypto';
import { applicationChanged, requestsServed, type ApiCall } from '@quintet/contracts';
import { outgoing } from '@quintet/messaging';
import { eventually } from '@quintet/testkit';
import { startPublisher, type TestPublisher } from '../../../test/start-publisher';

let publisher: TestPublisher;
let pizza: string;
let pasta: string;
beforeAll(async () => {
  publisher = await startPublisher();
  pizza = await publisher.makeApi({ name: 'Pizza' });
  pasta = await publisher.makeApi({ name: 'Pasta' });
  const application = { id: 'p1', organization: 'carbon.super', name: 'Shop', owner: 'bob', description: '', policy: 'Unlimited', tokenType: 'JWT' as const, groups: [], attributes: {}, createdMs: 1 };
  await publisher.bus.publish([outgoing(applicationChanged, application, { source: '/devportal', timeMs: 1, entityVersion: 1 })]);
  await tell([callOf(), callOf({ responseLatency: 400, backendLatency: 350 }), callOf({ apiId: pasta, apiName: 'Pasta', proxyResponseCode: 429, errorCode: 900804, errorType: 'THROTTLED', backendLatency: null })]);
  await tell([callOf({ organizationId: 'other.org', apiId: 'elsewhere', apiName: 'Elsewhere' })]);
  await eventually(async () => expect((await get('/usage')).body.totals.calls).toBe(3));
});
afterAll(() => publisher.stop());

const callOf = (more: Partial<ApiCall> = {}): ApiCall => ({
  requestTimestamp: new Date().toISOString(),
  correlationId: randomUUID(),
  organizationId: 'carbon.super',
  environmentId: 'Default',
  apiId: pizza,
  apiName: 'Pizza',
  apiVersion: '1.0.0',
  apiCreator: 'ann',
  apiMethod: 'GET',
  apiResourceTemplate: '/menu',
  applicationId: 'p1',
  applicationName: 'Shop',
  applicationOwner: 'bob',
  keyType: 'PRODUCTION',
  proxyResponseCode: 200,
  targetResponseCode: 200,
  responseLatency: 20,
  backendLatency: 15,
  errorType: null,
  errorCode: null,
  ...more,
});
const tell = (calls: ApiCall[]) => publisher.bus.publish([outgoing(requestsServed, { gatewayId: 'g1', batchId: randomUUID(), sentMs: Date.now(), calls, dropped: 0 }, { source: '/gateway', timeMs: Date.now() })]);
const get = (path: string, more: { scopes?: string[]; organization?: string } = {}) => publisher.call('GET', path, { scopes: ['apim:api_view'], ...more });

test('of an organization: a time series, totals with latencies, and how fresh it is', async () => {
  const { status, body } = await get('/usage');

  expect(status).toBe(200);
  expect(body).toMatchObject({ granularity: 'hour', bucketSeconds: 3_600, groupBy: null, groups: [], totals: { calls: 3, errors: 1 } });
  expect(body.series.length).toBeGreaterThanOrEqual(24);
  expect(body.series.reduce((sum: number, { calls }: { calls: number }) => sum + calls, 0)).toBe(3);
  expect(body.totals.latency.p99).toBeGreaterThan(400 / 1.25);
  expect(body.totals.latency.p50).toBeLessThan(20 * 1.25);
  expect(Date.now() - Date.parse(body.asOf)).toBeLessThan(60_000);
});

test('by application, whose names the developer portal tells', async () => {
  expect((await get('/usage?groupBy=application')).body.groups).toMatchObject([{ applicationId: 'p1', applicationName: 'Shop', applicationOwner: 'bob', calls: 3, errors: 1 }]);
});

test('by API, and by error', async () => {
  expect((await get('/usage?groupBy=version')).body.groups).toMatchObject([{ apiId: pizza, apiName: 'Pizza', apiVersion: '1.0.0', calls: 2 }, { apiId: pasta, calls: 1, errors: 1 }]);
  expect((await get('/usage?groupBy=error')).body.groups).toMatchObject([{ isNone: true, calls: 2 }, { errorCode: 900804, calls: 1 }]);
});

test('of one API, asked for either way', async () => {
  const [one, other] = [await get(`/apis/${pizza}/usage?groupBy=operation`), await get(`/usage?apiId=${pizza}&groupBy=operation`)];

  expect(one.body).toMatchObject({ totals: { calls: 2, errors: 0 }, groups: [{ verb: 'GET', target: '/menu', calls: 2 }] });
  expect(other.body.totals).toEqual(one.body.totals);
});

test('is for who may view APIs, and of their own organization', async () => {
  expect((await get('/usage', { scopes: ['apim:subscribe'] })).status).toBe(403);
  expect((await get('/usage', { organization: 'third.org' })).body.totals.calls).toBe(0);
  expect((await get('/usage?groupBy=version', { organization: 'other.org' })).body.groups).toMatchObject([{ apiId: 'elsewhere', calls: 1 }]);
  expect((await get(`/apis/${pizza}/usage`, { organization: 'other.org' })).status).toBe(404);
  expect((await get(`/usage?apiId=${pizza}`, { organization: 'other.org' })).status).toBe(404);
  expect((await publisher.call('GET', '/usage', { anonymous: true })).status).toBe(401);
});

test('a question that makes no sense is answered with what is wrong with it', async () => {
  const { status, body } = await get('/usage?from=yesterday');

  expect(status).toBe(400);
  expect(JSON.stringify(body)).toContain('from');
});
