import { randomUUID } from 'node:crypto';
import { requestsServed, type ApiCall } from '@quintet/contracts';
import { outgoing } from '@quintet/messaging';
import { eventually } from '@quintet/testkit';
import { testApi } from './samples';
import { developer, startDevportal, type As, type TestDevportal } from './start-devportal';

let at: TestDevportal;
let own: string;
let shared: string;
let ofBob: string;
const ann: As = { ...developer, roles: ['buyers'] };
const bob: As = { ...developer, sub: 'bob', roles: ['buyers'] };

beforeAll(async () => {
  at = await startDevportal();
  await at.putApi(testApi({ context: '/pizza/1.0.0' }));
  const make = async (name: string, as: As, groups: string[] = []): Promise<string> => (await at.portal('POST', '/applications', { name, throttlingPolicy: '10PerMin', groups }, as)).body.applicationId;
  own = await make('Shop', ann);
  shared = await make('Together', bob, ['buyers']);
  ofBob = await make('Private', bob);
  const calls = [callOf(own), callOf(own, { proxyResponseCode: 500, apiId: 'a2', apiName: 'Pasta' }), callOf(shared), callOf(ofBob)];
  await at.bus.publish([outgoing(requestsServed, { gatewayId: 'g1', batchId: randomUUID(), sentMs: Date.now(), calls, dropped: 0 }, { source: '/gateway', timeMs: Date.now() })]);
  await eventually(async () => expect((await usage(own)).body.totals.calls).toBe(2));
});
afterAll(() => at.stop());

const callOf = (applicationId: string, more: Partial<ApiCall> = {}): ApiCall => ({
  requestTimestamp: new Date().toISOString(),
  correlationId: randomUUID(),
  organizationId: 'carbon.super',
  environmentId: 'Default',
  apiId: 'a1',
  apiName: 'Pizza',
  apiVersion: '1.0.0',
  apiCreator: 'admin',
  apiMethod: 'GET',
  apiResourceTemplate: '/menu',
  applicationId,
  applicationName: 'any',
  applicationOwner: 'any',
  keyType: 'PRODUCTION',
  proxyResponseCode: 200,
  targetResponseCode: 200,
  responseLatency: 20,
  backendLatency: 15,
  errorType: null,
  errorCode: null,
  ...more,
});
const usage = (applicationId: string, query = '', as: As = ann) => at.portal('GET', `/applications/${applicationId}/usage${query}`, undefined, as);

test('an application’s calls are told by API and by status', async () => {
  expect((await usage(own, '?groupBy=version')).body).toMatchObject({
    totals: { calls: 2, errors: 1 },
    groups: [{ apiId: 'a1', apiName: 'Pizza', apiVersion: '1.0.0', calls: 1, errors: 0 }, { apiId: 'a2', apiName: 'Pasta', calls: 1, errors: 1 }],
  });
  expect((await usage(own, '?groupBy=status')).body.groups).toMatchObject([{ statusClass: '2xx', calls: 1 }, { statusClass: '5xx', calls: 1, errors: 1 }]);
});

test('they are told to its owner and to those that it is shared with, and to nobody else', async () => {
  expect((await usage(shared)).body.totals.calls).toBe(1);
  expect((await usage(ofBob)).status).toBe(404);
  expect((await usage(ofBob, '', bob)).body.totals.calls).toBe(1);
  expect((await usage(own, '', { ...ann, organization: 'other.org' })).status).toBe(404);
  expect((await usage(own, '', { ...ann, scopes: [] })).status).toBe(403);
});

test('other applications are nothing to group by', async () => {
  expect((await usage(own, '?groupBy=application')).status).toBe(400);
});
