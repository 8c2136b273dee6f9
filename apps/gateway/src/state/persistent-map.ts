/**
 * An immutable map of strings: a change makes a new one that shares all but a small part with the old.
 *
 * A change copies one shard of about `size / 1024` entries; so 100,000 entries load in well under a second one by one, and
 * whoever holds an old map keeps seeing what it was.
 */
export interface PersistentMap<V> {
  readonly size: number;
  get(key: string): V | undefined;
  with(key: string, value: V): PersistentMap<V>;
  without(key: string): PersistentMap<V>;
  values(): IterableIterator<V>;
}

const shardCount = 1024; // a power of two: the shard is the low bits of the hash
const offsetBasis = 0x811c9dc5;
const prime = 0x01000193;

/** FNV-1a, its high bits folded into the low ones. */
const shardOf = (key: string): number => {
  let value = offsetBasis;
  for (let i = 0; i < key.length; i += 1) value = Math.imul(value ^ key.charCodeAt(i), prime);
  return (value ^ (value >>> 16)) & (shardCount - 1);
};

type Shards<V> = readonly (ReadonlyMap<string, V> | undefined)[];

const make = <V>(shards: Shards<V>, size: number): PersistentMap<V> => {
  const changed = (at: number, shard: ReadonlyMap<string, V>, newSize: number): PersistentMap<V> => {
    const copy = shards.slice();
    copy[at] = shard;
    return make(copy, newSize);
  };
  const map: PersistentMap<V> = {
    size,
    get: (key) => shards[shardOf(key)]?.get(key),
    with: (key, value) => {
      const at = shardOf(key);
      const shard = new Map(shards[at]);
      const isNew = !shard.has(key);
      return changed(at, shard.set(key, value), isNew ? size + 1 : size);
    },
    without: (key) => {
      const at = shardOf(key);
      if (!shards[at]?.has(key)) return map;
      const shard = new Map(shards[at]);
      shard.delete(key);
      return changed(at, shard, size - 1);
    },
    *values() {
      for (const shard of shards) if (shard) yield* shard.values();
    },
  };
  return map;
};

export const emptyMap = <V>(): PersistentMap<V> => make<V>(new Array<undefined>(shardCount).fill(undefined), 0);
