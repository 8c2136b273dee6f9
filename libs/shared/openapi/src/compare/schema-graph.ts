import { isObject, versionOf, type OpenApiDocument } from '../definition';
import { mergeFacts, type SchemaFacts } from './schema-facts';

/** What is meant by a schema: the plain schemas that all must hold, with references followed and `allOf` taken apart. Equal meaning by equal parts is one object. */
export interface SchemaNode {
  readonly id: number;
  readonly facts: () => SchemaFacts;
}

export interface SchemaGraph {
  /** The node of schemas that must all hold; none at all allow anything. */
  node(schemas: readonly unknown[]): SchemaNode;
  /** Follows references within the document; undefined when they lead nowhere, out of the document or in a circle. */
  resolve(value: unknown): Record<string, unknown> | undefined;
}

const maxHops = 50;
const maxParts = 200;
/** A schema of 3.1 that nothing fits. */
const nothing = { enum: [] };

/** A name as a part of a JSON pointer. */
export const pointerPart = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');

const lookUp = (document: OpenApiDocument, pointer: string): unknown => {
  if (pointer === '#') return document;
  if (!pointer.startsWith('#/')) return undefined;
  let at: unknown = document;
  for (const part of pointer.slice(2).split('/')) {
    let name = part;
    try {
      name = decodeURIComponent(part);
    } catch {
      // taken as it is written
    }
    name = name.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, name)) return undefined;
    at = (at as Record<string, unknown>)[name];
  }
  return at;
};

const refOf = (value: unknown): string | undefined => (isObject(value) && Object.hasOwn(value, '$ref') && typeof value['$ref'] === 'string' ? value['$ref'] : undefined);

export const createSchemaGraph = (document: OpenApiDocument): SchemaGraph => {
  const keepsSiblings = versionOf(document) === '3.1'; // before 3.1 what stands beside a $ref counts for nothing
  const ids = new Map<unknown, number>();
  const nodes = new Map<string, SchemaNode>();

  const idOf = (part: unknown): number => {
    const known = ids.get(part) ?? ids.size;
    ids.set(part, known);
    return known;
  };

  const resolve = (value: unknown): Record<string, unknown> | undefined => {
    let at = value;
    for (let hops = 0; hops < maxHops; hops += 1) {
      const ref = refOf(at);
      if (ref === undefined) return isObject(at) ? at : undefined;
      at = lookUp(document, ref);
    }
    return undefined;
  };

  /** Plain schemas, and as text the references that lead nowhere here. */
  const partsOf = (schemas: readonly unknown[]): ReadonlySet<unknown> => {
    const parts = new Set<unknown>();
    const seen = new Set<unknown>();
    const waiting = [...schemas].reverse();
    while (waiting.length > 0 && seen.size < maxParts) {
      const next = waiting.pop();
      if (next === false) parts.add(nothing);
      if (!isObject(next) || seen.has(next)) continue;
      seen.add(next);
      const ref = refOf(next);
      if (ref !== undefined) {
        const target = lookUp(document, ref);
        if (target === undefined) parts.add(ref);
        else waiting.push(target);
        if (!keepsSiblings) continue;
      }
      if (Array.isArray(next['allOf'])) for (const one of [...(next['allOf'] as unknown[])].reverse()) waiting.push(one);
      if (Object.keys(next).some((keyword) => keyword !== '$ref' && keyword !== 'allOf')) parts.add(next);
    }
    return parts;
  };

  const nodeOfParts = (schemas: readonly unknown[]): SchemaNode => {
    const parts = [...partsOf(schemas)];
    const key = parts.map(idOf).sort((a, b) => a - b).join(' ');
    const known = nodes.get(key);
    if (known) return known;
    let facts: SchemaFacts | undefined;
    const made: SchemaNode = { id: nodes.size, facts: () => (facts ??= mergeFacts(parts)) };
    nodes.set(key, made);
    return made;
  };

  const ofSingle = new Map<unknown, SchemaNode>();
  const node = (schemas: readonly unknown[]): SchemaNode => {
    if (schemas.length !== 1) return nodeOfParts(schemas);
    const found = ofSingle.get(schemas[0]) ?? nodeOfParts(schemas);
    ofSingle.set(schemas[0], found);
    return found;
  };
  return { node, resolve };
};
