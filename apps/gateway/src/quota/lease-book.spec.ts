import fc from 'fast-check';
import type { Enforcement, LeaseReport, Limit, QuotaKey, QuotaLevel } from '@quintet/contracts';
import type { QuotaUse } from './lease';
import { createLeaseBook, type Charge, type LeaseBook, type LeaseBookOptions, type UnitDemand } from './lease-book';
import { quotaId } from './quota-id';
import { ruleOf, type QuotaRule } from './quota-rule';

const minuteMs = 60_000;
const window = { windowStartMs: 0, windowEndMs: minuteMs };

const ruleFor = (limit: NonNullable<Limit>, enforcement?: Enforcement): QuotaRule => ruleOf(limit, enforcement) as QuotaRule;
const use = (level: QuotaLevel, requests: number, name: string = level, enforcement?: Enforcement): QuotaUse => {
  const quota: QuotaKey = { organization: 'carbon.super', level, policy: `P${requests}`, key: name };
  return { id: quotaId(quota), quota, rule: ruleFor({ kind: 'request-count', requests, unitTime: 1, timeUnit: 'min' }, enforcement) };
};

let nowMs = 1_000;
let books: LeaseBook[] = [];
const book = (more: Partial<LeaseBookOptions> = {}): LeaseBook => {
  const made = createLeaseBook({ ledgerNowMs: () => nowMs, waitMs: 50, onDemand: () => undefined, ...more });
  books.push(made);
  return made;
};
beforeEach(() => {
  nowMs = 1_000;
  books = [];
});

const nothing: Pick<LeaseReport, 'spent' | 'returned' | 'advanced'> = { spent: 0, returned: 0, advanced: 0 };

/** A ledger that keeps the limits of all quotas. */
const ledger = () => {
  const left = new Map<string, number>();
  return {
    answer: (to: LeaseBook, demands: readonly UnitDemand[], limits: readonly QuotaUse[]): void => {
      const grants = demands.map(({ quota, wanted }) => {
        const id = quotaId(quota);
        const limit = limits.find((one) => one.id === id)?.rule.units ?? 0;
        const remaining = left.get(id) ?? limit;
        const granted = Math.min(wanted, remaining);
        left.set(id, remaining - granted);
        return { quota, granted, remaining: remaining - granted, limit, ...window };
      });
      to.granted(grants, demands);
    },
  };
};
/** Answers demands until none is left. */
const settle = (of: LeaseBook, at: ReturnType<typeof ledger>, limits: readonly QuotaUse[]): void => {
  for (let { demands } = of.collect(); demands.length > 0; { demands } = of.collect()) at.answer(of, demands, limits);
};

test('a call waits for its lease; the next ones are charged at once and in the same window', async () => {
  const leases = book();
  const uses = [use('subscription', 3)];
  const first = leases.charge(uses);
  expect(first).toBeInstanceOf(Promise);

  leases.granted([{ quota: uses[0]!.quota, granted: 3, remaining: 0, limit: 3, ...window }], leases.collect().demands);

  expect(await first).toEqual({ kind: 'charged', standing: { level: 'subscription', limit: 3, remaining: 2, windowSeconds: 60, resetSeconds: 59 } });
  expect(leases.charge(uses)).toMatchObject({ kind: 'charged' });
  expect(leases.charge(uses)).toMatchObject({ kind: 'charged', standing: { remaining: 0 } });
  expect(leases.charge(uses)).toMatchObject({ kind: 'used up', opensMs: minuteMs });
  nowMs = minuteMs;
  expect(leases.charge(uses)).toBeInstanceOf(Promise);
});

test('units are not spent after their window', () => {
  const leases = book();
  const uses = [use('subscription', 100)];
  void leases.charge(uses);
  leases.granted([{ quota: uses[0]!.quota, granted: 50, remaining: 50, limit: 100, ...window }], leases.collect().demands);

  nowMs = minuteMs;

  expect(leases.charge(uses)).toBeInstanceOf(Promise);
  leases.granted([{ quota: uses[0]!.quota, granted: 50, remaining: 0, limit: 100, ...window }], []);
  expect(leases.charge(uses)).toBeInstanceOf(Promise); // a late answer of the window before gives nothing
  const reported = leases.takeDueReports().reduce((sum, { spent, returned, advanced }) => ({ spent: sum.spent + spent, returned: sum.returned + returned, advanced: sum.advanced + advanced }), nothing);
  expect(reported).toEqual({ spent: 1, returned: 99, advanced: 0 });
});

test('the word that a quota is used up does not take away the units that are on their way', async () => {
  const leases = book();
  const one = use('subscription', 5);
  const charges = Array.from({ length: 8 }, () => leases.charge([one]));
  const demands = leases.collect().demands;

  leases.decided({ quota: one.quota, state: 'exhausted', limit: 5, decidedMs: nowMs, ...window });
  leases.granted([{ quota: one.quota, granted: 5, remaining: 0, limit: 5, ...window }], demands);

  const kinds = (await Promise.all(charges)).map(({ kind }) => kind);
  expect(kinds.filter((kind) => kind === 'charged')).toHaveLength(5);
  expect(kinds.filter((kind) => kind === 'used up')).toHaveLength(3);
});

test('a quota that others used up is refused without asking, until it is opened again', () => {
  const leases = book();
  const one = use('application', 5);

  leases.decided({ quota: one.quota, state: 'exhausted', limit: 5, decidedMs: nowMs, ...window });
  expect(leases.charge([one])).toMatchObject({ kind: 'used up' });
  expect(leases.collect().demands).toEqual([]);

  leases.decided({ quota: one.quota, state: 'open', limit: 5, decidedMs: nowMs, ...window });
  expect(leases.charge([one])).toBeInstanceOf(Promise);
});

test('a window that is set back voids what is held of it, also what is still on its way', () => {
  const leases = book();
  const one = use('application', 5);
  void leases.charge([one]);
  const demands = leases.collect().demands;
  leases.granted([{ quota: one.quota, granted: 3, remaining: 2, limit: 5, ...window }], demands, 100);

  leases.decided({ quota: one.quota, state: 'open', reset: true, limit: 5, decidedMs: 200, ...window });
  leases.granted([{ quota: one.quota, granted: 2, remaining: 0, limit: 5, ...window }], [], 150);

  expect(leases.charge([one])).toBeInstanceOf(Promise);
  nowMs += 1_000;
  expect(leases.takeDueReports()).toMatchObject([{ spent: 1, returned: 0, advanced: 0 }]);
  leases.granted([{ quota: one.quota, granted: 4, remaining: 1, limit: 5, ...window }], leases.collect().demands, 300);
  expect(leases.charge([one])).toMatchObject({ kind: 'charged' });
});

test('a policy that is changed keeps what is held in its window, not what is held of another kind of window', () => {
  const leases = book();
  const before = use('subscription', 10);
  const more: QuotaUse = { ...before, rule: ruleFor({ kind: 'request-count', requests: 20, unitTime: 1, timeUnit: 'min' }) };
  const perHour: QuotaUse = { ...before, rule: ruleFor({ kind: 'request-count', requests: 10, unitTime: 1, timeUnit: 'hour' }) };
  void leases.charge([before]);
  leases.granted([{ quota: before.quota, granted: 3, remaining: 7, limit: 10, ...window }], leases.collect().demands);

  expect(leases.charge([more])).toMatchObject({ kind: 'charged', standing: { limit: 20, remaining: 18 } });
  expect(leases.charge([perHour])).toBeInstanceOf(Promise);
});

const kept = (more: Partial<Enforcement>): Enforcement => ({ mode: 'strict', allowance: 0, whenUnreachable: 'allow', window: 'aligned', ...more });

test('a call that nobody answers passes after its time, is refused, or has a share, as its policy says', async () => {
  const leases = book({ shareOf: (units) => units / 5 });
  const [allowed, denied, local] = (['allow', 'deny', 'local'] as const).map((whenUnreachable) => use('api', 5, whenUnreachable, kept({ whenUnreachable })));

  expect(await leases.charge([allowed!])).toMatchObject({ kind: 'charged' });
  expect(await leases.charge([denied!])).toMatchObject({ kind: 'undecided', quota: denied!.quota });
  expect(await leases.charge([local!])).toMatchObject({ kind: 'charged' });
  expect(await leases.charge([local!])).toMatchObject({ kind: 'used up', isShare: true, standing: { limit: 1, remaining: 0 } });
  expect(await leases.charge([denied!, allowed!])).toMatchObject({ kind: 'undecided' });
  const reports = leases.takeDueReports();
  expect(reports.map(({ quota, advanced }) => [quota.key, advanced])).toEqual([
    ['allow', 1],
    ['local', 1],
  ]);
});

test('while the ledger is known to be out of reach no call waits', () => {
  let reachable = true;
  const leases = book({ isReachable: () => reachable });
  const waiting = leases.charge([use('api', 5, 'a')]);
  expect(waiting).toBeInstanceOf(Promise);

  reachable = false;

  expect(leases.charge([use('api', 5, 'b')])).toMatchObject({ kind: 'charged' });
  leases.reconsider();
  expect(leases.waiting).toBe(0);
  reachable = true;
  expect(leases.charge([use('api', 5, 'c')])).toBeInstanceOf(Promise);
});

test("fast: a gateway's allowance of a window passes before its first lease, and is reported as advanced", () => {
  const leases = book();
  const one = use('api', 100, 'api', kept({ mode: 'fast', allowance: 2 }));

  expect(leases.charge([one])).toMatchObject({ kind: 'charged' });
  expect(leases.charge([one])).toMatchObject({ kind: 'charged' });
  expect(leases.charge([one])).toBeInstanceOf(Promise);
  const { demands, reports } = leases.collect();
  expect(reports).toMatchObject([{ advanced: 2, spent: 0, returned: 0, windowStartMs: 0, windowEndMs: minuteMs }]);
  leases.granted([{ quota: one.quota, granted: 1, remaining: 0, limit: 100, ...window }], demands);
  expect(leases.charge([one])).toMatchObject({ kind: 'used up' });
});

test('a plan that does not stop at its quota passes and says so; the other levels are charged all the same', async () => {
  const leases = book();
  const soft: QuotaUse = { ...use('subscription', 1), soft: true };
  const application = use('application', 10);
  const charge = leases.charge([soft, application]);
  leases.granted(
    [
      { quota: soft.quota, granted: 1, remaining: 0, limit: 1, ...window },
      { quota: application.quota, granted: 2, remaining: 0, limit: 10, ...window },
    ],
    leases.collect().demands,
  );

  expect(await charge).toMatchObject({ kind: 'charged', exceeded: undefined });
  expect(leases.charge([soft, application])).toMatchObject({ kind: 'charged', exceeded: soft.quota, standing: { level: 'subscription', remaining: 0 } });
  expect(leases.charge([soft, application])).toMatchObject({ kind: 'used up', quota: application.quota });
  nowMs += 1_000;
  expect(leases.takeDueReports()).toMatchObject([
    { quota: soft.quota, spent: 1, advanced: 1 },
    { quota: application.quota, spent: 2, advanced: 0 },
  ]);
});

test('bytes are debited after the call: what is below zero is reported as advanced, and nothing new begins before the ledger has it', async () => {
  const leases = book();
  const quota: QuotaKey = { organization: 'carbon.super', level: 'api', policy: 'Bytes', key: 'k' };
  const one: QuotaUse = { id: quotaId(quota), quota, rule: ruleFor({ kind: 'bandwidth', dataAmount: 1, dataUnit: 'KB', unitTime: 1, timeUnit: 'min' }) };
  const first = leases.charge([one]);
  leases.granted([{ quota, granted: 100, remaining: 924, limit: 1_024, ...window }], leases.collect().demands);

  expect(await first).toMatchObject({ kind: 'charged', standing: { limit: 1_024, remaining: 1_024 } });
  leases.debit([one], 300);
  expect(leases.charge([one])).toBeInstanceOf(Promise);
  const { demands, reports } = leases.collect();
  expect(reports).toMatchObject([{ spent: 100, advanced: 200 }]);
  expect(demands).toMatchObject([{ wanted: 300 }]);
});

test('a call that is not admitted in the end costs nothing', () => {
  const leases = book();
  const one = use('api', 5);
  void leases.charge([one]);
  leases.granted([{ quota: one.quota, granted: 2, remaining: 0, limit: 5, ...window }], leases.collect().demands);

  expect(leases.charge([one], () => false)).toEqual({ kind: 'not admitted' });
  expect(leases.charge([one], () => true)).toMatchObject({ kind: 'charged' });
});

test('units that lie idle while others may want them are given back, and all of them at the end', () => {
  const leases = book();
  const one = use('api', 100);
  void leases.charge([one]);
  leases.granted([{ quota: one.quota, granted: 20, remaining: 10, limit: 100, ...window }], leases.collect().demands);

  expect(leases.takeDueReports()).toMatchObject([{ spent: 1, returned: 0 }]);
  nowMs += 1_500;
  expect(leases.takeDueReports()).toMatchObject([{ spent: 0, returned: 19 }]);

  leases.granted([{ quota: one.quota, granted: 5, remaining: 24, limit: 100, ...window }], []);
  expect(leases.takeAllReports()).toMatchObject([{ spent: 0, returned: 5 }]);
  expect(leases.takeAllReports()).toEqual([]);
});

test('a quota of a sliding window that is used up beyond its slot is refused until it opens', () => {
  const leases = book();
  const one = use('api', 10, 'api', kept({ window: 'sliding' }));
  void leases.charge([one]);
  leases.granted([{ quota: one.quota, granted: 0, remaining: 0, limit: 10, windowStartMs: 0, windowEndMs: 2_000, opensMs: 6_000 }], leases.collect().demands);

  nowMs = 3_000;
  expect(leases.charge([one])).toMatchObject({ kind: 'used up', opensMs: 6_000, standing: { resetSeconds: 3, windowSeconds: 60 } });
  nowMs = 6_000;
  expect(leases.charge([one])).toBeInstanceOf(Promise);
});

test.each([20, 1_000, 20_000])('a quota with %i calls a second needs fewer than five demands a second', (perSecond) => {
  const leases = book();
  const one = use('api', 10_000_000);
  let demanded = 0;
  const seconds = 10;
  const step = 20;
  for (nowMs = 1_000; nowMs < 1_000 + seconds * 1_000; nowMs += step) {
    for (let i = 0; i < Math.max(1, (perSecond * step) / 1_000); i += 1) void leases.charge([one]);
    const { demands } = leases.collect();
    demanded += demands.length;
    leases.granted(demands.map(({ quota, atMost }) => ({ quota, granted: atMost, remaining: 5_000_000, limit: 10_000_000, ...window })), demands);
  }

  expect(leases.waiting).toBe(0);
  expect(demanded / seconds).toBeLessThan(5);
});

test('a policy that the ledger does not limit counts nothing', async () => {
  const leases = book();
  const one = use('api', 5);
  const charge = leases.charge([one]);
  leases.granted([{ quota: one.quota, granted: null, remaining: 0, limit: 0, ...window }], leases.collect().demands);

  expect(await charge).toEqual({ kind: 'charged', standing: undefined });
  for (let i = 0; i < 20; i += 1) expect(leases.charge([one])).toMatchObject({ kind: 'charged' });
});

test('several gateways together pass exactly what the tightest quota allows, and hold nothing back', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 3 }), async (plan, application, calls, gateways) => {
      nowMs = 1_000;
      const limits = [use('subscription', plan), use('application', application)];
      const ledgerOfAll = ledger();
      const all = Array.from({ length: gateways }, () => book());
      const charges: (Charge | Promise<Charge>)[] = [];
      for (let i = 0; i < calls; i += 1) charges.push(all[i % gateways]!.charge(limits));
      all.forEach((one) => settle(one, ledgerOfAll, limits));

      const passed = (await Promise.all(charges)).filter(({ kind }) => kind === 'charged').length;

      expect(passed).toBe(Math.min(plan, application, calls));
    }),
    { numRuns: 100 },
  );
});
