import { subscriptionChanged } from '@quintet/contracts';
import type * as managementApi from '@quintet/management-api';
import { outgoing } from '@quintet/messaging';
import { eventually, routesOf, type MountedRouter } from '@quintet/testkit';
import { contract, startTrafficManager, type Answer, type TestTrafficManager } from './start-traffic-manager';

let mounted: readonly MountedRouter[] = [];
jest.mock('@quintet/management-api', () => {
  const actual = jest.requireActual<typeof managementApi>('@quintet/management-api');
  const createManagementApp: typeof actual.createManagementApp = (parts) => {
    mounted = parts.routers;
    return actual.createManagementApp(parts);
  };
  return { ...actual, createManagementApp };
});

let it: TestTrafficManager;
beforeAll(async () => {
  it = await startTrafficManager();
});
afterAll(() => it.stop());

/** A call that is to succeed; that its answer is as described is checked with every call. */
const ask = async (method: string, path: string, body?: unknown): Promise<Answer['body']> => {
  const response = await contract.fetch(`${it.url}/api/am/admin/v4${path}`, {
    method,
    headers: { authorization: `Bearer ${it.issuer.token({ sub: 'admin', scopes: ['apim:admin'] })}`, ...(body === undefined || body instanceof FormData ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: body instanceof FormData ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  if (response.status >= 400) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
  return text === '' ? undefined : JSON.parse(text);
};

const limit = { type: 'REQUESTCOUNTLIMIT', requestCount: { requestCount: 5, timeUnit: 'min', unitTime: 1 } };
const bandwidth = { type: 'BANDWIDTHLIMIT', bandwidth: { dataAmount: 5, dataUnit: 'MB', timeUnit: 'day', unitTime: 1 } };
const plan = { permissions: { permissionType: 'ALLOW', roles: ['partner'] }, customAttributes: [{ name: 'a', value: 'b' }], rateLimitCount: 2, rateLimitTimeUnit: 'sec' };
const conditions = [
  { type: 'IPCONDITION', ipCondition: { ipConditionType: 'IPRANGE', startingIP: '10.0.0.1', endingIP: '10.0.0.9' } },
  { type: 'HEADERCONDITION', headerCondition: { headerName: 'x-a', headerValue: 'b' } },
  { type: 'QUERYPARAMETERCONDITION', queryParameterCondition: { parameterName: 'a', parameterValue: 'b' } },
  { type: 'JWTCLAIMSCONDITION', invertCondition: true, jwtClaimsCondition: { claimUrl: 'sub', attribute: 'ann' } },
];
const kinds: Readonly<Record<string, object>> = {
  application: { burstLimit: { rateLimitCount: 2, rateLimitTimeUnit: 'sec' }, enforcement: { mode: 'fast', allowance: 1 } },
  subscription: { ...plan, defaultLimit: bandwidth },
  advanced: { conditionalGroups: [{ conditions, limit }] },
  custom: { keyTemplate: '$userId', condition: "userId == 'ann'" },
};

test('every route stands in a document, and every operation of the documents has a route', () => {
  const words = (list: readonly { method: string; path: string }[]): string[] => list.map(({ method, path }) => `${method} ${path}`).sort();
  const offered = routesOf(mounted).filter(({ path }) => !path.startsWith('/api/am/traffic-operations/'));
  expect(words(contract.operations)).toEqual(words(offered));
});

test('every operation answers as it is described', async () => {
  for (const [kind, own] of Object.entries(kinds)) {
    const all = `/throttling/policies/${kind}`;
    const body = { policyName: `Of ${kind}`, defaultLimit: limit, ...own };
    const { policyId } = await ask('POST', all, body);
    await ask('GET', all);
    await ask('GET', `${all}/${policyId}`);
    await ask('PUT', `${all}/${policyId}`, { ...body, description: 'd' });
    const form = new FormData();
    form.set('file', new Blob([JSON.stringify(await ask('GET', `/throttling/policies/export?policyId=${policyId}`))]), 'policy.json');
    await ask('POST', '/throttling/policies/import?overwrite=true', form);
    await ask('DELETE', `${all}/${policyId}`);
  }
  await ask('GET', '/throttling/policies/search?query=type:sub');

  for (const condition of [{ conditionType: 'IP', conditionValue: { fixedIp: '10.0.0.1' } }, { conditionType: 'IPRANGE', conditionValue: { startingIp: '10.0.0.1', endingIp: '10.0.0.9' } }, { conditionType: 'USER', conditionValue: 'eve' }]) {
    const { conditionId } = await ask('POST', '/throttling/deny-policies', condition);
    const one = `/throttling/deny-policy/${conditionId}`;
    await ask('GET', one);
    await ask('PATCH', one, { conditionStatus: false });
    await ask('GET', '/throttling/deny-policies');
    await ask('DELETE', one);
  }

  await ask('GET', '/usage');
  await ask('GET', '/event-hub');
  await ask('POST', '/event-hub/resync/traffic-manager');
  const subscription = { id: 's1', organization: 'carbon.super', apiId: 'a', applicationId: 'p', policy: 'Gold', state: 'UNBLOCKED', subscriber: 'ann', createdMs: 0 } as const;
  await it.bus.publish([{ ...outgoing(subscriptionChanged, subscription, { source: '/devportal', entityVersion: 1, timeMs: 0 }), value: '{}' }]);
  const letter = await eventually(async () => {
    const [first] = (await ask('GET', '/event-hub/dead-letters')).list;
    expect(first).toBeDefined();
    return first;
  });
  await ask('POST', `/event-hub/dead-letters/${letter.id}/replay`);

  expect(contract.unseen()).toEqual([]);
}, 60_000);
