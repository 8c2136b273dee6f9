import fc from 'fast-check';
import type { QuotaDemand, QuotaKey } from '@quintet/contracts';
import type { QuotaUse } from '../quota/lease';
import { createLeaseBook, type LeaseBook } from '../quota/lease-book';
import { quotaId } from '../quota/quota-id';
import { ruleOf, type QuotaRule } from '../quota/quota-rule';
import type { PrimaryChannel, ToWorker } from './channel';
import { createWorkerLedger } from './worker-ledger';

const window = { windowStartMs: 0, windowEndMs: 60_000 };
const nowMs = 1_000;
const quota: QuotaKey = { organization: 'carbon.super', level: 'api', policy: 'P', key: 'k' };
const useOf = (units: number): QuotaUse => ({ id: quotaId(quota), quota, rule: ruleOf({ kind: 'request-count', requests: units, unitTime: 1, timeUnit: 'min' }) as QuotaRule });

let messages = 0;
const messageOf = (worker: LeaseBook, reports = worker.takeDueReports()): QuotaDemand | undefined => {
  const asked = worker.collect();
  const told = [...reports, ...asked.reports];
  if (asked.demands.length + told.length === 0) return undefined;
  return { gatewayId: 'g', demandId: `m${(messages += 1)}`, partition: 0, demands: asked.demands, reports: told, sentMs: nowMs };
};

/** A primary process over a ledger that has `limit` units, and workers over it. */
const start = (limit: number, workers: number) => {
  let left = limit;
  let reachable = true;
  const primary = createLeaseBook({ ledgerNowMs: () => nowMs, waitMs: 300, onDemand: () => undefined, onHeard: () => ledger.heard() });
  const ledger = createWorkerLedger({ book: primary, isReachable: () => reachable, nowMs: () => nowMs });
  const all = Array.from({ length: workers }, () => {
    const book = createLeaseBook({ ledgerNowMs: () => nowMs, waitMs: 300, onDemand: () => undefined });
    const sent = new Map<string, QuotaDemand>();
    const channel: PrimaryChannel = {
      send: (message: ToWorker) => {
        if (message.kind !== 'granted') return;
        const { demandId, grants } = message.grant;
        const demand = sent.get(demandId);
        if (!demand) throw new Error('answered twice');
        sent.delete(demandId);
        book.granted(grants, demand.demands, message.grant.decidedMs);
      },
      onMessage: () => undefined,
    };
    const ask = (): boolean => {
      const message = messageOf(book);
      if (!message) return false;
      sent.set(message.demandId, message);
      ledger.answer(channel, message);
      return true;
    };
    return { book, channel, sent, ask, resend: () => [...sent.values()].forEach((message) => ledger.answer(channel, message)) };
  });
  /** The ledger answers the primary. */
  const grantAll = (): boolean => {
    const { demands } = primary.collect();
    const grants = demands.map(({ quota: of, wanted, atMost }) => {
      const granted = Math.min(left, Math.max(wanted, Math.min(atMost, Math.floor(left / 4))));
      left -= granted;
      return { quota: of, granted, remaining: left, limit, ...window };
    });
    if (demands.length > 0) primary.granted(grants, demands, nowMs);
    return demands.length > 0;
  };
  const settle = (): void => {
    for (let busy = true; busy; ) busy = [...all.map(({ ask }) => ask()), grantAll()].some(Boolean);
  };
  return { primary, ledger, all, settle, setReachable: (now: boolean) => (reachable = now) };
};

test('workers together pass exactly what the limit allows, and the primary reports all of it once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 60 }), async (limit, workers, calls) => {
      const at = start(limit, workers);
      const charges = Array.from({ length: calls }, (_, i) => at.all[i % workers]!.book.charge([useOf(limit)]));
      at.settle();

      const passed = (await Promise.all(charges)).filter(({ kind }) => kind === 'charged').length;
      expect(passed).toBe(Math.min(limit, calls));

      for (const worker of at.all) {
        const message = messageOf(worker.book, worker.book.takeAllReports());
        if (message) at.ledger.answer({ send: () => undefined, onMessage: () => undefined }, message);
      }
      const spent = at.primary.takeAllReports().reduce((sum, report) => sum + report.spent, 0);
      expect(spent).toBe(passed);
    }),
    { numRuns: 60 },
  );
});

test('a message that is sent twice counts once; while the ledger is out of reach none is answered, and it is taken up again after', async () => {
  const at = start(5, 1);
  const [worker] = at.all;
  const charge = worker!.book.charge([useOf(5)]);
  worker!.ask();
  worker!.resend();
  at.setReachable(false);
  at.ledger.heard();
  worker!.resend();
  at.settle();
  expect(worker!.sent.size).toBe(1);

  at.setReachable(true);
  worker!.resend();
  worker!.resend();
  at.settle();

  expect(await charge).toMatchObject({ kind: 'charged' });
  expect(worker!.sent.size).toBe(0);
});

test('what a worker that is gone waited for is not asked for any more', () => {
  const at = start(5, 2);
  void at.all[0]!.book.charge([useOf(5)]);
  at.all[0]!.ask();

  at.ledger.forget(at.all[0]!.channel);

  expect(at.primary.collect().demands).toEqual([]);
});
