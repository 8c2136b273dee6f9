import { AppError } from '@quintet/service-kit';
import type { PatchOperation } from './patch-schema';
import { readRolePatch } from './role-patch';

const read = (...operations: object[]) => readRolePatch(operations as PatchOperation[]);

test.each<[string, object[], object]>([
  ['members added', [{ op: 'add', path: 'users', value: [{ value: 'a' }, { value: 'b' }] }], { add: ['a', 'b'], remove: [] }],
  ['members removed by filter', [{ op: 'remove', path: 'users[value eq "a" or value eq "b"]' }], { add: [], remove: ['a', 'b'] }],
  ['members removed by value', [{ op: 'remove', path: 'users', value: [{ value: 'a' }] }], { add: [], remove: ['a'] }],
  ['all removed', [{ op: 'remove', path: 'users' }], { clear: true, add: [], remove: [] }],
  ['all replaced', [{ op: 'replace', path: 'users', value: [{ value: 'a' }] }], { clear: true, add: ['a'], remove: [] }],
  ['a new name', [{ op: 'replace', path: 'displayName', value: 'cook' }], { name: 'cook', add: [], remove: [] }],
  ['both in one object', [{ op: 'add', value: { displayName: 'cook', users: [{ value: 'a' }] } }], { name: 'cook', add: ['a'], remove: [] }],
  ['added, then removed', [{ op: 'add', path: 'users', value: [{ value: 'a' }, { value: 'b' }] }, { op: 'remove', path: 'users[value eq "a"]' }], { add: ['b'], remove: ['a'] }],
  ['removed, then added', [{ op: 'remove', path: 'users[value eq "a"]' }, { op: 'add', path: 'users', value: [{ value: 'a' }] }], { add: ['a'], remove: [] }],
])('%s', (_what, operations, change) => expect(read(...operations)).toEqual(change));

test.each([[{ op: 'remove' }], [{ op: 'remove', path: 'displayName' }], [{ op: 'replace', path: 'id', value: 'x' }], [{ op: 'replace', path: 'users[value eq "a"].display', value: 'x' }], [{ op: 'remove', path: 'users[value co "a"]' }], [{ op: 'add', path: 'colour', value: 'x' }]])('%j is refused', (operation) =>
  expect(() => read(operation)).toThrow(AppError),
);
