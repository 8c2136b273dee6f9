import { createTally } from './tally';

test('facts are counted over records that come, change and go', () => {
  const tally = createTally();
  tally.set('a', ['red', 'round']);
  tally.set('b', ['red']);
  expect([tally.count('red'), tally.count('round'), tally.count('blue')]).toEqual([2, 1, 0]);

  tally.set('a', ['blue']);
  tally.set('a', ['blue']);
  tally.set('b', []);
  tally.set('c', []);
  expect([tally.count('red'), tally.count('round'), tally.count('blue')]).toEqual([0, 0, 1]);
});
