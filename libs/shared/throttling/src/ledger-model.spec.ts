import fc from 'fast-check';
import { createLedgerModel, lengthMs, type Step, type WindowKind } from '../test/ledger-model';

const gateway = fc.nat(2);
const steps = (unleased: fc.Arbitrary<boolean>, crashes: fc.Arbitrary<boolean>): fc.Arbitrary<Step[]> =>
  fc.array(
    fc.oneof(
      { weight: 3, arbitrary: fc.record({ kind: fc.constant('ask' as const), gateway, wanted: fc.integer({ min: 1, max: 8 }), ahead: fc.nat(20) }) },
      { weight: 3, arbitrary: fc.record({ kind: fc.constant('serve' as const), message: fc.nat(100), diesBeforePublishing: fc.boolean() }) },
      { weight: 3, arbitrary: fc.record({ kind: fc.constant('deliver' as const), answer: fc.nat(100) }) },
      { weight: 6, arbitrary: fc.record({ kind: fc.constant('call' as const), gateway, unleased }) },
      { weight: 1, arbitrary: fc.record({ kind: fc.constant('leave' as const), gateway, crashes }) },
      { weight: 2, arbitrary: fc.record({ kind: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: 2_500 }) }) },
    ),
    { maxLength: 150, size: 'max' },
  );
const limits = fc.integer({ min: 1, max: 40 });
const kinds: readonly WindowKind[] = ['aligned', 'first-call', 'sliding'];
const never = fc.constant(false);

describe.each(kinds)('in windows that are %s', (kind) => {
  test('whatever repeats, comes late or dies: never more calls than the limit, and the books balance', () => {
    fc.assert(
      fc.property(limits, steps(never, fc.boolean()), (limit, plan) => {
        const model = createLedgerModel(limit, kind);
        for (const step of plan) {
          model.take(step);
          expect(model.faults()).toEqual([]);
        }
        const spent = model.spent();
        const spans = kind === 'sliding' ? spent.map((startMs) => ({ startMs, endMs: startMs + lengthMs })) : model.windows();
        for (const { startMs, endMs } of spans) expect(spent.filter((ms) => startMs <= ms && ms < endMs).length).toBeLessThanOrEqual(limit);
      }),
      { numRuns: 300 },
    );
  });

  test('no lease is lost but by a crash: what living gateways were given is spent or back, unit by unit', () => {
    fc.assert(
      fc.property(limits, steps(never, never), (limit, plan) => {
        const model = createLedgerModel(limit, kind);
        plan.forEach(model.take);
        model.settle();

        expect(model.faults()).toEqual([]);
        expect(model.outstandingOfLiving()).toBe(0);
        expect([model.spentInLedger(), model.overdrawn()]).toEqual([model.spent().length, 0]);
      }),
      { numRuns: 300 },
    );
  });

  test('what passes without a lease is debited and never gives out more than the limit', () => {
    fc.assert(
      fc.property(limits, steps(fc.boolean(), fc.boolean()), (limit, plan) => {
        const model = createLedgerModel(limit, kind);
        plan.forEach(model.take);
        model.settle();

        expect(model.faults()).toEqual([]);
        expect(model.outstandingOfLiving()).toBe(0);
      }),
      { numRuns: 300 },
    );
  });
});
