import { AppError } from '@quintet/service-kit';
import { problems } from '../../problems';
import { matchesFilter, memberOf } from './match-filter';
import type { PatchOperation } from './patch-schema';
import { parsePatchPath, type Filter, type PatchPath } from './scim-filter';
import type { Attribute } from './scim-schemas';

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);
const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

const noTarget = (path: string): AppError => new AppError(problems.SCIM_NO_TARGET, `nothing is at "${path}"`);
const wrongValue = (attribute: string, why: string): AppError => new AppError(problems.SCIM_INVALID_VALUE, `${attribute}: ${why}`, { faults: [{ field: attribute, reason: why }] });

/** What an element must be that a filter such as `type eq "work"` did not find, and that is to be there. */
const elementFor = (filter: Filter): Json | undefined => {
  if (filter.kind === 'compare' && filter.operator === 'eq' && filter.path.sub === undefined) return { [filter.path.attribute]: filter.value };
  if (filter.kind !== 'and') return undefined;
  return filter.parts.reduce<Json | undefined>((all, part) => {
    const one = elementFor(part);
    return all && one && { ...all, ...one };
  }, {});
};

/** Sets a member under the name that its definition has. Own members only: what a client calls `__proto__` is refused as unknown before. */
const withMember = (of: Json, name: string, value: unknown): Json => {
  const rest = Object.fromEntries(Object.entries(of).filter(([key]) => key.toLowerCase() !== name.toLowerCase()));
  return value === undefined ? rest : { ...rest, [name]: value };
};

const createTarget = (attributes: readonly Attribute[]) => {
  const find = (among: readonly Attribute[] | undefined, name: string, path: string): Attribute => {
    const found = among?.find((one) => one.name.toLowerCase() === name);
    if (!found) throw new AppError(problems.SCIM_INVALID_PATH, `there is no attribute "${path}"`);
    return found;
  };
  const requireWritable = (attribute: Attribute): void => {
    if (attribute.mutability === 'readOnly') throw new AppError(problems.SCIM_READ_ONLY, `${attribute.name}: is read only`, { faults: [{ field: attribute.name, reason: 'is read only' }] });
  };
  return (path: PatchPath): { attribute: Attribute; sub: Attribute | undefined } => {
    const attribute = find(attributes, path.attribute, path.attribute);
    requireWritable(attribute);
    const sub = path.sub === undefined ? undefined : find(attribute.subAttributes, path.sub, `${path.attribute}.${path.sub}`);
    if (sub) requireWritable(sub);
    if (path.filter && !attribute.multiValued) throw new AppError(problems.SCIM_INVALID_PATH, `"${attribute.name}" has one value only: no filter finds one of several`);
    return { attribute, sub };
  };
};

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : value === undefined ? [] : [value]);
const asElement = (value: unknown): unknown => (isObject(value) ? value : { value });

const merge = (attribute: Attribute, old: unknown, value: unknown): Json => {
  if (!isObject(value)) throw wrongValue(attribute.name, 'must be an object');
  return Object.entries(value).reduce((all, [name, one]) => withMember(all, attribute.subAttributes?.find((sub) => sub.name.toLowerCase() === name.toLowerCase())?.name ?? name, one), isObject(old) ? old : {});
};

/** The attribute without a part and without a filter. */
const whole = (op: PatchOperation['op'], attribute: Attribute, old: unknown, value: unknown): unknown => {
  if (op === 'remove') {
    if (value === undefined || !attribute.multiValued) return undefined;
    const gone = listOf(value).map(asElement); // as some clients take away single values of a list
    return listOf(old).filter((one) => !gone.some((other) => isObject(one) && isObject(other) && one['value'] === other['value']));
  }
  if (value === null) return undefined;
  if (attribute.multiValued) {
    const given = listOf(value).map(asElement);
    if (op === 'replace') return given;
    const had = listOf(old);
    return [...had, ...given.filter((one) => !had.some((other) => same(one, other) || (isObject(one) && isObject(other) && one['value'] !== undefined && one['value'] === other['value'])))];
  }
  return attribute.type === 'complex' ? merge(attribute, old, value) : value;
};

const inElements = (op: PatchOperation['op'], text: string, { filter }: PatchPath, attribute: Attribute, sub: Attribute | undefined, old: unknown, value: unknown): unknown => {
  const elements = listOf(old);
  const isMeant = (one: unknown): one is Json => isObject(one) && (filter === undefined || matchesFilter(one, filter));
  const meant = elements.filter(isMeant);
  const changed = (one: Json): Json => (sub ? withMember(one, sub.name, op === 'remove' || value === null ? undefined : value) : merge(attribute, op === 'replace' ? {} : one, value));
  if (meant.length > 0) {
    if (op === 'remove' && !sub) return elements.filter((one) => !isMeant(one));
    return elements.map((one) => (isMeant(one) ? changed(one) : one));
  }
  if (op === 'remove') return elements;
  const fresh = op === 'add' ? (filter ? elementFor(filter) : {}) : undefined;
  if (!fresh) throw noTarget(text);
  return [...elements, changed(fresh)];
};

/**
 * A resource as a PATCH leaves it (RFC 7644 section 3.5.2). Pure; what comes out has still to be judged as a whole.
 *
 * @throws AppError SCIM_INVALID_PATH, SCIM_INVALID_FILTER, SCIM_NO_TARGET, SCIM_READ_ONLY, SCIM_INVALID_VALUE
 */
export const applyPatch = (resource: Json, operations: readonly PatchOperation[], attributes: readonly Attribute[]): Json => {
  const targetOf = createTarget(attributes);
  const at = (from: Json, op: PatchOperation['op'], text: string, value: unknown): Json => {
    const path = parsePatchPath(text);
    const { attribute, sub } = targetOf(path);
    const old = memberOf(from, path.attribute);
    if (attribute.multiValued && (path.filter || sub)) return withMember(from, attribute.name, inElements(op, text, path, attribute, sub, old, value));
    if (!sub) return withMember(from, attribute.name, whole(op, attribute, old, value));
    return withMember(from, attribute.name, withMember(isObject(old) ? old : {}, sub.name, op === 'remove' || value === null ? undefined : value));
  };
  return operations.reduce((from, { op, path, value }) => {
    if (path !== undefined) return at(from, op, path, value);
    if (op === 'remove') throw new AppError(problems.SCIM_NO_TARGET, 'what is to be removed is not said: a path is needed');
    if (!isObject(value)) throw new AppError(problems.SCIM_INVALID_VALUE, 'without a path the value must be an object of attributes');
    return Object.entries(value).reduce((all, [name, one]) => (name.toLowerCase() === 'schemas' ? all : at(all, op, name, one)), from);
  }, resource);
};
