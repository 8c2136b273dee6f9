import { emptyLedger, faultsOf, type Change, type Effect } from './ledger';

const change = (marker: string | null, accepted = true): Change => ({ marker, accepted });
const asked: readonly Change[] = [change('a'), change('a.1'), change('a.2', false), change('a.3'), change(null)];
const effects = (...markers: (string | null)[]): Effect[] => markers.map((marker, i) => ({ key: 'k', marker, version: i + 1 }));
const faults = (seen: readonly Effect[]): string[] => faultsOf({ ...emptyLedger(), changes: new Map([['k', [...asked]]]), lost: new Set(['b']) }, seen, new Set(['old']));

test.each([
  ['all', effects('a', 'a.1', 'a.2', 'a.3', null)],
  ['all but one whose answer was lost', effects('a', 'a.1', 'a.3', null)],
  ['a creation whose answer was lost', [...effects('a', 'a.1', 'a.3', null), { key: 'other', marker: 'b', version: 9 }]],
  ['what was there before', [{ key: 'old', marker: 'seed', version: 1 }, ...effects('a', 'a.1', 'a.3', null)]],
])('%s: nothing is wrong', (_what, seen) => expect(faults(seen)).toEqual([]));

test.each([
  ['nothing', [], 4],
  ['all but an accepted one', effects('a', 'a.3', null), 1],
  ['all but the last', effects('a', 'a.1', 'a.3'), 1],
  ['one twice', effects('a', 'a.1', 'a.1', 'a.3', null), 1],
  ['two out of order', effects('a.1', 'a', 'a.3', null), 2],
  ['one that nobody asked for', effects('a', 'a.1', 'x', 'a.3', null), 1],
  ['a key that nobody made', [...effects('a', 'a.1', 'a.3', null), { key: 'other', marker: 'c', version: 9 }], 1],
  ['an older version', [...effects('a', 'a.1', 'a.3'), { key: 'k', marker: null, version: 2 }], 1],
])('%s: found', (_what, seen, count) => expect(faults(seen)).toHaveLength(count));
