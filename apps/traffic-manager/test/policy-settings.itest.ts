import { apiPolicyChanged, applicationPolicyChanged, customPolicyChanged, subscriptionPolicyChanged, type EventData, type StateDefinition } from '@quintet/contracts';
import { createProjection } from '@quintet/messaging';
import { eventually } from '@quintet/testkit';
import { startTrafficManager, type Answer, type TestTrafficManager } from './start-traffic-manager';

let it: TestTrafficManager;
beforeAll(async () => {
  it = await startTrafficManager();
});
afterAll(() => it.stop());

const requests = (requestCount: number, timeUnit = 'min', unitTime = 1) => ({ type: 'REQUESTCOUNTLIMIT', requestCount: { requestCount, timeUnit, unitTime } });
const post = (kind: string, body: object) => it.call('POST', `/policies/${kind}`, { body });

const announced = async <E extends StateDefinition>(definition: E, key: string, look: (data: EventData<E> | undefined) => void): Promise<void> => {
  const projection = createProjection(it.bus, definition);
  await projection.start();
  try {
    await eventually(() => look(projection.get(key)));
  } finally {
    await projection.stop();
  }
};

/** Creates, reads, sends back what was read, and finds it as it was. */
const keeps = async (kind: string, body: { policyName: string }): Promise<Answer['body']> => {
  const created = await post(kind, body);
  expect(created).toMatchObject({ status: 201, body });
  const at = `/policies/${kind}/${created.body.policyId}`;
  expect((await it.call('GET', at)).body).toEqual(created.body);
  expect(await it.call('PUT', at, { body: created.body })).toMatchObject({ status: 200, body: created.body });
  return created.body;
};

const refusal = async (kind: string, body: object): Promise<string[]> => {
  const answer = await post(kind, { policyName: 'Bad', ...body });
  expect(answer.status).toBe(400);
  return answer.body.error.map(({ code }: { code: string }) => code);
};

test.each([
  ['bytes', { type: 'BANDWIDTHLIMIT', bandwidth: { dataAmount: 10, dataUnit: 'MB', timeUnit: 'hour', unitTime: 2 } }, { kind: 'bandwidth', dataAmount: 10, dataUnit: 'MB', unitTime: 2, timeUnit: 'hour' }],
  ['events', { type: 'EVENTCOUNTLIMIT', eventCount: { eventCount: 7, timeUnit: 'day', unitTime: 1 } }, { kind: 'event-count', events: 7, unitTime: 1, timeUnit: 'day' }],
  [
    'tokens',
    { type: 'AIAPIQUOTALIMIT', aiApiQuota: { requestCount: 5, totalTokenCount: 1_000, promptTokenCount: null, completionTokenCount: null, timeUnit: 'min', unitTime: 1 } },
    { kind: 'ai-tokens', requests: 5, totalTokens: 1_000, promptTokens: null, completionTokens: null, unitTime: 1, timeUnit: 'min' },
  ],
])('a plan that counts %s is kept and announced', async (name, defaultLimit, limit) => {
  await keeps('subscription', { policyName: name, defaultLimit } as { policyName: string });

  await announced(subscriptionPolicyChanged, `carbon.super/${name}`, (data) => expect(data?.limit).toEqual(limit));
});

test('a plan has burst control, a count of subscribers, and limits of GraphQL queries', async () => {
  await keeps('subscription', { policyName: 'Full', defaultLimit: requests(100), rateLimitCount: 5, rateLimitTimeUnit: 'sec', subscriberCount: 3, graphQLMaxDepth: 4, graphQLMaxComplexity: 9 } as { policyName: string });

  await announced(subscriptionPolicyChanged, 'carbon.super/Full', (data) =>
    expect(data).toMatchObject({ burst: { kind: 'request-count', requests: 5, unitTime: 1, timeUnit: 'sec' }, subscriberCount: 3, graphQl: { maxDepth: 4, maxComplexity: 9 } }),
  );
});

test('an application policy has burst control', async () => {
  await keeps('application', { policyName: 'Bursty', defaultLimit: requests(100), burstLimit: { rateLimitCount: 2, rateLimitTimeUnit: 'min' } } as { policyName: string });

  await announced(applicationPolicyChanged, 'carbon.super/Bursty', (data) => expect(data?.burst).toMatchObject({ requests: 2, timeUnit: 'min' }));
  expect(await refusal('application', { defaultLimit: requests(1), burstLimit: { rateLimitCount: 2, rateLimitTimeUnit: 'week' } })).toEqual(['burstLimit.rateLimitTimeUnit']);
});

test('how a limit is kept is the policy\'s choice', async () => {
  const enforcement = { mode: 'fast', allowance: 10, whenUnreachable: 'local', window: 'sliding' };
  await keeps('application', { policyName: 'Kept', defaultLimit: requests(100), enforcement } as { policyName: string });

  await announced(applicationPolicyChanged, 'carbon.super/Kept', (data) => expect(data?.enforcement).toEqual(enforcement));
});

const conditions = [
  { type: 'IPCONDITION', invertCondition: false, ipCondition: { ipConditionType: 'IPSPECIFIC', specificIP: '10.0.0.1' } },
  { type: 'IPCONDITION', invertCondition: true, ipCondition: { ipConditionType: 'IPRANGE', startingIP: '2001:db8::1', endingIP: '2001:db8::f' } },
  { type: 'HEADERCONDITION', invertCondition: false, headerCondition: { headerName: 'x-plan', headerValue: 'gold' } },
  { type: 'QUERYPARAMETERCONDITION', invertCondition: false, queryParameterCondition: { parameterName: 'mode', parameterValue: 'full' } },
  { type: 'JWTCLAIMSCONDITION', invertCondition: true, jwtClaimsCondition: { claimUrl: 'azp', attribute: 'phone' } },
];

test('an advanced policy has condition groups, whose counts go on when it changes', async () => {
  const group = (of: object[], count: number) => ({ description: '', enabled: true, conditions: of, limit: requests(count) });
  const policy = await keeps('advanced', { policyName: 'Groups', defaultLimit: requests(100), conditionalGroups: [group(conditions, 5), group(conditions.slice(2, 3), 6)] } as { policyName: string });
  const [first, second] = policy.conditionalGroups.map(({ groupId }: { groupId: string }) => groupId);
  expect(first).not.toBe(second);

  const changed = [group(conditions.slice(3, 4), 7), group(conditions.slice(2, 3), 8), { ...group(conditions.slice(0, 1), 9), groupId: first }];
  const { body } = await it.call('PUT', `/policies/advanced/${policy.policyId}`, { body: { ...policy, conditionalGroups: changed } });

  const [other, ...rest] = body.conditionalGroups.map(({ groupId }: { groupId: string }) => groupId);
  expect(rest).toEqual([second, first]);
  expect([first, second]).not.toContain(other);
  await announced(apiPolicyChanged, 'carbon.super/Groups', (data) =>
    expect(data?.groups).toEqual([
      expect.objectContaining({ id: other, conditions: [{ type: 'query-parameter', name: 'mode', value: 'full', invert: false }] }),
      expect.objectContaining({ id: second, limit: expect.objectContaining({ requests: 8 }) }),
      expect.objectContaining({ id: first, conditions: [{ type: 'ip', ip: '10.0.0.1', invert: false }] }),
    ]),
  );
});

test.each([
  ['conditionalGroups.0.conditions', []],
  ['conditionalGroups.0.conditions.0.type', [{ type: 'MOONPHASE' }]],
  ['conditionalGroups.0.conditions.0.ipCondition.specificIP', [{ type: 'IPCONDITION', ipCondition: { ipConditionType: 'IPSPECIFIC', specificIP: '10.0.0' } }]],
  ['conditionalGroups.0.conditions.0.ipCondition.endingIP', [{ type: 'IPCONDITION', ipCondition: { ipConditionType: 'IPRANGE', startingIP: '10.0.0.9', endingIP: '10.0.0.1' } }]],
  ['conditionalGroups.0.conditions.0.ipCondition.endingIP', [{ type: 'IPCONDITION', ipCondition: { ipConditionType: 'IPRANGE', startingIP: '10.0.0.9', endingIP: '::1' } }]],
  ['conditionalGroups.0.conditions.0.headerCondition.headerName', [{ type: 'HEADERCONDITION', headerCondition: { headerName: 'a b', headerValue: 'x' } }]],
  ['conditionalGroups.0.conditions.0.jwtClaimsCondition', [{ type: 'JWTCLAIMSCONDITION' }]],
])('a condition group is refused at %s', async (field, of) => {
  expect(await refusal('advanced', { defaultLimit: requests(1), conditionalGroups: [{ conditions: of, limit: requests(1) }] })).toContain(field);
});

describe('a custom policy', () => {
  const rule = { keyTemplate: '$userId:$apiContext', condition: "userId == 'ann@carbon.super'", enabled: true };

  test('has a key template, a condition and a limit', async () => {
    await keeps('custom', { policyName: 'PerUser', defaultLimit: requests(5), ...rule } as { policyName: string });

    await announced(customPolicyChanged, 'carbon.super/PerUser', (data) => expect(data).toMatchObject({ ...rule, limit: { requests: 5 } }));
    expect((await it.call('GET', '/policies/search?query=type:global')).body).toMatchObject({ count: 1, list: [{ policyName: 'PerUser', type: 'global' }] });
  });

  test('may be written as the query that WSO2 documents', async () => {
    const siddhiQuery = `FROM RequestStream
SELECT userId, ( userId == 'admin@carbon.super' and apiContext == '/pizza/1.0.0') AS isEligible,
str:concat('admin@carbon.super','') as throttleKey
INSERT INTO EligibilityStream;
FROM EligibilityStream[isEligible==true]#throttler:timeBatch(2 min)
SELECT throttleKey, (count(userId) >= 5) as isThrottled, expiryTimeStamp group by throttleKey
INSERT ALL EVENTS into ResultStream;`;
    await keeps('custom', { policyName: 'Siddhi', keyTemplate: '$userId', siddhiQuery } as { policyName: string });

    await announced(customPolicyChanged, 'carbon.super/Siddhi', (data) =>
      expect(data).toMatchObject({ condition: "userId == 'admin@carbon.super' and apiContext == '/pizza/1.0.0'", limit: { kind: 'request-count', requests: 5, unitTime: 2, timeUnit: 'min' } }),
    );
  });

  test.each([
    ['keyTemplate', { keyTemplate: 'everyone' }],
    ['keyTemplate', { keyTemplate: '$moon' }],
    ['condition', { condition: 'process.exit()' }],
    ['condition', { condition: "userId == 'ann" }],
    ['defaultLimit', { defaultLimit: null }],
    ['siddhiQuery', { siddhiQuery: 'FROM RequestStream SELECT userId INSERT INTO Somewhere' }],
  ])('is refused for its %s: %j', async (field, fields) => {
    expect(await refusal('custom', { defaultLimit: requests(5), ...rule, ...fields })).toEqual([field]);
  });

  test('is not called as the policies that limit nothing', async () => {
    expect((await post('custom', { policyName: 'Unlimited', defaultLimit: requests(5), ...rule })).status).toBe(403);
    expect((await it.call('GET', '/policies/search?query=name:Unlimited type:global')).body.count).toBe(0);
    expect((await post('application', { policyName: 'Unlimited', defaultLimit: requests(5) })).status).toBe(409);
  });

  test('is made with the scope of managing alone, and read with that of viewing', async () => {
    const [manager, viewer] = [it.issuer.token({ scopes: ['apim:tier_manage'] }), it.issuer.token({ scopes: ['apim:tier_view'] })];
    const body = { policyName: 'Managed', defaultLimit: requests(5), ...rule };

    const made = await it.call('POST', '/policies/custom', { token: manager, body });
    expect(made.status).toBe(201);
    const at = `/policies/custom/${made.body.policyId}`;
    expect((await it.call('GET', at, { token: viewer })).status).toBe(200);
    expect((await it.call('GET', at, { token: manager })).status).toBe(403);
    expect((await it.call('DELETE', at, { token: viewer })).status).toBe(403);
    expect((await it.call('DELETE', at, { token: manager })).status).toBe(200);
  });

  test('is the super tenant\'s alone', async () => {
    const token = it.issuer.token({ organization: 'acme.com', scopes: ['apim:admin'] });

    expect((await it.call('POST', '/policies/custom', { token, body: { policyName: 'Mine', defaultLimit: requests(5), ...rule } })).status).toBe(403);
    expect((await it.call('GET', '/policies/custom', { token })).status).toBe(403);
  });
});
