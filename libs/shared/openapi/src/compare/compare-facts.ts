import { cut, quoted } from './change-list';
import type { ValueKind } from './definition-change';
import { compareBounds, type Bound, type SchemaFacts } from './schema-facts';

/** One difference between two values; `tell` makes its sentence from what the value is called. */
export type EmitDifference = (kind: ValueKind, tell: (subject: string) => string, facts?: { at?: string; field?: string; before?: string; after?: string; breaking?: boolean }) => void;

const listed = (texts: Iterable<string>): string => cut([...texts].join(', '), 150);
const lost = (from: ReadonlySet<string>, to: ReadonlySet<string>): string[] => [...from].filter((one) => !to.has(one));
const everyType = 7;
const typeText = (types: ReadonlySet<string>): string =>
  types.size === everyType ? 'any type' : types.size === 0 ? 'no value at all' : [...types].filter((type) => type !== 'integer' || !types.has('number')).join(' or ');

/** Whether a value of both can have fields, or elements: else there is nothing to compare below. */
export const bothMayBe = (type: 'object' | 'array', before: SchemaFacts, after: SchemaFacts): boolean => before.types.has(type) && after.types.has(type);

const compareTypes = (before: SchemaFacts, after: SchemaFacts, emit: EmitDifference): void => {
  const gone = lost(before.types, after.types);
  const come = lost(after.types, before.types);
  if (gone.length === 0 && come.length === 0) return;
  const [was, is] = [typeText(before.types), typeText(after.types)];
  const kind = gone.length > 0 && come.length > 0 ? 'type-changed' : gone.length > 0 ? 'type-narrowed' : 'type-widened';
  emit(kind, (subject) => `The type of ${subject} was ${was} and is ${is} now.`, { at: '/type', before: was, after: is });
};

const compareValues = ({ values: before }: SchemaFacts, { values: after }: SchemaFacts, emit: EmitDifference): void => {
  if (before === after) return;
  const facts = { at: '/enum', before: before ? listed(before) : 'any value', after: after ? listed(after) : 'any value' };
  if (!before) return emit('values-removed', (subject) => `Only certain values of ${subject} are left: ${facts.after}.`, facts);
  if (!after) return emit('values-added', (subject) => `${subject} is no longer limited to ${facts.before}.`, facts);
  const gone = lost(before, after);
  const come = lost(after, before);
  if (gone.length > 0) emit('values-removed', (subject) => `Values of ${subject} are gone: ${listed(gone)}.`, facts);
  if (come.length > 0) emit('values-added', (subject) => `Values of ${subject} were added: ${listed(come)}.`, facts);
};

const boundText = (bound: Bound | undefined): string => (bound === undefined ? 'no limit' : `${bound.value}${bound.exclusive ? ' (exclusive)' : ''}`);

const compareLimits = (before: ReadonlyMap<string, Bound>, after: ReadonlyMap<string, Bound>, side: 1 | -1, emit: EmitDifference): void => {
  for (const name of new Set([...before.keys(), ...after.keys()])) {
    // Nothing is shorter than nothing: a lower limit of 0 is none, but for numbers themselves.
    const limits = (bound: Bound | undefined): Bound | undefined => (side === 1 && name !== 'minimum' && bound && bound.value <= 0 ? undefined : bound);
    const [was, is] = [limits(before.get(name)), limits(after.get(name))];
    const tighter = was && is ? side * compareBounds(is, was, side) : Number(is !== undefined) - Number(was !== undefined);
    if (tighter === 0) continue;
    const facts = { at: `/${name}`, before: boundText(was), after: boundText(is) };
    emit(tighter > 0 ? 'limits-narrowed' : 'limits-widened', (subject) => `The ${name} of ${subject} was ${facts.before} and is ${facts.after} now.`, facts);
  }
};

/** Formats that hold all of another one. */
const widerFormat: Readonly<Record<string, string>> = { int32: 'int64', float: 'double' };
const multiple = (of: string, by: string): boolean => Number(by) > 0 && Number(of) % Number(by) === 0;

const changedMark = (name: string, was: string, is: string): ValueKind => {
  if (name === 'format') return widerFormat[was] === is ? 'limits-widened' : widerFormat[is] === was ? 'limits-narrowed' : 'type-changed';
  if (name === 'multipleOf' && multiple(was, is)) return 'limits-widened';
  if (name === 'multipleOf' && multiple(is, was)) return 'limits-narrowed';
  return 'cannot-be-judged';
};

const compareMarks = ({ marks: before }: SchemaFacts, { marks: after }: SchemaFacts, emit: EmitDifference): void => {
  for (const name of new Set([...before.keys(), ...after.keys()])) {
    const [was, is] = [before.get(name), after.get(name)];
    if (was === is) continue;
    const kind = was === undefined ? 'limits-narrowed' : is === undefined ? 'limits-widened' : changedMark(name, was, is);
    const doubt = kind === 'cannot-be-judged' ? ' Whether it still fits what was right before cannot be judged.' : '';
    const facts = { at: `/${name}`, before: was ?? 'none', after: is ?? 'none' };
    emit(kind, (subject) => `The ${name} of ${subject} was ${cut(facts.before, 80)} and is ${cut(facts.after, 80)} now.${doubt}`, facts);
  }
};

/** What is different about the values themselves, fields and elements left aside. */
export const compareFacts = (before: SchemaFacts, after: SchemaFacts, emit: EmitDifference): void => {
  compareTypes(before, after, emit);
  compareValues(before, after, emit);
  compareLimits(before.lower, after.lower, 1, emit);
  compareLimits(before.upper, after.upper, -1, emit);
  compareMarks(before, after, emit);
  const [was, is] = [listed(before.unresolved), listed(after.unresolved)];
  if (was !== is) {
    const named = quoted(is === '' ? was : is);
    emit('cannot-be-judged', (subject) => `${subject} refers to ${named}, which is not in the definition: whether it changed cannot be judged.`, { before: was, after: is });
  }
};
