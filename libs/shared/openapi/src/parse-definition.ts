import { CORE_SCHEMA, load, Type } from 'js-yaml';
import { isObject, type OpenApiDocument } from './definition';

export const maxDefinitionBytes = 10 * 1024 * 1024;
const maxDepth = 200;
const maxExpandedLength = 2 * maxDefinitionBytes;

export type Parsed = { readonly ok: true; readonly document: OpenApiDocument } | { readonly ok: false; readonly tooLarge: boolean; readonly reason: string };

const refused = (reason: string, tooLarge = false): Parsed => ({ ok: false, tooLarge, reason });
const firstLine = (error: unknown): string => (error instanceof Error ? error.message.split('\n')[0]! : String(error));

/** Level by level, so that no input can exhaust the stack; a value that stands in two places is looked at in both. */
const isDeeperThan = (root: unknown, depth: number): boolean => {
  let level: unknown[] = [root];
  for (let i = 0; i <= depth; i += 1) {
    const next = new Set<unknown>();
    for (const value of level) {
      if (typeof value !== 'object' || value === null) continue;
      for (const child of Object.values(value)) if (typeof child === 'object' && child !== null) next.add(child);
    }
    if (next.size === 0) return false;
    level = [...next];
  }
  return true;
};

/** Roughly the length of its text with every alias written out, in characters. Each object is counted once and remembered. */
const expandedLength = (value: unknown, known: Map<object, number>): number => {
  if (typeof value === 'string') return value.length + 2;
  if (typeof value !== 'object' || value === null) return 5;
  const before = known.get(value);
  if (before !== undefined) return before;
  let length = 2;
  for (const [key, child] of Object.entries(value)) length += (Array.isArray(value) ? 1 : key.length + 4) + expandedLength(child, known);
  known.set(value, length);
  return length;
};

/** YAML 1.2's own types, and merge keys: no dates, which JSON has not. */
const merge = new Type('tag:yaml.org,2002:merge', { kind: 'scalar', resolve: (text) => text === '<<' });
const schema = CORE_SCHEMA.extend({ implicit: [merge] });

const fromYaml = (text: string): unknown => {
  // As in JSON, of a key that stands twice the last one counts.
  const document: unknown = load(text, { json: true, schema, maxDepth } as Parameters<typeof load>[1]);
  const info = isObject(document) ? document['info'] : undefined;
  if (isObject(info) && typeof info['version'] === 'number') info['version'] = asWritten(text, info['version']);
  return document;
};

/** `version: 1.0` is meant as text, and is a number to YAML. */
const asWritten = (text: string, version: number): string =>
  [...text.matchAll(/^\s*["']?version["']?\s*:\s*([\w.+-]+)/gm)].map(([, written]) => written!).find((written) => Number(written) === version) ?? String(version);

/** Reads the text of a definition, JSON or YAML. Never throws; bounded in size, depth and expansion. */
export const parseDefinition = (text: string): Parsed => {
  if (Buffer.byteLength(text) > maxDefinitionBytes) return refused(`it is larger than ${maxDefinitionBytes / 1024 / 1024} MB`, true);
  const trimmed = text.replace(/^\uFEFF/, '').trimStart();
  let document: unknown;
  try {
    document = trimmed.startsWith('{') ? fromJson(trimmed) : fromYaml(trimmed);
  } catch (error) {
    return refused(error instanceof RangeError || /maxDepth/.test(String(error)) ? 'it is nested too deeply' : firstLine(error));
  }
  if (!isObject(document)) return refused('it is no object');
  if (isDeeperThan(document, maxDepth)) return refused(`it is nested deeper than ${maxDepth} levels`);
  if (expandedLength(document, new Map()) > maxExpandedLength) return refused('with its aliases written out it is too large', true);
  return { ok: true, document };
};

/** YAML's flow style begins with a brace too. */
const fromJson = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (/^\{\s*["}]/.test(text)) throw error;
    return fromYaml(text);
  }
};
