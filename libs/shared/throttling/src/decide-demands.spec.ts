import fc from 'fast-check';
import type { QuotaDemand, QuotaGrant, QuotaKey } from '@quintet/contracts';
import { decideDemands, type Decided, type LedgerEntry } from './decide-demands';
import { quotaId } from './quota-id';

const quota = (key: string): QuotaKey => ({ organization: 'carbon.super', level: 'subscription', policy: 'Gold', key });
const window = { startMs: 0, endMs: 60_000 };
const entry = (key: string, limit: number, granted = 0, exhausted = false): LedgerEntry => ({ quota: quota(key), window, limit, granted, exhausted });
const entries = (...all: LedgerEntry[]) => new Map(all.map((one) => [quotaId(one.quota), one]));
const demand = (key: string, wanted: number, atMost = wanted) => ({ quota: quota(key), wanted, atMost });

test('a demand gets what it wants, and is told what is left until when', () => {
  const { grants, spendings, decisions } = decideDemands([demand('a', 2)], entries(entry('a', 5)), 1_000);

  expect(grants).toEqual([{ quota: quota('a'), granted: 2, remaining: 3, limit: 5, windowStartMs: 0, windowEndMs: 60_000 }]);
  expect(spendings).toEqual([{ entry: entry('a', 5), units: 2, exhausted: false }]);
  expect(decisions).toEqual([]);
});

test('without a limit there is nothing to grant', () => {
  const { grants, spendings } = decideDemands([demand('a', 2)], new Map(), 1_000);

  expect(grants).toEqual([{ quota: quota('a'), granted: null, remaining: 0, limit: 0, windowStartMs: 1_000, windowEndMs: 1_000 }]);
  expect(spendings).toEqual([]);
});

test('a quota that is named twice is spent once for each', () => {
  expect(decideDemands([demand('a', 3), demand('a', 3)], entries(entry('a', 5)), 0).grants.map(({ granted }) => granted)).toEqual([3, 2]);
});

test('the last unit is told, once', () => {
  const last = decideDemands([demand('a', 9)], entries(entry('a', 5)), 1_000);
  const beyond = decideDemands([demand('a', 9)], entries(entry('a', 5, 5, true)), 1_000);

  expect(last.decisions).toEqual([{ quota: quota('a'), state: 'exhausted', limit: 5, windowStartMs: 0, windowEndMs: 60_000, decidedMs: 1_000 }]);
  expect(beyond).toMatchObject({ grants: [{ granted: 0, remaining: 0 }], spendings: [], decisions: [] });
});

test('a limit that was lowered below what was granted grants nothing more, and says so', () => {
  expect(decideDemands([demand('a', 1)], entries(entry('a', 3, 5)), 0)).toMatchObject({ grants: [{ granted: 0, remaining: 0, limit: 3 }], decisions: [{ state: 'exhausted' }] });
});

test('a limit that was raised opens a window that was used up', () => {
  expect(decideDemands([demand('a', 1)], entries(entry('a', 9, 5, true)), 0)).toMatchObject({ grants: [{ granted: 1, remaining: 3 }], decisions: [{ state: 'open' }] });
});

/** The ledger, the hub and the gateways as a model: a step of the ledger is atomic, everything around it may repeat, be lost or die. */
type Step =
  | { readonly kind: 'ask'; readonly gateway: number; readonly wanted: number; readonly ahead: number }
  | { readonly kind: 'serve'; readonly message: number; readonly diesBeforePublishing: boolean }
  | { readonly kind: 'deliver'; readonly answer: number }
  | { readonly kind: 'call'; readonly gateway: number }
  | { readonly kind: 'crash'; readonly gateway: number };

const steps: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('ask' as const), gateway: fc.nat(2), wanted: fc.integer({ min: 1, max: 8 }), ahead: fc.nat(20) }),
  fc.record({ kind: fc.constant('serve' as const), message: fc.nat(20), diesBeforePublishing: fc.boolean() }),
  fc.record({ kind: fc.constant('deliver' as const), answer: fc.nat(20) }),
  fc.record({ kind: fc.constant('call' as const), gateway: fc.nat(2) }),
  fc.record({ kind: fc.constant('crash' as const), gateway: fc.nat(2) }),
);

const createModel = (limit: number) => {
  let row = entry('a', limit);
  const asked: QuotaDemand[] = [];
  const committed = new Map<string, Decided>();
  const published: QuotaGrant['grants'][] = [];
  const publishedOf: string[] = [];
  const gateways = [0, 1, 2].map(() => ({ held: 0, seen: new Set<string>() }));
  let passed = 0;

  const serve = ({ demandId, demands }: QuotaDemand, dies: boolean): void => {
    const decided = committed.get(demandId) ?? decideDemands(demands, entries(row), 0);
    if (!committed.has(demandId)) {
      for (const { units, exhausted } of decided.spendings) row = { ...row, granted: row.granted + units, exhausted };
      committed.set(demandId, decided);
    }
    if (dies) return;
    published.push(decided.grants);
    publishedOf.push(demandId);
  };

  return {
    take: (step: Step): void => {
      if (step.kind === 'ask') {
        const demandId = `${step.gateway}-${asked.length}`;
        asked.push({ gatewayId: String(step.gateway), demandId, partition: 0, demands: [demand('a', step.wanted, step.wanted + step.ahead)], sentMs: 0 });
      }
      if (step.kind === 'serve') {
        const message = asked[step.message];
        if (message) serve(message, step.diesBeforePublishing);
      }
      if (step.kind === 'deliver') {
        const grants = published[step.answer];
        const demandId = publishedOf[step.answer] ?? '';
        const gateway = gateways[Number(demandId.split('-')[0])];
        if (!grants || !gateway || gateway.seen.has(demandId)) return;
        gateway.seen.add(demandId);
        gateway.held += grants.reduce((sum, { granted }) => sum + (granted ?? 0), 0);
      }
      if (step.kind === 'call' && gateways[step.gateway]!.held > 0) {
        gateways[step.gateway]!.held -= 1;
        passed += 1;
      }
      if (step.kind === 'crash') gateways[step.gateway]!.held = 0;
    },
    granted: (): number => row.granted,
    /** Answers to distinct messages add up to what the row says: each was granted once. */
    answered: (): number => [...committed.values()].flatMap(({ grants }) => grants).reduce((sum, { granted }) => sum + (granted ?? 0), 0),
    passed: (): number => passed,
    exhaustions: (): number => [...committed.values()].flatMap(({ decisions }) => decisions).length,
  };
};

test('whatever repeats, is lost or dies: never more calls than the limit, each demand granted once, the end told once', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), fc.array(steps, { maxLength: 120 }), (limit, plan) => {
      const model = createModel(limit);
      for (const step of plan) {
        model.take(step);
        expect(model.granted()).toBeLessThanOrEqual(limit);
      }

      expect(model.passed()).toBeLessThanOrEqual(model.granted());
      expect(model.answered()).toBe(model.granted());
      expect(model.exhaustions()).toBe(model.granted() === limit ? 1 : 0);
    }),
    { numRuns: 500 },
  );
});
