import fc from 'fast-check';
import { AppError } from '@quintet/service-kit';
import { applyPatch } from './apply-patch';
import type { PatchOperation } from './patch-schema';
import { attributesOf, userAttributes } from './scim-schemas';

const attributes = attributesOf(userAttributes);
const ann = { userName: 'ann', active: true, name: { givenName: 'Ann', familyName: 'Ok' }, emails: [{ type: 'work', value: 'ann@x.example' }], roles: [{ value: 'cook' }, { value: 'admin' }] };
const patch = (...operations: object[]) => applyPatch(ann, operations as PatchOperation[], attributes);
const problemOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    return error instanceof AppError ? error.problem.name : String(error);
  }
  return 'none';
};

test.each<[string, object, object]>([
  ['sets what is not there', { op: 'add', path: 'displayName', value: 'A' }, { displayName: 'A' }],
  ['replaces what is there', { op: 'replace', path: 'active', value: false }, { active: false }],
  ['takes a name without regard to capitals', { op: 'replace', path: 'DISPLAYNAME', value: 'A' }, { displayName: 'A' }],
  ['sets a part', { op: 'replace', path: 'name.familyName', value: 'Nok' }, { name: { givenName: 'Ann', familyName: 'Nok' } }],
  ['merges parts', { op: 'add', path: 'name', value: { familyName: 'Nok' } }, { name: { givenName: 'Ann', familyName: 'Nok' } }],
  ['takes a part away', { op: 'remove', path: 'name.familyName' }, { name: { givenName: 'Ann' } }],
  ['appends to a list, each value once', { op: 'add', path: 'roles', value: [{ value: 'cook' }, { value: 'baker' }] }, { roles: [{ value: 'cook' }, { value: 'admin' }, { value: 'baker' }] }],
  ['appends one value without a list', { op: 'add', path: 'roles', value: { value: 'baker' } }, { roles: [{ value: 'cook' }, { value: 'admin' }, { value: 'baker' }] }],
  ['appends a bare text', { op: 'add', path: 'roles', value: 'baker' }, { roles: [{ value: 'cook' }, { value: 'admin' }, { value: 'baker' }] }],
  ['replaces a list', { op: 'replace', path: 'roles', value: [{ value: 'baker' }] }, { roles: [{ value: 'baker' }] }],
  ['removes the elements that a filter finds', { op: 'remove', path: 'roles[value eq "cook"]' }, { roles: [{ value: 'admin' }] }],
  ['removes nothing where a filter finds nothing', { op: 'remove', path: 'roles[value eq "baker"]' }, {}],
  ['removes the values that are given', { op: 'remove', path: 'roles', value: [{ value: 'cook' }] }, { roles: [{ value: 'admin' }] }],
  ['changes a part of an element', { op: 'replace', path: 'emails[type eq "work"].value', value: 'a@y.example' }, { emails: [{ type: 'work', value: 'a@y.example' }] }],
  ['replaces a whole element', { op: 'replace', path: 'emails[type eq "work"]', value: { value: 'a@y.example' } }, { emails: [{ value: 'a@y.example' }] }],
  ['makes the element that a filter describes', { op: 'add', path: 'emails[type eq "home"].value', value: 'a@home.example' }, { emails: [{ type: 'work', value: 'ann@x.example' }, { type: 'home', value: 'a@home.example' }] }],
  ['takes an object without a path', { op: 'replace', value: { active: false, 'name.givenName': 'Anna', schemas: [] } }, { active: false, name: { givenName: 'Anna', familyName: 'Ok' } }],
  ['takes null for nothing', { op: 'replace', path: 'displayName', value: null }, {}],
])('an operation %s', (_what, operation, change) => expect(patch(operation)).toEqual({ ...ann, ...change }));

test('operations follow each other', () => {
  expect(patch({ op: 'remove', path: 'roles' }, { op: 'add', path: 'roles', value: [{ value: 'a' }] }, { op: 'add', path: 'roles', value: [{ value: 'b' }] })['roles']).toEqual([{ value: 'a' }, { value: 'b' }]);
});

test.each<[string, object]>([
  ['SCIM_NO_TARGET', { op: 'replace', path: 'emails[type eq "home"].value', value: 'x' }],
  ['SCIM_NO_TARGET', { op: 'add', path: 'emails[type co "home"].value', value: 'x' }],
  ['SCIM_NO_TARGET', { op: 'remove' }],
  ['SCIM_READ_ONLY', { op: 'replace', path: 'id', value: 'x' }],
  ['SCIM_READ_ONLY', { op: 'replace', value: { meta: {} } }],
  ['SCIM_READ_ONLY', { op: 'replace', path: 'name.formatted', value: 'x' }],
  ['SCIM_INVALID_PATH', { op: 'replace', path: 'colour', value: 'x' }],
  ['SCIM_INVALID_PATH', { op: 'replace', path: 'name.colour', value: 'x' }],
  ['SCIM_INVALID_PATH', { op: 'replace', path: 'userName[value eq "x"]', value: 'x' }],
  ['SCIM_INVALID_FILTER', { op: 'remove', path: 'roles[value is "x"]' }],
  ['SCIM_INVALID_VALUE', { op: 'add', path: 'name', value: 'x' }],
  ['SCIM_INVALID_VALUE', { op: 'add', value: 'x' }],
])('%s: %j', (problem, operation) => expect(problemOf(() => patch(operation))).toBe(problem));

const path = fc.constantFrom('userName', 'active', 'name', 'name.givenName', 'emails', 'roles', 'roles[value eq "cook"]', 'emails[type eq "work"].value', 'id', 'colour', '__proto__', 'constructor', 'emails.value', 'roles[value sw "a" or value pr]');
const operation = fc.record({ op: fc.constantFrom('add', 'replace', 'remove'), path, value: fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constantFrom<unknown>('x', null, [], {}, { value: 'x' }, [{ value: 'cook' }])) }, { requiredKeys: ['op'] });

test('whatever the operations are, they are done or refused by name, what was there is not touched, and nothing of the world is', () => {
  fc.assert(
    fc.property(fc.array(operation, { maxLength: 5 }), (operations) => {
      const before = structuredClone(ann);
      try {
        const after = applyPatch(ann, operations as PatchOperation[], attributes);
        expect(Object.keys(after).every((key) => attributes.some(({ name }) => name === key))).toBe(true);
      } catch (error) {
        expect(error).toBeInstanceOf(AppError);
      }
      expect(ann).toEqual(before);
      expect(({} as Record<string, unknown>)['value']).toBeUndefined();
    }),
    { numRuns: 1_000 },
  );
});

test('adding twice is adding once, and removing what was added leaves what was there', () => {
  const role = fc.stringMatching(/^[a-z]{1,5}$/).filter((value) => value !== 'cook' && value !== 'admin');
  fc.assert(
    fc.property(fc.uniqueArray(role, { maxLength: 5 }), (values) => {
      const add = { op: 'add', path: 'roles', value: values.map((value) => ({ value })) };
      expect(patch(add, add)).toEqual(patch(add));
      expect(patch(add, ...values.map((value) => ({ op: 'remove', path: `roles[value eq "${value}"]` })))).toEqual(ann);
    }),
  );
});
