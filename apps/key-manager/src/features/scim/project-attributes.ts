import { AppError } from '@quintet/service-kit';
import { problems } from '../../problems';
import { readAttributePath, type AttributePath } from './scim-filter';

export interface Projection {
  readonly attributes?: readonly AttributePath[] | undefined;
  readonly excludedAttributes?: readonly AttributePath[] | undefined;
}

type Json = Readonly<Record<string, unknown>>;
const maxAttributes = 50;
/** RFC 7643 section 7: `returned` is `always`. */
const always = new Set(['id', 'schemas']);
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** @throws AppError SCIM_INVALID_PATH */
export const readAttributeList = (names: readonly string[]): AttributePath[] => {
  if (names.length > maxAttributes) throw new AppError(problems.SCIM_INVALID_PATH, `more than ${maxAttributes} attributes are named`);
  return names.map((name) => {
    const path = readAttributePath(name.trim());
    if (!path) throw new AppError(problems.SCIM_INVALID_PATH, `"${name}" is not the name of an attribute`);
    return path;
  });
};

const part = (value: unknown, keep: (name: string) => boolean): unknown => {
  if (Array.isArray(value)) return value.map((one) => part(one, keep));
  return isObject(value) ? Object.fromEntries(Object.entries(value).filter(([name]) => keep(name.toLowerCase()))) : value;
};

/** A resource with what was asked for (RFC 7644 section 3.9). */
export const projectAttributes = (resource: Json, { attributes, excludedAttributes }: Projection): Json => {
  if (attributes) {
    const wanted = (name: string): AttributePath[] => attributes.filter(({ attribute }) => attribute === name.toLowerCase());
    return Object.fromEntries(
      Object.entries(resource).flatMap(([name, value]) => {
        if (always.has(name)) return [[name, value]];
        const paths = wanted(name);
        if (paths.length === 0) return [];
        return [[name, paths.some(({ sub }) => sub === undefined) ? value : part(value, (one) => paths.some(({ sub }) => sub === one))]];
      }),
    );
  }
  if (!excludedAttributes) return resource;
  return Object.fromEntries(
    Object.entries(resource).flatMap(([name, value]) => {
      const paths = excludedAttributes.filter(({ attribute }) => attribute === name.toLowerCase());
      if (always.has(name) || paths.length === 0) return [[name, value]];
      return paths.some(({ sub }) => sub === undefined) ? [] : [[name, part(value, (one) => !paths.some(({ sub }) => sub === one))]];
    }),
  );
};
