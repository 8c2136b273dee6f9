import type { QuotaLevel } from '@quintet/contracts';
import { sql } from '@quintet/persistence';
import { createFoldWindows } from '../src/features/quota-ledger/fold-windows';
import { createForfeitLeases } from '../src/features/quota-ledger/forfeit-leases';
import { calls, minuteMs, noonMs, openLedger, quotaOf, type TestLedger } from './open-ledger';

let it: TestLedger;
const lost: { level: QuotaLevel; units: number }[] = [];
beforeAll(async () => {
  it = await openLedger();
});
afterAll(() => it.close());
beforeEach(async () => {
  lost.length = 0;
  await it.reset();
  await it.setPolicy({ limit: calls(10) });
});
afterEach(async () => expect(await it.faults()).toEqual([]));

const leases = () => createForfeitLeases({ database: it.database, clock: it.clock, onForfeited: (level, units) => void lost.push({ level, units }) });
const usage = () =>
  it.database.rows<{ key: string; period_start: Date; period_end: Date }>(sql`
    select key, period_start, period_end, windows, used_up, granted::int, spent::int, returned::int, forfeited::int, advanced::int, overdrawn::int
      from quota_usage order by key, period_start`);

test('every movement stands in the account of its gateway: granted = spent + returned + forfeited + outstanding', async () => {
  const lease = await it.ask(quotaOf('a'), 6);
  await it.ask(quotaOf('a'), 3, { gateway: 'g2' });
  await it.tell(lease, { spent: 2 });
  await it.tell(lease, { spent: 1, returned: 1, advanced: 4 });

  expect(await it.account('g1')).toEqual({ granted: 8, spent: 5, returned: 1, forfeited: 0, outstanding: 2, advanced: 2, overdrawn: 2 });
  expect(await it.account('g2')).toMatchObject({ granted: 3, outstanding: 3 });
});

test('what is returned is leased again, also to another gateway, and what is reported twice counts once', async () => {
  const lease = await it.ask(quotaOf('a'), 10);
  const message = { gatewayId: 'g1', demandId: 'd1', partition: 0, demands: [], reports: [it.report(lease, { spent: 4, returned: 6 })], sentMs: noonMs };
  expect(await it.ledger.answer(message)).toMatchObject({ repeated: false, grant: { grants: [] }, decisions: [{ state: 'open' }] });
  expect(await it.ledger.answer(message)).toMatchObject({ repeated: true });

  expect(await it.ask(quotaOf('a'), 9, { gateway: 'g2' })).toMatchObject({ granted: 6, remaining: 0 });
  expect(await it.account('g1')).toMatchObject({ granted: 10, spent: 4, returned: 6, outstanding: 0 });
});

test('a report on the window before is entered there', async () => {
  const lease = await it.ask(quotaOf('a'), 10);
  it.nowMs = noonMs + minuteMs + 1_000;

  expect(await it.ask(quotaOf('a'), 4, { reports: [it.report(lease, { spent: 9, returned: 1 })] })).toMatchObject({ granted: 4, remaining: 6, windowStartMs: noonMs + minuteMs });
  expect(await it.account()).toMatchObject({ granted: 14, spent: 9, returned: 1, outstanding: 4 });
});

test('calls that passed while the ledger was out of reach are counted in the window in which they were made', async () => {
  it.nowMs = noonMs + minuteMs + 1_000;
  await it.send('g1', [], [{ quota: quotaOf('a'), windowStartMs: noonMs, windowEndMs: noonMs + minuteMs, spent: 0, returned: 0, advanced: 12 }]);

  expect(await it.account()).toMatchObject({ spent: 10, advanced: 10, overdrawn: 2 });
  expect(await it.ask(quotaOf('a'), 10)).toMatchObject({ granted: 10 });
});

test('what a gateway never reported on is forfeited when its window has been over for a while, and recovered when the report comes after all', async () => {
  const lease = await it.ask(quotaOf('a'), 7);
  it.nowMs = noonMs + minuteMs + 29_000;
  await leases().closeWindows();
  expect(await it.account()).toMatchObject({ outstanding: 7 });

  it.nowMs = noonMs + minuteMs + 31_000;
  await leases().closeWindows();
  await leases().closeWindows();
  expect(await it.account()).toMatchObject({ forfeited: 7, outstanding: 0 });
  expect(lost).toEqual([{ level: 'subscription', units: 7 }]);

  await it.tell(lease, { spent: 5 });
  expect(await it.account()).toMatchObject({ granted: 7, spent: 5, forfeited: 2 });
});

test('what a gateway holds that is gone is forfeited at once, and not given to others', async () => {
  await it.ask(quotaOf('a'), 7);
  await it.ask(quotaOf('a'), 1, { gateway: 'g2' });
  await leases().forfeitOf('g1');

  expect([await it.account('g1'), await it.account('g2')]).toMatchObject([{ forfeited: 7 }, { outstanding: 1 }]);
  expect(lost).toEqual([{ level: 'subscription', units: 7 }]);
  expect(await it.ask(quotaOf('a'), 9, { gateway: 'g2' })).toMatchObject({ granted: 2 });
});

test('windows that are over are folded into the sums of their hour, then of their day, and no unit is lost', async () => {
  for (let i = 0; i < 3; i += 1) {
    it.nowMs = noonMs + i * minuteMs;
    const lease = await it.ask(quotaOf('a'), 10);
    await it.tell(lease, { spent: 7, returned: 1, advanced: 3 });
  }
  const fold = async (afterMs: number) => {
    it.nowMs = noonMs + afterMs;
    await leases().closeWindows();
    await createFoldWindows(it.database, it.clock)();
  };
  await fold(3 * minuteMs);
  expect(await usage()).toEqual([]);

  await fold(20 * minuteMs);
  const sums = { key: 'a', windows: 3, used_up: 3, granted: 33, spent: 24, returned: 3, forfeited: 6, advanced: 3, overdrawn: 6 };
  expect(await usage()).toEqual([{ ...sums, period_start: new Date(noonMs), period_end: new Date(noonMs + 60 * minuteMs) }]);
  for (const table of [sql`quota_ledger`, sql`quota_account`, sql`quota_answer`]) expect(await it.database.rows(sql`select 1 from ${table}`)).toEqual([]);

  await fold(3 * 24 * 60 * minuteMs);
  expect(await usage()).toEqual([{ ...sums, period_start: new Date(noonMs - 12 * 60 * minuteMs), period_end: new Date(noonMs + 12 * 60 * minuteMs) }]);
  expect(await it.database.rows(sql`select 1 from quota_journal`)).toEqual([]);
  await fold(500 * 24 * 60 * minuteMs);
  expect(await usage()).toEqual([]);
});

test('messages of many gateways at once, some spoiled: the others are answered, and the books balance', async () => {
  await it.setPolicy({ limit: calls(1_000) });
  const results = await Promise.allSettled(
    Array.from({ length: 60 }, (_, i) => it.ask(i % 10 === 0 ? quotaOf('spoiled\u0000key') : quotaOf(`k${i % 5}`), 1 + (i % 7), { gateway: `g${i % 3}` })),
  );

  expect(results.filter(({ status }) => status === 'rejected')).toHaveLength(6);
});
