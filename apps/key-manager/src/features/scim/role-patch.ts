import { AppError } from '@quintet/service-kit';
import { problems } from '../../problems';
import type { RoleChange } from '../roles';
import type { PatchOperation } from './patch-schema';
import { invalidFilter } from './filter-tokens';
import { memberList, roleBody } from './role-resource';
import { parsePatchPath, type Filter } from './scim-filter';

/** The ids that `value eq "…"`, or several of those joined by `or`, names. */
const idsIn = (filter: Filter): string[] => {
  if (filter.kind === 'compare' && filter.operator === 'eq' && filter.path.attribute === 'value' && filter.path.sub === undefined) return [String(filter.value)];
  if (filter.kind === 'or') return filter.parts.flatMap(idsIn);
  throw invalidFilter('members are named by value eq "<id>"');
};

const readOnly = (name: string): AppError => new AppError(problems.SCIM_READ_ONLY, `${name}: is read only`);

/** One operation, on top of those before it. A role may have very many members: they are not read to change some of them. */
const apply = (change: RoleChange, { op, path: text, value }: PatchOperation): RoleChange => {
  if (text === undefined) {
    if (op === 'remove') throw new AppError(problems.SCIM_NO_TARGET, 'what is to be removed is not said: a path is needed');
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new AppError(problems.SCIM_INVALID_VALUE, 'without a path the value must be an object of attributes');
    return Object.entries(value).reduce((all, [path, one]) => (path.toLowerCase() === 'schemas' ? all : apply(all, { op, path, value: one })), change);
  }
  const { attribute, sub, filter } = parsePatchPath(text);
  if (['id', 'meta', 'permissions', 'schemas'].includes(attribute)) throw readOnly(attribute);
  if (attribute === 'displayname') {
    if (op === 'remove') throw new AppError(problems.SCIM_INVALID_VALUE, 'displayName: is needed');
    return { ...change, name: roleBody.shape.displayName.parse(value) };
  }
  if (attribute !== 'users') throw new AppError(problems.SCIM_INVALID_PATH, `there is no attribute "${text}"`);
  if (sub !== undefined) throw readOnly(`users.${sub}`);
  const without = (ids: readonly string[], gone: readonly string[]): string[] => ids.filter((id) => !gone.includes(id));
  const named = filter ? idsIn(filter) : value === undefined ? undefined : memberList.parse(Array.isArray(value) ? value : [value]);
  if (op === 'remove') {
    if (named === undefined) return { ...change, clear: true, add: [], remove: [] };
    return { ...change, add: without(change.add, named), remove: [...new Set([...change.remove, ...named])] };
  }
  if (filter) throw new AppError(problems.SCIM_INVALID_PATH, 'members are added and replaced as a list');
  const given = named ?? [];
  if (op === 'replace') return { ...change, clear: true, add: given, remove: [] };
  return { ...change, add: [...new Set([...change.add, ...given])], remove: without(change.remove, given) };
};

/** What the operations of a PATCH, one after the other, do to a role. @throws AppError as for users */
export const readRolePatch = (operations: readonly PatchOperation[]): RoleChange => operations.reduce(apply, { add: [], remove: [] });
