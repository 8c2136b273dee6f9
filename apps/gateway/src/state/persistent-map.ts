/**
 * An immutable map of strings: a change makes a new one that shares all but a small part with the old.
 *
 * Two levels of 64 branches lead to small maps; a change copies one path of them: 128 pointers and about `size / 4096`
 * entries. So 100,000 entries load one by one in a fraction of a second, and whoever holds an old map keeps seeing what it was.
 */
export interface PersistentMap<V> {
  readonly size: number;
  get(key: string): V | undefined;
  with(key: string, value: V): PersistentMap<V>;
  without(key: string): PersistentMap<V>;
  values(): IterableIterator<V>;
  /** From a `loadingMap`: what it holds now, never to change again. Any other is that already. */
  fixed(): PersistentMap<V>;
}

type Leaf<V> = ReadonlyMap<string, V>;
type Branch<V> = readonly (Leaf<V> | undefined)[];
type Root<V> = readonly (Branch<V> | undefined)[];

const branchBits = 6;
const branchCount = 1 << branchBits;
const branchMask = branchCount - 1;
const offsetBasis = 0x811c9dc5;
const prime = 0x01000193;

/** FNV-1a, its high bits folded into the low ones, of which 12 are used. */
const hashOf = (key: string): number => {
  let value = offsetBasis;
  for (let i = 0; i < key.length; i += 1) value = Math.imul(value ^ key.charCodeAt(i), prime);
  return value ^ (value >>> 16);
};

const vacant = <T>(): readonly (T | undefined)[] => new Array<undefined>(branchCount).fill(undefined);

function* valuesOf<V>(root: Root<V>): Generator<V, undefined> {
  for (const branch of root) for (const leaf of branch ?? []) if (leaf) yield* leaf.values();
}

const make = <V>(root: Root<V>, size: number): PersistentMap<V> => {
  const leafOf = (hash: number): Leaf<V> | undefined => root[hash & branchMask]?.[(hash >>> branchBits) & branchMask];
  const changed = (hash: number, leaf: Leaf<V>, newSize: number): PersistentMap<V> => {
    const branch = (root[hash & branchMask] ?? vacant<Leaf<V>>()).slice();
    branch[(hash >>> branchBits) & branchMask] = leaf;
    const copy = root.slice();
    copy[hash & branchMask] = branch;
    return make(copy, newSize);
  };
  const map: PersistentMap<V> = {
    size,
    get: (key) => leafOf(hashOf(key))?.get(key),
    with: (key, value) => {
      const hash = hashOf(key);
      const leaf = new Map(leafOf(hash));
      const newSize = leaf.has(key) ? size : size + 1;
      return changed(hash, leaf.set(key, value), newSize);
    },
    without: (key) => {
      const hash = hashOf(key);
      const before = leafOf(hash);
      if (!before?.has(key)) return map;
      const leaf = new Map(before);
      leaf.delete(key);
      return changed(hash, leaf, size - 1);
    },
    values: () => valuesOf(root),
    fixed: () => map,
  };
  return map;
};

/** The same for as long as nobody else looks at it: changes are made in place, at a fraction of the cost. Ended by `fixed`. */
export const loadingMap = <V>(): PersistentMap<V> => {
  const root = vacant<(Map<string, V> | undefined)[]>().slice();
  let size = 0;
  const leafOf = (hash: number): Map<string, V> | undefined => root[hash & branchMask]?.[(hash >>> branchBits) & branchMask];
  const map: PersistentMap<V> = {
    get size() {
      return size;
    },
    get: (key) => leafOf(hashOf(key))?.get(key),
    with: (key, value) => {
      const hash = hashOf(key);
      const branch = (root[hash & branchMask] ??= vacant<Map<string, V>>().slice());
      const leaf = (branch[(hash >>> branchBits) & branchMask] ??= new Map<string, V>());
      size -= leaf.size;
      size += leaf.set(key, value).size;
      return map;
    },
    without: (key) => {
      if (leafOf(hashOf(key))?.delete(key)) size -= 1;
      return map;
    },
    values: () => valuesOf(root),
    fixed: () => make(root, size),
  };
  return map;
};
