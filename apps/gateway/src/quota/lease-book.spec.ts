import fc from 'fast-check';
import type { QuotaKey, QuotaLevel, RequestCountLimit } from '@quintet/contracts';
import { createLeaseBook, type Charge, type LeaseBook, type UnitDemand } from './lease-book';
import type { QuotaUse } from './lease';
import { quotaId } from './quota-id';

const minuteMs = 60_000;
const window = { windowStartMs: 0, windowEndMs: minuteMs };

const use = (level: QuotaLevel, requests: number, name: string = level): QuotaUse => {
  const quota: QuotaKey = { organization: 'carbon.super', level, policy: `P${requests}`, key: name };
  const limit: RequestCountLimit = { kind: 'request-count', requests, unitTime: 1, timeUnit: 'min' };
  return { id: quotaId(quota), quota, limit };
};

let nowMs = 1_000;
let books: LeaseBook[] = [];
const book = (): LeaseBook => {
  const made = createLeaseBook({ ledgerNowMs: () => nowMs, waitMs: 50, onDemand: () => undefined });
  books.push(made);
  return made;
};
beforeEach(() => {
  nowMs = 1_000;
  books = [];
});

/** A ledger that keeps the limits of all quotas. */
const ledger = () => {
  const left = new Map<string, number>();
  return {
    answer: (to: LeaseBook, demands: readonly UnitDemand[], limits: readonly QuotaUse[]): void => {
      const grants = demands.map(({ quota, wanted }) => {
        const id = quotaId(quota);
        const limit = limits.find((one) => one.id === id)?.limit.requests ?? 0;
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
  for (let demands = of.collectDemands(); demands.length > 0; demands = of.collectDemands()) at.answer(of, demands, limits);
};

test('a call waits for its lease; the next ones are charged at once and in the same window', async () => {
  const leases = book();
  const uses = [use('subscription', 3)];
  const first = leases.charge(uses);
  expect(first).toBeInstanceOf(Promise);

  leases.granted([{ quota: uses[0]!.quota, granted: 3, remaining: 0, limit: 3, ...window }], leases.collectDemands());

  expect(await first).toEqual({ kind: 'charged', standing: { level: 'subscription', limit: 3, remaining: 2, windowSeconds: 60, resetSeconds: 59 } });
  expect(leases.charge(uses)).toMatchObject({ kind: 'charged' });
  expect(leases.charge(uses)).toMatchObject({ kind: 'charged', standing: { remaining: 0 } });
  expect(leases.charge(uses)).toMatchObject({ kind: 'used up', windowEndMs: minuteMs });
  nowMs = minuteMs;
  expect(leases.charge(uses)).toBeInstanceOf(Promise);
});

test('units are not spent after their window', () => {
  const leases = book();
  const uses = [use('subscription', 100)];
  void leases.charge(uses);
  leases.granted([{ quota: uses[0]!.quota, granted: 50, remaining: 50, limit: 100, ...window }], leases.collectDemands());

  nowMs = minuteMs;

  expect(leases.charge(uses)).toBeInstanceOf(Promise);
  leases.granted([{ quota: uses[0]!.quota, granted: 50, remaining: 0, limit: 100, ...window }], []);
  expect(leases.charge(uses)).toBeInstanceOf(Promise); // a late answer of the window before gives nothing
});

test('the word that a quota is used up does not take away the units that are on their way', async () => {
  const leases = book();
  const one = use('subscription', 5);
  const charges = Array.from({ length: 8 }, () => leases.charge([one]));
  const demands = leases.collectDemands();

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
  expect(leases.collectDemands()).toEqual([]);

  leases.decided({ quota: one.quota, state: 'open', limit: 5, decidedMs: nowMs, ...window });
  expect(leases.charge([one])).toBeInstanceOf(Promise);
});

test('a policy that is changed keeps what is held in its window, not what is held of another kind of window', () => {
  const leases = book();
  const before = use('subscription', 10);
  const more: QuotaUse = { ...before, limit: { ...before.limit, requests: 20 } };
  const perHour: QuotaUse = { ...before, limit: { ...before.limit, timeUnit: 'hour' } };
  void leases.charge([before]);
  leases.granted([{ quota: before.quota, granted: 3, remaining: 7, limit: 10, ...window }], leases.collectDemands());

  expect(leases.charge([more])).toMatchObject({ kind: 'charged', standing: { limit: 20, remaining: 18 } });
  expect(leases.charge([perHour])).toBeInstanceOf(Promise);
});

test('a call that nobody answers is undecided after its time', async () => {
  expect(await book().charge([use('api', 5)])).toEqual({ kind: 'undecided' });
});

test('a policy that the ledger does not limit counts nothing', async () => {
  const leases = book();
  const one = use('api', 5);
  const charge = leases.charge([one]);
  leases.granted([{ quota: one.quota, granted: null, remaining: 0, limit: 0, ...window }], leases.collectDemands());

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
