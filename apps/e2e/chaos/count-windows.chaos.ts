import { overshoots, type Straddler } from './count-windows';

const over = (certain: readonly (readonly [number, number])[], straddlers: readonly Straddler[], limit = 2): Record<number, number> =>
  Object.fromEntries(overshoots({ certain: new Map(certain), straddlers }, () => limit));

test.each([
  ['as many as the limit', [[1, 2], [2, 2]] as const, []],
  ['calls over a border, with room before it', [[1, 1], [2, 2]] as const, [{ from: 1, to: 2 }]],
  ['calls over a border, with room after it', [[1, 2], [2, 1]] as const, [{ from: 1, to: 2 }]],
  ['the one that could still wait does', [[1, 1], [2, 1]] as const, [{ from: 1, to: 3 }, { from: 1, to: 2 }, { from: 1, to: 2 }]],
  ['a call over a whole window', [[1, 2], [2, 2], [3, 1]] as const, [{ from: 1, to: 3 }]],
])('%s: nothing is over', (_what, certain, straddlers) => expect(over(certain, straddlers)).toEqual({}));

test.each([
  ['one more than the limit', [[1, 3], [2, 0]] as const, [], { 1: 1 }],
  ['a call over a border, with no room on either side', [[1, 2], [2, 2]] as const, [{ from: 1, to: 2 }], { 2: 1 }],
  ['more over a border than both sides hold', [[1, 1], [2, 1]] as const, [{ from: 1, to: 2 }, { from: 1, to: 2 }, { from: 1, to: 2 }], { 2: 1 }],
  ['calls that came before a window do not fill it', [[1, 0], [2, 3]] as const, [], { 2: 1 }],
])('%s: over', (_what, certain, straddlers, expected) => expect(over(certain, straddlers)).toEqual(expected));
