import type { Enforcement } from '@quintet/contracts';
import { calls, minuteMs, noonMs, openLedger, quotaOf, type TestLedger } from './open-ledger';

let it: TestLedger;
beforeAll(async () => {
  it = await openLedger();
});
afterAll(() => it.close());
beforeEach(() => it.reset());
afterEach(async () => expect(await it.faults()).toEqual([]));

const kept = (window: Enforcement['window']): Enforcement => ({ mode: 'strict', allowance: 0, whenUnreachable: 'allow', window });
const sec = 1_000;

test('a window that begins with a call: nothing is open until one comes, and the next begins with the next call', async () => {
  await it.setPolicy({ limit: calls(5), enforcement: kept('first-call') });
  it.nowMs = noonMs + 17 * sec;
  const first = await it.ask(quotaOf('a'), 3);
  expect(first).toMatchObject({ granted: 3, remaining: 2, windowStartMs: noonMs + 17 * sec, windowEndMs: noonMs + 77 * sec });

  it.nowMs = noonMs + 76 * sec;
  expect(await it.ask(quotaOf('a'), 3)).toMatchObject({ granted: 2, windowStartMs: noonMs + 17 * sec });
  expect(await it.ask(quotaOf('b'), 3)).toMatchObject({ granted: 3, windowStartMs: noonMs + 76 * sec });

  it.nowMs = noonMs + 90 * sec;
  await it.tell(first, { spent: 5 }); // of the window that is over: no call
  it.nowMs = noonMs + 100 * sec;
  expect(await it.ask(quotaOf('a'), 9)).toMatchObject({ granted: 5, windowStartMs: noonMs + 100 * sec });
});

test('a window that begins with a call, of another length since: begins anew', async () => {
  await it.setPolicy({ limit: calls(5, 'day'), enforcement: kept('first-call') });
  await it.ask(quotaOf('a'), 5);
  await it.setPolicy({ limit: calls(5, 'min'), enforcement: kept('first-call') });
  it.nowMs = noonMs + sec;

  expect(await it.ask(quotaOf('a'), 9)).toMatchObject({ granted: 5, windowEndMs: noonMs + sec + minuteMs });
});

test('first calls that come at once open one window', async () => {
  await it.setPolicy({ limit: calls(50), enforcement: kept('first-call') });
  const leases = await Promise.all(
    Array.from({ length: 40 }, (_, i) => {
      it.nowMs = noonMs + i;
      return it.ask(quotaOf('a'), 3, { gateway: `g${i % 3}` });
    }),
  );

  expect(new Set(leases.map(({ windowStartMs }) => windowStartMs)).size).toBe(1);
  expect(leases.reduce((sum, { granted }) => sum + (granted ?? 0), 0)).toBe(50);
});

test('a window that slides: no span of its length has more, and units come free when their slot has left', async () => {
  await it.setPolicy({ limit: calls(10), enforcement: kept('sliding') });
  expect(await it.ask(quotaOf('a'), 4)).toMatchObject({ granted: 4, windowStartMs: noonMs, windowEndMs: noonMs + 2 * sec });
  it.nowMs = noonMs + 30 * sec;
  expect(await it.ask(quotaOf('a'), 9)).toMatchObject({ granted: 6, remaining: 0, opensMs: noonMs + 62 * sec });

  it.nowMs = noonMs + 61 * sec;
  expect(await it.ask(quotaOf('a'), 9)).toMatchObject({ granted: 0, opensMs: noonMs + 62 * sec });
  it.nowMs = noonMs + 62 * sec;
  expect(await it.ask(quotaOf('a'), 9)).toMatchObject({ granted: 4, opensMs: noonMs + 92 * sec });
});

test('a window that slides is told as used up with the time at which it opens, and as open when units are given back', async () => {
  await it.setPolicy({ limit: calls(10), enforcement: kept('sliding') });
  const { grant, decisions } = await it.send('g1', [{ quota: quotaOf('a'), wanted: 10, atMost: 10 }]);
  expect(decisions).toMatchObject([{ state: 'exhausted', opensMs: noonMs + 62 * sec }]);

  it.nowMs = noonMs + 20 * sec;
  expect((await it.send('g2', [{ quota: quotaOf('a'), wanted: 1, atMost: 1 }])).decisions).toEqual([]);
  expect((await it.tell(grant.grants[0]!, { spent: 7, returned: 3 })).decisions).toMatchObject([{ state: 'open' }]);
  expect(await it.ask(quotaOf('a'), 9)).toMatchObject({ granted: 3 });
});

test('a sliding window under fire from many gateways holds the limit in every span', async () => {
  await it.setPolicy({ limit: calls(40, 'sec', 10), enforcement: kept('sliding') });
  const granted: { readonly atMs: number; readonly units: number }[] = [];
  for (let round = 0; round < 60; round += 1) {
    it.nowMs = noonMs + round * 500;
    const atMs = it.nowMs;
    const leases = await Promise.all(Array.from({ length: 4 }, (_, i) => it.ask(quotaOf('a'), 1 + ((round + i) % 7), { gateway: `g${i}` })));
    for (const lease of leases) granted.push({ atMs, units: lease.granted ?? 0 });
    if (round % 5 === 0) await it.tell(leases[0]!, { returned: Math.min(1, leases[0]!.granted ?? 0) }, 'g0');
  }

  for (const { atMs } of granted) expect(granted.filter((one) => one.atMs >= atMs && one.atMs < atMs + 10_000).reduce((sum, { units }) => sum + units, 0)).toBeLessThanOrEqual(40 + 2);
  expect(granted.reduce((sum, { units }) => sum + units, 0)).toBeGreaterThan(100);
});

test.each([
  ['bytes', { kind: 'bandwidth' as const, dataAmount: 2, dataUnit: 'KB' as const, timeUnit: 'min' as const, unitTime: 1 }, 2_048],
  ['events', { kind: 'event-count' as const, events: 7, timeUnit: 'min' as const, unitTime: 1 }, 7],
])('a limit on %s is leased in them', async (_unit, limit, units) => {
  await it.setPolicy({ limit });

  expect(await it.ask(quotaOf('a'), 1_000_000)).toMatchObject({ granted: units, limit: units });
});

test('a limit that counts something else since begins anew', async () => {
  await it.setPolicy({ limit: { kind: 'bandwidth', dataAmount: 2, dataUnit: 'KB', timeUnit: 'min', unitTime: 1 } });
  await it.ask(quotaOf('a'), 2_048);
  await it.setPolicy({ limit: calls(3) });

  expect(await it.ask(quotaOf('a'), 9)).toMatchObject({ granted: 3, limit: 3 });
});

test('the burst limit, the condition groups and custom policies have limits of their own', async () => {
  await it.setPolicy({ limit: calls(100), burst: calls(2, 'sec') });
  await it.setPolicy({ limit: calls(100), burst: calls(3, 'sec') }, { kind: 'application', name: 'App' });
  await it.setPolicy({ limit: calls(100), groups: [{ id: 'vip', enabled: true, conditions: [], limit: calls(4) }] }, { kind: 'advanced', name: 'Api' });
  await it.setPolicy({ limit: calls(5), rule: { enabled: true } }, { kind: 'custom', name: 'Rule' });
  const quotas = [quotaOf('a'), quotaOf('a', { level: 'burst' }), quotaOf('a', { level: 'application-burst', policy: 'App' }), quotaOf('a', { level: 'api', policy: 'Api', group: 'vip' }), quotaOf('a', { level: 'custom', policy: 'Rule' })];

  const { grant } = await it.send('g1', quotas.map((quota) => ({ quota, wanted: 50, atMost: 50 })));

  expect(grant.grants.map(({ granted }) => granted)).toEqual([50, 2, 3, 4, 5]);
});
