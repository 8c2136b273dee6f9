import type { AttributePath, Filter, Literal, Operator } from './scim-filter';

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The member of that name, whatever its capitals. */
export const memberOf = (of: Json, name: string): unknown => {
  const key = Object.keys(of).find((one) => one.toLowerCase() === name);
  return key === undefined ? undefined : of[key];
};

const isAbsent = (value: unknown): boolean => value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0) || (isObject(value) && Object.values(value).every(isAbsent));
const folded = (value: unknown): unknown => (typeof value === 'string' ? value.toLowerCase() : value);

const compare = (found: unknown, operator: Operator, wanted: Literal): boolean => {
  if (wanted === null) return operator === 'eq' ? isAbsent(found) : operator === 'ne' && !isAbsent(found);
  const [one, other] = [folded(found), folded(wanted)];
  if (operator === 'eq') return one === other;
  if (typeof one !== 'string' || typeof other !== 'string') return false;
  switch (operator) {
    case 'co':
      return one.includes(other);
    case 'sw':
      return one.startsWith(other);
    case 'ew':
      return one.endsWith(other);
    case 'gt':
      return one > other;
    case 'ge':
      return one >= other;
    case 'lt':
      return one < other;
    case 'le':
      return one <= other;
    default:
      return false;
  }
};

/** Every value that the path leads to: those of a list one by one, `value` where no part is named. */
const valuesAt = (of: Json, { attribute, sub }: AttributePath): unknown[] => {
  const found = memberOf(of, attribute);
  const all = Array.isArray(found) && found.length > 0 ? found : [Array.isArray(found) ? undefined : found];
  return all.map((one) => (isObject(one) ? memberOf(one, sub ?? 'value') : sub === undefined ? one : undefined));
};

/** Whether a resource, or an element of a list, is one that the filter means. */
export const matchesFilter = (of: Json, filter: Filter): boolean => {
  switch (filter.kind) {
    case 'and':
      return filter.parts.every((part) => matchesFilter(of, part));
    case 'or':
      return filter.parts.some((part) => matchesFilter(of, part));
    case 'not':
      return !matchesFilter(of, filter.of);
    case 'present':
      return filter.path.sub === undefined ? !isAbsent(memberOf(of, filter.path.attribute)) : valuesAt(of, filter.path).some((value) => !isAbsent(value));
    case 'within': {
      const found = memberOf(of, filter.attribute);
      return (Array.isArray(found) ? found : [found]).some((one) => isObject(one) && matchesFilter(one, filter.of));
    }
    case 'compare': {
      const { path, operator, value } = filter;
      const values = valuesAt(of, path);
      // "None of them is", not "one of them is not": what a caller means who asks for those without a role.
      if (operator === 'ne') return !values.some((one) => compare(one, 'eq', value));
      return values.some((one) => compare(one, operator, value));
    }
  }
};
