import { createCallBudget } from './call-budget';

test('each caller has a budget of his own for each window', () => {
  let now = 0;
  const budget = createCallBudget({ calls: 2, windowMs: 10_000, clock: { now: () => now } });

  expect([budget.take('a'), budget.take('a'), budget.take('b')]).toEqual([0, 0, 0]);
  now = 2_500;
  expect(budget.take('a')).toBe(8);
  expect(budget.take('b')).toBe(0);
  now = 10_000;
  expect(budget.take('a')).toBe(0);
});

test('ever new callers take up no more room', () => {
  const budget = createCallBudget({ calls: 1, windowMs: 1_000, clock: { now: () => 0 } });
  budget.take('first');
  for (let i = 0; i < 10_001; i += 1) budget.take(`caller ${i}`);

  expect(budget.take('first')).toBe(0); // forgotten
  expect(budget.take('caller 10000')).toBe(1);
});
