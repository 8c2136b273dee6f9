import { eventually } from '@quintet/testkit';
import { startThrottleWorld, type Answer, type CallOptions, type Subscribed, type ThrottleWorld } from './throttle-world';

/** Each window kind, mode and fail policy through gateways, with the ledger in PostgreSQL. */
let world: ThrottleWorld;
beforeAll(async () => {
  world = await startThrottleWorld();
});
afterAll(() => world.stop());

const secondMs = 1_000;
const minuteMs = 60 * secondMs;
const requests = (requestCount: number) => ({ type: 'REQUESTCOUNTLIMIT', requestCount: { requestCount, timeUnit: 'min', unitTime: 1 } });
const kept = (more: object) => ({ mode: 'strict', allowance: 0, whenUnreachable: 'allow', window: 'aligned', ...more });

/** The next minute of the clock, at one of its seconds. */
const toSecond = (second: number): void => world.skip(minuteMs - (world.nowMs() % minuteMs) + second * secondMs);

let number = 0;
const plan = async (limit: number, enforcement: object): Promise<Subscribed> => {
  number += 1;
  const name = `plan ${number}`;
  await world.policy('subscription', { policyName: name, defaultLimit: requests(limit), stopOnQuotaReach: true, enforcement: kept(enforcement) });
  return world.subscribed({ plan: name });
};
const inTurn = async (to: Subscribed, count: number, options: CallOptions = {}): Promise<number[]> => {
  const statuses: number[] = [];
  for (let i = 0; i < count; i += 1) statuses.push((await to.call({ gateway: i % 2, ...options })).status);
  return statuses;
};
const passed = (answers: readonly Answer[]): number => answers.filter(({ status }) => status === 200).length;
const together = (to: Subscribed, count: number, options: CallOptions = {}): Promise<Answer[]> => Promise.all(Array.from({ length: count }, (_, i) => to.call({ gateway: i % 2, ...options })));
const status = async (gateway = 0) => (await world.management(gateway, '/throttle-status')).body;

/** The ledger out of reach for a while: gateways know it when a call has waited for nothing. */
const whileUnreachable = async (act: () => Promise<void>): Promise<void> => {
  world.ledgerReachable = false;
  try {
    await act();
  } finally {
    world.ledgerReachable = true;
    await eventually(async () => {
      for (const gateway of [0, 1]) expect((await status(gateway)).ledger).toMatchObject({ reachable: true, unansweredMessages: 0 });
    });
  }
};

describe('windows', () => {
  test('aligned: the limit is there again with the next minute of the clock', async () => {
    toSecond(50);
    const api = await plan(2, { window: 'aligned' });

    expect(await inTurn(api, 3)).toEqual([200, 200, 429]);
    world.skip(11 * secondMs);
    expect(await inTurn(api, 3)).toEqual([200, 200, 429]);
  });

  test('first-call: a minute begins with the first call, and the next one with the first call after it', async () => {
    toSecond(50);
    const api = await plan(2, { window: 'first-call' });

    expect(await inTurn(api, 2)).toEqual([200, 200]);
    const refused = await api.call();
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(50);
    world.skip(30 * secondMs); // over the border of the clock's minute
    expect(await inTurn(api, 2)).toEqual([429, 429]);
    world.skip(31 * secondMs);
    expect(await inTurn(api, 3)).toEqual([200, 200, 429]);
  });

  test('sliding: no minute anywhere holds more than the limit', async () => {
    toSecond(30);
    const api = await plan(4, { window: 'sliding' });

    expect(await inTurn(api, 2)).toEqual([200, 200]);
    world.skip(30 * secondMs);
    expect(await inTurn(api, 3)).toEqual([200, 200, 429]);
    world.skip(20 * secondMs);
    const refused = await api.call();
    expect(refused.status).toBe(429);
    // The first two calls leave the minute about 12 s from now, the others 30 s after them.
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThanOrEqual(8);
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(14);
    expect(refused.headers.get('ratelimit-policy')).toBe('"subscription";q=4;w=60');
    world.skip(14 * secondMs);
    expect(await inTurn(api, 3)).toEqual([200, 200, 429]);
    world.skip(30 * secondMs);
    expect(await inTurn(api, 3)).toEqual([200, 200, 429]);
  });
});

describe('modes', () => {
  test('strict: many calls at once over two gateways are never more than the limit', async () => {
    toSecond(1);
    const api = await plan(20, { mode: 'strict', whenUnreachable: 'deny' });

    expect(passed(await together(api, 60))).toBe(20);
    expect(passed(await together(api, 10))).toBe(0);
  });

  test("fast: each gateway's allowance passes without the ledger, and is debited from the limit when that answers", async () => {
    toSecond(1);
    const api = await plan(10, { mode: 'fast', allowance: 2, whenUnreachable: 'deny' });

    await whileUnreachable(async () => {
      const beganMs = performance.now();
      expect(passed(await together(api, 4))).toBe(4);
      expect(performance.now() - beganMs).toBeLessThan(1_000);
      expect((await together(api, 2)).map((answer) => answer.status)).toEqual([503, 503]);
    });

    expect(passed(await together(api, 20))).toBe(6);
  });
});

describe('while the ledger is out of reach', () => {
  test('allow: calls pass, and are debited afterwards', async () => {
    toSecond(1);
    const api = await plan(5, { whenUnreachable: 'allow' });

    await whileUnreachable(async () => {
      expect(passed(await together(api, 2))).toBe(2); // each gateway's first one waits its time
      const beganMs = performance.now();
      const answer = await api.call({ headers: { 'x-throttle-explain': 'true' } });
      expect(performance.now() - beganMs).toBeLessThan(1_000);
      expect(answer).toMatchObject({ status: 200 });
      expect(answer.headers.get('x-throttle-decision')).toMatch(/^subscription;mode=allow;r=\d+$/);
      expect(await status()).toMatchObject({ ledger: { reachable: false }, inForce: 'whenUnreachable', liveGateways: ['gateway-1', 'gateway-2'] });
      expect(await world.metrics(0)).toMatch(/^quintet_gateway_ledger_reachable 0$/m);
    });

    expect(await status()).toMatchObject({ ledger: { reachable: true }, inForce: 'mode' });
    expect(await world.metrics(0)).toMatch(/^quintet_gateway_quota_passages_total\{by="allow"\} [1-9]/m);
    expect(passed(await together(api, 10))).toBe(2);
  });

  test('deny: calls are refused, and pass again when the ledger is back', async () => {
    toSecond(1);
    const api = await plan(5, { whenUnreachable: 'deny' });

    await whileUnreachable(async () => {
      expect(await inTurn(api, 3)).toEqual([503, 503, 503]);
      const answer = await api.call({ headers: { 'x-request-id': 'undecided', 'x-throttle-explain': 'true' } });
      expect(answer).toMatchObject({ status: 503, body: { description: 'The traffic manager did not answer in time.' } });
      expect(answer.headers.get('x-throttle-decision')).toMatch(/^subscription;mode=deny;r=\d+;refused$/);
      expect((await world.management(0, '/explain/undecided')).body).toMatchObject({ refusal: { level: 'subscription' }, quotas: [{ mode: 'deny' }] });
    });

    expect(await inTurn(api, 6)).toEqual([200, 200, 200, 200, 200, 429]);
  });

  test('local: each gateway serves its equal share of the limit, in this window and the next', async () => {
    toSecond(1);
    const api = await plan(5, { whenUnreachable: 'local' });

    await whileUnreachable(async () => {
      expect(passed(await together(api, 12))).toBe(5);
      const shares = [passed(await together(api, 3, { gateway: 0 })), passed(await together(api, 3, { gateway: 1 }))];
      expect(shares).toEqual([0, 0]);
      const refused = await api.call();
      expect(refused).toMatchObject({ status: 429, body: { code: 900804 } });
      expect(refused.headers.get('ratelimit-policy')).toBe('"subscription";q=3;w=60');
      world.skip(minuteMs);
      expect(passed(await together(api, 12))).toBe(5);
    });

    expect(await inTurn(api, 1)).toEqual([429]); // what passed was debited
  });
});
