import { startThrottleWorld, type Answer, type CallOptions, type Limits, type Subscribed, type ThrottleWorld } from './throttle-world';

/** Each kind of limit and condition through a gateway, counted by the ledger in PostgreSQL. */
let world: ThrottleWorld;
beforeAll(async () => {
  world = await startThrottleWorld();
});
afterAll(() => world.stop());

const minuteMs = 60_000;
const requests = (requestCount: number, timeUnit = 'min') => ({ type: 'REQUESTCOUNTLIMIT', requestCount: { requestCount, timeUnit, unitTime: 1 } });
const kilobytes = (dataAmount: number) => ({ type: 'BANDWIDTHLIMIT', bandwidth: { dataAmount, dataUnit: 'KB', timeUnit: 'min', unitTime: 1 } });

/** Tests count within one minute of the clock: the next one begins. */
beforeEach(() => world.skip(minuteMs - (world.nowMs() % minuteMs) + 1_000));

const inTurn = async (to: Subscribed, options: readonly CallOptions[]): Promise<Answer[]> => {
  const answers: Answer[] = [];
  for (const one of options) answers.push(await to.call(one));
  return answers;
};
const statuses = (answers: readonly Answer[]): number[] => answers.map(({ status }) => status);
const times = (count: number, option: CallOptions = {}): CallOptions[] => Array<CallOptions>(count).fill(option);

let number = 0;
const named = (kind: string): string => `${kind} ${(number += 1)}`;

const levels: [string, number, (name: string) => Promise<Limits>][] = [
  ['API', 900800, async (name) => (await world.policy('advanced', { policyName: name, defaultLimit: requests(2) }), { api: name, operation: 'Unlimited' })],
  ['operation', 900802, async (name) => (await world.policy('advanced', { policyName: name, defaultLimit: requests(2) }), { operation: name })],
  ['subscription', 900804, async (name) => (await world.policy('subscription', { policyName: name, defaultLimit: requests(2), stopOnQuotaReach: true }), { plan: name })],
  [
    'burst',
    900807,
    async (name) => (await world.policy('subscription', { policyName: name, defaultLimit: requests(100), rateLimitCount: 2, rateLimitTimeUnit: 'min', stopOnQuotaReach: true }), { plan: name }),
  ],
  ['application', 900803, async (name) => (await world.policy('application', { policyName: name, defaultLimit: requests(2) }), { application: name })],
  [
    'application-burst',
    900803,
    async (name) => (await world.policy('application', { policyName: name, defaultLimit: requests(100), burstLimit: { rateLimitCount: 2, rateLimitTimeUnit: 'min' } }), { application: name }),
  ],
];

test.each(levels)('a limit of 2 on the %s refuses the third call with %i, on whatever gateway', async (level, code, arrange) => {
  const api = await world.subscribed(await arrange(named(level)));

  const answers = await inTurn(api, [{ gateway: 0 }, { gateway: 1 }, { gateway: 0 }, { gateway: 1 }]);

  expect(statuses(answers)).toEqual([200, 200, 429, 429]);
  const label = level === 'API' ? 'api' : level;
  expect(answers[1]?.headers.get('ratelimit')).toMatch(new RegExp(`^"${label}";r=0;t=\\d+$`));
  for (const { headers, body } of answers.slice(2)) {
    expect(body).toMatchObject({ code, message: 'Message throttled out', nextAccessTime: expect.stringMatching(/:00\+0000 UTC$/) });
    const secondsLeft = Math.ceil((minuteMs - (world.nowMs() % minuteMs)) / 1_000);
    expect(Math.abs(Number(headers.get('retry-after')) - secondsLeft)).toBeLessThanOrEqual(1);
    expect(headers.get('ratelimit-policy')).toBe(`"${label}";q=2;w=60`);
  }
});

test('what one level refuses costs no other: a burst of calls leaves the application what it did not use', async () => {
  const plan = named('plan');
  const application = named('application');
  await world.policy('subscription', { policyName: plan, defaultLimit: requests(2), stopOnQuotaReach: true });
  await world.policy('application', { policyName: application, defaultLimit: requests(5) });
  const api = await world.subscribed({ plan, application });

  const answers = await Promise.all(times(20).map((options, i) => api.call({ ...options, gateway: i % 2 })));

  expect(answers.filter(({ status }) => status === 200)).toHaveLength(2);
  expect(answers.filter(({ body }) => body.code === 900804)).toHaveLength(18);
  const other = await world.subscribed({ application }, api);
  const rest = await Promise.all(times(8).map((options, i) => other.call({ ...options, gateway: i % 2 })));
  expect(rest.filter(({ status }) => status === 200)).toHaveLength(3);
  expect(rest.filter(({ body }) => body.code === 900803)).toHaveLength(5);
});

test('a plan that does not stop at its quota passes and marks what is beyond; the application is charged all the same', async () => {
  const plan = named('soft');
  const application = named('application');
  await world.policy('subscription', { policyName: plan, defaultLimit: requests(2), stopOnQuotaReach: false });
  await world.policy('application', { policyName: application, defaultLimit: requests(4) });
  const api = await world.subscribed({ plan, application });

  const answers = await inTurn(api, times(5));

  expect(statuses(answers)).toEqual([200, 200, 200, 200, 429]);
  expect(answers.map(({ headers }) => headers.get('x-quota-exceeded'))).toEqual([null, null, 'subscription', 'subscription', null]);
  expect(answers[4]?.body.code).toBe(900803);
});

test('a limit of bytes counts requests and answers: calls begin while any is left', async () => {
  const plan = named('bytes');
  await world.policy('subscription', { policyName: plan, defaultLimit: kilobytes(2), stopOnQuotaReach: true });
  const api = await world.subscribed({ plan });
  world.answerBytes = 500;

  const answers = await inTurn(api, times(4, { body: 'x'.repeat(500) }));

  world.answerBytes = 10;
  expect(statuses(answers)).toEqual([200, 200, 200, 429]);
  expect(answers[3]).toMatchObject({ body: { code: 900804 } });
  expect(answers[3]?.headers.get('ratelimit-policy')).toBe('"subscription";q=2048;w=60');
});

describe('a condition group', () => {
  const ip = (specificIP: string) => ({ type: 'IPCONDITION', ipCondition: { ipConditionType: 'IPSPECIFIC', specificIP } });
  const range = (startingIP: string, endingIP: string) => ({ type: 'IPCONDITION', ipCondition: { ipConditionType: 'IPRANGE', startingIP, endingIP } });
  const kinds: [string, object, CallOptions, CallOptions][] = [
    ['an address', ip('203.0.113.7'), { from: '203.0.113.7' }, { from: '203.0.113.8' }],
    ['an address of IPv6', ip('2001:db8::7'), { from: '2001:DB8:0::7' }, { from: '2001:db8::8' }],
    ['a range of addresses', range('203.0.113.1', '203.0.113.9'), { from: '203.0.113.9' }, { from: '203.0.113.10' }],
    ['a range of addresses of IPv6', range('2001:db8::1', '2001:db8::ff'), { from: '2001:db8::80' }, { from: '203.0.113.1' }],
    ['a header', { type: 'HEADERCONDITION', headerCondition: { headerName: 'X-Kind', headerValue: 'mobile' } }, { headers: { 'x-kind': 'mobile' } }, { headers: { 'x-kind': 'web' } }],
    ['a query parameter', { type: 'QUERYPARAMETERCONDITION', queryParameterCondition: { parameterName: 'size', parameterValue: 'large' } }, { query: '?size=large' }, { query: '?size=small' }],
    ['a claim', { type: 'JWTCLAIMSCONDITION', jwtClaimsCondition: { claimUrl: 'tier', attribute: 'free' } }, { claims: { tier: 'free' } }, { claims: { tier: 'paid' } }],
  ];

  test.each(kinds.flatMap(([what, condition, matching, other]) => [
    [what, { ...condition, invertCondition: false }, matching, other] as const,
    [`all but ${what}`, { ...condition, invertCondition: true }, other, matching] as const,
  ]))('of %s has a limit of its own', async (_what, condition, matching, other) => {
    const operation = named('groups');
    await world.policy('advanced', { policyName: operation, defaultLimit: requests(100), conditionalGroups: [{ enabled: true, conditions: [condition], limit: requests(2) }] });
    const api = await world.subscribed({ operation });

    const answers = await inTurn(api, [...times(2, matching), ...times(3, other), matching]);

    expect(statuses(answers)).toEqual([200, 200, 200, 200, 200, 429]);
    expect(answers[5]).toMatchObject({ body: { code: 900802 } });
  });

  test('takes a call when all its conditions hold, and each group counts by itself', async () => {
    const api = named('groups');
    const header = { type: 'HEADERCONDITION', headerCondition: { headerName: 'x-kind', headerValue: 'mobile' } };
    const claim = { type: 'JWTCLAIMSCONDITION', jwtClaimsCondition: { claimUrl: 'tier', attribute: 'free' } };
    const group = (conditions: object[], count: number) => ({ enabled: true, conditions, limit: requests(count) });
    await world.policy('advanced', { policyName: api, defaultLimit: requests(3), conditionalGroups: [group([header, claim], 1), group([header], 2)] });
    const called = await world.subscribed({ api });
    const mobile = { headers: { 'x-kind': 'mobile' } };

    const both = await inTurn(called, times(2, { ...mobile, claims: { tier: 'free' } }));
    const one = await inTurn(called, times(3, mobile));
    const none = await inTurn(called, times(4));

    expect([statuses(both), statuses(one), statuses(none)]).toEqual([
      [200, 429],
      [200, 200, 429],
      [200, 200, 200, 429],
    ]);
    expect(none[3]).toMatchObject({ body: { code: 900800 } });
  });
});

test('a custom policy counts calls for which its expression holds, per expanded key, over all APIs', async () => {
  const [first, second] = [await world.subscribed(), await world.subscribed()];
  const id = await world.policy('custom', { policyName: named('custom'), keyTemplate: '$userId', condition: "startsWith(userId, 'carl')", defaultLimit: requests(2) });

  const carl = [await first.call({ user: 'carl' }), await second.call({ user: 'carl', gateway: 1 }), await first.call({ user: 'carl' })];
  const carla = await second.call({ user: 'carla' });
  const others = await inTurn(first, times(3, { user: 'dora' }));
  await world.removePolicy('custom', id);

  expect(statuses(carl)).toEqual([200, 200, 429]);
  expect(carl[2]).toMatchObject({ body: { code: 900806 } });
  expect(carla.status).toBe(200);
  expect(statuses(others)).toEqual([200, 200, 200]);
  expect((await first.call({ user: 'carl' })).status).toBe(200);
});

test('the backend gets no more calls a second than it takes; what it refuses costs no quota', async () => {
  const plan = named('plan');
  await world.policy('subscription', { policyName: plan, defaultLimit: requests(4), stopOnQuotaReach: true });
  const api = await world.subscribed({ plan, maxTps: 1 });
  const answers: Answer[] = [];

  for (let i = 0; i < 5; i += 1) {
    answers.push(...(await inTurn(api, times(2))));
    world.skip(1_000);
  }

  const codes = answers.map(({ status, body }) => (status === 200 ? 200 : body.code));
  // Within one second of the clock the second call is refused; the machine may cross into the next one.
  expect(codes.filter((code) => code === 200)).toHaveLength(4);
  expect(codes.filter((code) => code === 900801).length).toBeGreaterThanOrEqual(2);
  expect(codes.at(-1)).toBe(900804);
});

test('a call that was refused can be explained: level, policy, key, limit, and who spent how much', async () => {
  const plan = named('plan');
  await world.policy('subscription', { policyName: plan, defaultLimit: requests(3), stopOnQuotaReach: true });
  const api = await world.subscribed({ plan });
  await inTurn(api, [{ gateway: 0 }, { gateway: 1 }, { gateway: 1 }]);

  const refused = await api.call({ gateway: 0, headers: { 'x-request-id': 'why-me', 'x-throttle-explain': 'true' } });
  const { status, body } = await world.management(0, '/explain/why-me');

  expect(refused.headers.get('x-request-id')).toBe('why-me');
  expect(refused.headers.get('x-throttle-decision')).toBe('subscription;mode=strict;r=0;refused');
  expect(status).toBe(200);
  expect(body).toMatchObject({
    requestId: 'why-me',
    gatewayId: 'gateway-1',
    outcome: 'refused',
    status: 429,
    api: { name: api.name },
    application: { id: api.applicationId },
    user: 'ann',
    plan,
    refusal: { code: 900804, level: 'subscription', policy: plan },
    quotas: [{ quota: { level: 'subscription', policy: plan, key: expect.stringContaining(api.applicationId) }, counts: 'calls', window: 'aligned', mode: 'strict', limit: 3, used: 3, remaining: 0, spentHere: 1, elsewhere: 2 }],
  });
  expect(body.quotas[0].windowEndMs).toBe(body.refusal.retryAtMs);
  expect((await world.management(0, '/explain/no-such-call')).status).toBe(404);
});
