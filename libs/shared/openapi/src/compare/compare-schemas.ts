import { quoted, type ChangeList, type Report } from './change-list';
import { bothMayBe, compareFacts, type EmitDifference } from './compare-facts';
import type { ChangeKind, ValueOwner } from './definition-change';
import { pairBranches } from './pair-branches';
import { createSameMeaning, unresolved } from './same-meaning';
import { pointerPart, type SchemaGraph, type SchemaNode } from './schema-graph';

/** Where a value is: whose it is, its pointer, and what it is called in a sentence. */
export interface ValuePlace {
  readonly owner: ValueOwner;
  readonly at: string;
  readonly name: string;
}

export type CompareSchemas = (before: readonly unknown[], after: readonly unknown[], place: ValuePlace, report: Report) => void;

interface Pair {
  readonly before: SchemaNode;
  readonly after: SchemaNode;
  readonly at: string;
  readonly field: string;
  readonly depth: number;
  readonly above?: Pair;
}
type Child = (before: readonly unknown[], after: readonly unknown[], at: string, field: string) => void;

/** A pair of schemas that differ and stand in many fields of one body is told of this many fields. */
const maxFieldsPerPair = 4;
const maxDepth = 32;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
const below = (field: string, name: string): string => (field === '' ? name : `${field}.${name}`);

/**
 * Compares values by their schemas. Fields are followed through references, `allOf` is merged. Each pair of schemas is
 * first looked through for any difference at all, once for the whole comparison, so that large definitions with
 * circles of references cost what they are long; only differing ones are walked field by field.
 */
export const createCompareSchemas = (graphBefore: SchemaGraph, graphAfter: SchemaGraph, { step }: Pick<ChangeList, 'step'>): CompareSchemas => {
  const same = new Set<string>();
  const different = new Set<string>();
  const sameMeaning = createSameMeaning(graphBefore, graphAfter, step);
  const sameAsWritten = createSameMeaning(unresolved, unresolved, step);
  const keyOf = (owner: ValueOwner, { before, after }: Pick<Pair, 'before' | 'after'>): string => `${owner === 'response' ? 'r' : 's'}${before.id} ${after.id}`;

  const compareProperties = (pair: Pair, owner: ValueOwner, emit: EmitDifference, child: Child): void => {
    const [before, after] = [pair.before.facts(), pair.after.facts()];
    // What only the server sets is no part of a request, and what only callers set none of an answer.
    const shown = (graph: SchemaGraph, schemas: readonly unknown[] | undefined): readonly unknown[] | undefined => {
      if (schemas === undefined || schemas.length === 0) return schemas;
      const facts = graph.node(schemas).facts();
      return (owner === 'response' ? facts.writeOnly : facts.readOnly) ? undefined : schemas;
    };
    for (const name of new Set([...before.properties.keys(), ...after.properties.keys()])) {
      if (!step()) return;
      const [was, is] = [shown(graphBefore, before.properties.get(name)), shown(graphAfter, after.properties.get(name))];
      const at = `/properties/${pointerPart(name)}`;
      const facts = { at, field: below(pair.field, name) };
      const [needed, needs] = [before.required.has(name), after.required.has(name)];
      if (!was && !is) continue;
      if (!is) emit('property-removed', (subject) => `${subject} was removed.`, facts);
      else if (!was && needs && owner !== 'response') emit('property-added-required', (subject) => `${subject} was added and is required.`, facts);
      else if (!was) emit('property-added', (subject) => `${subject} was added.`, facts);
      else {
        if (!needed && needs) emit('property-became-required', (subject) => `${subject} was optional and is ${owner === 'response' ? 'always there' : 'required'} now.`, facts);
        if (needed && !needs) emit('property-became-optional', (subject) => `${subject} was ${owner === 'response' ? 'always there and may be missing' : 'required and is optional'} now.`, facts);
        child(was, is, at, facts.field);
      }
    }
    const [more, moreNow] = [before.additional, after.additional];
    const facts = { at: '/additionalProperties', before: more === 'refused' ? 'refused' : 'accepted', after: moreNow === 'refused' ? 'refused' : 'accepted' };
    if (more !== 'refused' && moreNow !== 'refused') {
      if (more.length + moreNow.length > 0) child(more, moreNow, facts.at, below(pair.field, '{}'));
    } else if (facts.before !== facts.after) {
      // Readers of answers ignore what they do not know, as they do with fields that are added.
      emit(moreNow === 'refused' ? 'limits-narrowed' : 'limits-widened', (subject) => `Further fields of ${subject} were ${facts.before} and are ${facts.after} now.`, owner === 'response' ? { ...facts, breaking: false } : facts);
    }
  };

  const compareAlternatives = (pair: Pair, emit: EmitDifference, child: Child): void => {
    const [before, after] = [pair.before.facts(), pair.after.facts()];
    const unlike = (keyword: string): void => emit('cannot-be-judged', (subject) => `${keyword} of ${subject} changed: whether callers are affected cannot be judged.`, { at: `/${keyword}` });
    if (before.alternatives.length !== after.alternatives.length) unlike((after.alternatives[0] ?? before.alternatives[0])!.keyword);
    else {
      before.alternatives.forEach(({ keyword, branches }, i) => {
        const now = after.alternatives[i]!;
        if (now.keyword !== keyword) return unlike(now.keyword);
        const { pairs, removed, added, unclear } = pairBranches(branches, now.branches, { sameAsWritten, sameMeaning });
        for (const [was, is, index] of pairs) child([was], [is], `/${keyword}/${index}`, pair.field);
        if (unclear) return unlike(keyword);
        for (const name of removed) emit('alternative-removed', (subject) => `${subject} can no longer be ${name}.`, { at: `/${keyword}`, before: name });
        for (const name of added) emit('alternative-added', (subject) => `${subject} can be ${name} now.`, { at: `/${keyword}`, after: name });
      });
    }
    const keywords = new Set([...before.opaque, ...after.opaque].map(({ keyword }) => keyword));
    for (const keyword of keywords) {
      const of = ({ opaque }: typeof before): unknown[] => opaque.filter((one) => one.keyword === keyword).map(({ value }) => value);
      if (!sameMeaning(of(before), of(after))) unlike(keyword);
    }
  };

  const comparePair = (pair: Pair, owner: ValueOwner, emit: EmitDifference, child: Child): void => {
    const [before, after] = [pair.before.facts(), pair.after.facts()];
    compareFacts(before, after, emit);
    compareAlternatives(pair, emit, child);
    if (bothMayBe('object', before, after)) compareProperties(pair, owner, emit, child);
    if (bothMayBe('array', before, after) && before.items.length + after.items.length > 0) child(before.items, after.items, '/items', `${pair.field}[]`);
  };

  const childOf = (pair: Pair, before: readonly unknown[], after: readonly unknown[], at: string, field: string): Pair => ({
    before: graphBefore.node(before),
    after: graphAfter.node(after),
    at: pair.at + at,
    field,
    depth: pair.depth + 1,
    above: pair,
  });

  /** Whether nothing at all differs below; circles of references count as the same until something in them differs. */
  const isSame = (before: SchemaNode, after: SchemaNode, owner: ValueOwner): boolean => {
    const seen = new Set<string>();
    const waiting: Pair[] = [{ before, after, at: '', field: '', depth: 0 }];
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const pair = next;
      const key = keyOf(owner, pair);
      if (seen.has(key) || same.has(key)) continue;
      seen.add(key);
      let differs = different.has(key) || !step();
      if (!differs) comparePair(pair, owner, () => (differs = true), (was, is) => waiting.push(childOf(pair, was, is, '', '')));
      if (!differs) continue;
      for (let up: Pair | undefined = pair; up; up = up.above) different.add(keyOf(owner, up));
      return false;
    }
    for (const key of seen) same.add(key);
    return true;
  };

  return (before, after, { owner, at, name }, report) => {
    const visits = new Map<string, number>();
    // Breadth first, so that the shortest path of a field is the one that is told.
    const waiting: Pair[] = [{ before: graphBefore.node(before), after: graphAfter.node(after), at, field: '', depth: 0 }];
    for (let position = 0; position < waiting.length; position += 1) {
      const pair = waiting[position]!;
      const key = keyOf(owner, pair);
      if (!step()) return;
      if (isSame(pair.before, pair.after, owner)) continue;
      let inCircle = false;
      for (let up = pair.above; up && !inCircle; up = up.above) inCircle = keyOf(owner, up) === key;
      const visit = (visits.get(key) ?? 0) + 1;
      visits.set(key, visit);
      if (inCircle || visit > maxFieldsPerPair) continue;
      const emit: EmitDifference = (kind, tell, { at: where = '', field = pair.field, ...facts } = {}) =>
        report(`${owner}.${kind}` as ChangeKind, capital(tell(field === '' ? name : `${quoted(field)} in ${name}`)), { at: pair.at + where, field, ...facts });
      if (pair.depth <= maxDepth) comparePair(pair, owner, emit, (...child) => waiting.push(childOf(pair, ...child)));
      else if (visit === 1) emit('cannot-be-judged', (subject) => `${subject} is nested too deeply to be compared.`);
    }
  };
};
