import { isObject } from '../definition';
import type { SchemaGraph } from './schema-graph';

const annotations = new Set(['title', 'description', 'summary', 'example', 'examples', 'externalDocs', '$comment', 'deprecated']);

const isDeep = (value: unknown): boolean => typeof value === 'object' && value !== null;

const entriesOf = (value: object): [string, unknown][] =>
  Array.isArray(value) ? value.map((one, i): [string, unknown] => [String(i), one]) : Object.entries(value).filter(([name, one]) => isDeep(one) || (!annotations.has(name) && !name.startsWith('x-')));

/** For what is compared as it stands, references by their text. */
export const unresolved: Pick<SchemaGraph, 'resolve'> = { resolve: () => undefined };

/** Whether two values say the same, with references followed and descriptions left aside. What is too large is not the same. */
export const createSameMeaning =
  (before: Pick<SchemaGraph, 'resolve'>, after: Pick<SchemaGraph, 'resolve'>, step: () => boolean) =>
  (was: unknown, is: unknown): boolean => {
    const seen = new Map<object, Set<object>>();
    const waiting: (readonly [unknown, unknown])[] = [[was, is]];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const [a, b] = [isObject(next[0]) ? (before.resolve(next[0]) ?? next[0]) : next[0], isObject(next[1]) ? (after.resolve(next[1]) ?? next[1]) : next[1]];
      if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) {
        if (!Object.is(a, b)) return false;
        continue;
      }
      const known = seen.get(a) ?? new Set();
      if (known.has(b)) continue;
      seen.set(a, known.add(b));
      if (!step() || Array.isArray(a) !== Array.isArray(b)) return false;
      const entries = entriesOf(a);
      const others = new Map(entriesOf(b));
      if (entries.length !== others.size) return false;
      for (const [name, value] of entries) {
        if (!others.has(name)) return false;
        waiting.push([value, others.get(name)]);
      }
    }
    return true;
  };
