import fc from 'fast-check';
import { loadingMap } from './persistent-map';

const emptyMap = <V>() => loadingMap<V>().fixed();

test('it holds what a Map holds, and older ones stay what they were', () => {
  const change = fc.record({ key: fc.constantFrom('a', 'b', 'c', 'd'), value: fc.option(fc.nat(), { nil: undefined }) });
  fc.assert(
    fc.property(fc.array(change), (changes) => {
      const expected = new Map<string, number>();
      const history: { map: ReturnType<typeof emptyMap<number>>; values: number[] }[] = [];
      let map = emptyMap<number>();
      for (const { key, value } of changes) {
        if (value === undefined) expected.delete(key);
        else expected.set(key, value);
        map = value === undefined ? map.without(key) : map.with(key, value);
        history.push({ map, values: [...expected.values()].sort() });
      }
      expect(map.size).toBe(expected.size);
      for (const key of ['a', 'b', 'c', 'd']) expect(map.get(key)).toBe(expected.get(key));
      for (const { map: then, values } of history) expect([...then.values()].sort()).toEqual(values);
    }),
  );
});

test('a map that is being loaded holds the same, in place; fixed, it stays what it was', () => {
  const change = fc.record({ key: fc.constantFrom('a', 'b', 'c', 'd'), value: fc.option(fc.nat(), { nil: undefined }) });
  fc.assert(
    fc.property(fc.array(change), (changes) => {
      const apply = (to: ReturnType<typeof emptyMap<number>>) => changes.reduce((map, { key, value }) => (value === undefined ? map.without(key) : map.with(key, value)), to);
      const loading = loadingMap<number>();
      expect(apply(loading)).toBe(loading);
      const fixed = loading.fixed();
      const expected = apply(emptyMap<number>());
      for (const map of [loading, fixed]) {
        expect(map.size).toBe(expected.size);
        expect([...map.values()].sort()).toEqual([...expected.values()].sort());
        for (const key of ['a', 'b', 'c', 'd']) expect(map.get(key)).toBe(expected.get(key));
      }
      const next = fixed.with('a', -1).without('b');
      expect(fixed.get('a')).toBe(expected.get('a'));
      expect(fixed.get('b')).toBe(expected.get('b'));
      expect([next.get('a'), next.get('b')]).toEqual([-1, undefined]);
      expect(fixed.fixed()).toBe(fixed);
    }),
  );
});

test('a hundred thousand entries come in one by one', () => {
  let map = emptyMap<number>();
  for (let i = 0; i < 100_000; i += 1) map = map.with(`subscription-${i}`, i);

  expect(map.size).toBe(100_000);
  expect(map.get('subscription-77777')).toBe(77_777);
}, 20_000);
