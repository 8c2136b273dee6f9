import { quoted, type Report } from './change-list';
import type { ComparableBody, ComparableOperation, ComparableParameter, ComparableResponse, ComparableValue } from './comparable-definition';
import type { CompareSchemas, ValuePlace } from './compare-schemas';

const keysOf = <T>(before: ReadonlyMap<string, T>, after: ReadonlyMap<string, T>): string[] => [...new Set([...before.keys(), ...after.keys()])];
const parameterName = ({ name, place }: ComparableParameter): string => `the ${place} parameter ${quoted(name)}`;

/** `application/*`, `2XX`: ranges that stand for what has no entry of its own. */
const mediaRange = (type: string): string[] => [`${type.split('/')[0]}/*`, '*/*'];
const statusRange = (status: string): string[] => (/^[1-5]\d\d$/.test(status) ? [`${status[0]}XX`] : []);

/** Tells of entries that are gone and that have come, and compares the others; an entry may be covered by a range of the other side. */
const compareEntries = <T>(
  before: ReadonlyMap<string, T>,
  after: ReadonlyMap<string, T>,
  rangesOf: (key: string) => string[],
  { removed, added, both }: { removed: (key: string, was: T) => void; added: (key: string, is: T) => void; both: (key: string, was: T, is: T) => void },
): void => {
  const entry = (entries: ReadonlyMap<string, T>, key: string): T | undefined => entries.get(key) ?? rangesOf(key).flatMap((range) => entries.get(range) ?? [])[0];
  for (const key of keysOf(before, after)) {
    const [was, is] = [entry(before, key), entry(after, key)];
    if (was === undefined) added(key, is!);
    else if (is === undefined) removed(key, was);
    else both(key, was, is);
  }
};

const compareParameters = (before: ComparableOperation, after: ComparableOperation, compareSchemas: CompareSchemas, report: Report): void => {
  const compareBoth = (was: ComparableParameter, is: ComparableParameter): void => {
    const name = parameterName(is);
    if (!was.required && is.required) report('parameter.became-required', `The ${name.slice(4)} was optional and is required now.`, { at: is.at });
    if (was.required && !is.required) report('parameter.became-optional', `The ${name.slice(4)} was required and is optional now.`, { at: is.at });
    if (was.style !== '' && is.style !== '' && was.style !== is.style)
      report('parameter.serialization-changed', `Several values of ${name} were written as ${was.style} and are as ${is.style} now.`, { at: is.at, before: was.style, after: is.style });
    compareSchemas(was.schemas, is.schemas, { owner: 'parameter', at: is.at, name }, report);
  };
  const gone = [...before.parameters].filter(([key]) => !after.parameters.has(key));
  const come = new Map([...after.parameters].filter(([key]) => !before.parameters.has(key)));
  for (const [key, was] of before.parameters) {
    const is = after.parameters.get(key);
    if (is) compareBoth(was, is);
  }
  for (const [, was] of gone) {
    const isNamesake = ({ name }: ComparableParameter): boolean => name.toLowerCase() === was.name.toLowerCase();
    const moved = [...come].filter(([, is]) => isNamesake(is));
    const [key, is] = moved.length === 1 && gone.filter(([, other]) => isNamesake(other)).length === 1 ? moved[0]! : [];
    if (key === undefined || is === undefined) report('parameter.removed', `The ${parameterName(was).slice(4)} was removed.`, { at: was.at, before: `${was.place} ${was.name}` });
    else {
      come.delete(key);
      report('parameter.location-changed', `The ${parameterName(was).slice(4)} is in the ${is.place} now.`, { at: is.at, before: was.place, after: is.place });
      compareBoth(was, is);
    }
  }
  for (const is of come.values()) {
    if (is.required) report('parameter.added-required', `The ${parameterName(is).slice(4)} was added and is required.`, { at: is.at, after: `${is.place} ${is.name}` });
    else report('parameter.added-optional', `The ${parameterName(is).slice(4)} was added; it is optional.`, { at: is.at, after: `${is.place} ${is.name}` });
  }
};

const compareContent = (before: ReadonlyMap<string, ComparableValue>, after: ReadonlyMap<string, ComparableValue>, place: ValuePlace, compareSchemas: CompareSchemas, report: Report): void => {
  const owner = place.owner === 'response' ? 'response' : 'request';
  const compared = new Set<string>();
  compareEntries(before, after, mediaRange, {
    removed: (type, { at }) => report(`${owner}.media-type-removed`, `The media type ${quoted(type)} of ${place.name} was removed.`, { at, before: type }),
    added: (type, { at }) => report(`${owner}.media-type-added`, `The media type ${quoted(type)} of ${place.name} was added.`, { at, after: type }),
    both: (type, was, is) => {
      // The same value in several media types is told of once.
      const schemas = `${was.at} ${is.at}`;
      if (compared.has(schemas)) return;
      compared.add(schemas);
      const name = before.size > 1 || after.size > 1 ? `${place.name} (${type})` : place.name;
      compareSchemas(was.schemas, is.schemas, { ...place, at: is.at, name }, report);
    },
  });
};

const compareBodies = (before: ComparableBody | undefined, after: ComparableBody | undefined, compareSchemas: CompareSchemas, report: Report): void => {
  if (before && !after) report('request.body-removed', 'The request body was removed.', { at: before.at });
  else if (after && !before) {
    if (after.required) report('request.body-added-required', 'A request body was added and is required.', { at: after.at });
    else report('request.body-added-optional', 'A request body was added; it is optional.', { at: after.at });
  } else if (before && after) {
    if (!before.required && after.required) report('request.body-became-required', 'The request body was optional and is required now.', { at: after.at });
    if (before.required && !after.required) report('request.body-became-optional', 'The request body was required and is optional now.', { at: after.at });
    compareContent(before.content, after.content, { owner: 'request', at: after.at, name: 'the request body' }, compareSchemas, report);
  }
};

/** `default` stands for errors where a success has an entry of its own. */
const isError = (status: string, among: ReadonlyMap<string, unknown>): boolean => /^[45]/.test(status) || (status === 'DEFAULT' && [...among.keys()].some((key) => key.startsWith('2')));

const compareResponses = (before: ReadonlyMap<string, ComparableResponse>, after: ReadonlyMap<string, ComparableResponse>, compareSchemas: CompareSchemas, report: Report): void => {
  compareEntries(before, after, statusRange, {
    removed: (status, { at }) => report(isError(status, before) ? 'response.error-status-removed' : 'response.status-removed', `The answer ${status} was removed.`, { at, before: status }),
    added: (status, { at }) => report('response.status-added', `The answer ${status} was added.`, { at, after: status }),
    both: (status, was, is) => {
      const name = `the body of answer ${status}`;
      compareContent(was.content, is.content, { owner: 'response', at: is.at, name }, compareSchemas, report);
      compareEntries(was.headers, is.headers, () => [], {
        removed: (_key, header) => report('response.header-removed', `The header ${quoted(header.name)} of answer ${status} was removed.`, { at: header.at, before: header.name }),
        added: (_key, header) => report('response.header-added', `The header ${quoted(header.name)} of answer ${status} was added.`, { at: header.at, after: header.name }),
        both: (_key, had, has) => compareSchemas(had.schemas, has.schemas, { owner: 'response', at: has.at, name: `the header ${quoted(has.name)} of answer ${status}` }, report),
      });
    },
  });
};

/** Everything that callers of one operation may notice, but who may call it and where. */
export const compareOperations = (before: ComparableOperation, after: ComparableOperation, compareSchemas: CompareSchemas, report: Report): void => {
  if (!before.deprecated && after.deprecated) report('operation.deprecated', 'The operation is deprecated now.', { at: after.at });
  if (before.deprecated && !after.deprecated) report('operation.no-longer-deprecated', 'The operation is no longer deprecated.', { at: after.at });
  compareParameters(before, after, compareSchemas, report);
  compareBodies(before.body, after.body, compareSchemas, report);
  compareResponses(before.responses, after.responses, compareSchemas, report);
};
