import type { Enforcement, QuotaKey, ThrottleDecision } from '@quintet/contracts';
import { createReopenWindows } from '../src/features/quota-ledger/reopen-windows';
import { calls, noonMs, openLedger, quotaOf, type TestLedger } from './open-ledger';

let it: TestLedger;
const told: ThrottleDecision[] = [];
beforeAll(async () => {
  it = await openLedger();
});
afterAll(() => it.close());
beforeEach(async () => {
  told.length = 0;
  await it.reset();
});

const reopen = () => createReopenWindows({ database: it.database, bus: { publish: async (records) => void told.push(...records.map(({ value }) => JSON.parse(String(value)) as ThrottleDecision)) }, clock: it.clock, source: '/test' })();
const kept = (window: Enforcement['window']): Enforcement => ({ mode: 'strict', allowance: 0, whenUnreachable: 'allow', window });
const group = (requests: number) => ({ id: 'vip', enabled: true, conditions: [], limit: calls(requests) });
type Content = Parameters<TestLedger['setPolicy']>[0];
const plan = { kind: 'subscription', name: 'Plan' };
const advanced = { kind: 'advanced', name: 'Plan' };

/** A limit of five that is used up; the same raised; the same lowered. */
const cases: readonly [string, QuotaKey, (requests: number) => Content, { kind: string; name: string }][] = [
  ['a window that begins with a call', quotaOf('a'), (requests) => ({ limit: calls(requests), enforcement: kept('first-call') }), plan],
  ['a window that slides', quotaOf('a'), (requests) => ({ limit: calls(requests), enforcement: kept('sliding') }), plan],
  ['a burst limit', quotaOf('a', { level: 'burst' }), (requests) => ({ limit: calls(9_000), burst: calls(requests, 'hour') }), plan],
  ['a condition group', quotaOf('a', { level: 'api', group: 'vip' }), (requests) => ({ limit: calls(1), groups: [group(requests)] }), advanced],
  ['a limit in bytes', quotaOf('a'), (requests) => ({ limit: { kind: 'bandwidth', dataAmount: requests, dataUnit: 'KB', timeUnit: 'min', unitTime: 1 } }), plan],
];

test.each(cases)('%s that was used up is open again when its limit is raised, and not when it is lowered', async (_what, quota, content, of) => {
  await it.setPolicy(content(5), of);
  const { grant } = await it.send('g1', [{ quota, wanted: 9_000, atMost: 9_000 }]);
  it.nowMs = noonMs + 1_000;
  await it.setPolicy(content(4), of);
  await reopen();
  expect(told).toEqual([]);

  await it.setPolicy(content(6), of);
  await reopen();
  await reopen();

  const lease = grant.grants[0]!;
  expect(told).toEqual([expect.objectContaining({ quota, state: 'open', limit: (lease.limit / 5) * 6, windowStartMs: lease.windowStartMs, windowEndMs: lease.windowEndMs })]);
});

test('a slot that has gone by, until whose span ends gateways refuse, is opened too', async () => {
  await it.setPolicy({ limit: calls(5), enforcement: kept('sliding') });
  await it.ask(quotaOf('a'), 5);
  it.nowMs = noonMs + 30_000;
  await it.setPolicy({ limit: calls(6), enforcement: kept('sliding') });
  await reopen();

  expect(told).toMatchObject([{ state: 'open', limit: 6 }]);
  expect(await it.ask(quotaOf('a'), 9)).toMatchObject({ granted: 1 });
});

test('a condition group that was taken out leaves nothing to refuse by', async () => {
  await it.setPolicy({ limit: calls(1), groups: [group(5)] }, advanced);
  await it.ask(quotaOf('a', { level: 'api', group: 'vip' }), 5);
  await it.setPolicy({ limit: calls(1), groups: [] }, advanced);
  await reopen();

  expect(told).toMatchObject([{ state: 'open', limit: 0 }]);
});
