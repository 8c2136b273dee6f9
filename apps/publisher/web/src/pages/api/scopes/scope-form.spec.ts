import type { Api } from '../../../api/client';
import { bodyOf, formOf, listOf, nameFault, usesOf, withoutScope, withScope, type ApiScope } from './scope-form';

const scope = (name: string, bindings: string[] = []): ApiScope => ({ shared: false, scope: { name, bindings } });
const operation = (target: string, scopes: string[]) => ({ verb: 'GET', target, scopes, authType: 'Application', throttlingPolicy: 'Unlimited' });
const api = { scopes: [scope('a.b'), scope('c')], operations: [operation('/1', ['a.b', 'c']), operation('/2', ['c', 'unknown'])] } as unknown as Api;
const form = formOf(api);

test('what was read goes back as it was', () => expect(bodyOf(form, api)).toEqual({ scopes: api.scopes, operations: api.operations }));

test('a scope that goes is asked for by no operation, also by one that somebody else made meanwhile', () => {
  const newer = { ...api, operations: [...api.operations, operation('/3', ['a.b'])] } as Api;
  const { scopes, operations } = bodyOf(withoutScope(form, scope('a.b')), newer);
  expect([scopes.map((one) => one.scope.name), operations.map((one) => one.scopes)]).toEqual([['c'], [['c'], ['c', 'unknown'], []]]);
  expect([usesOf(api.operations, 'c'), usesOf(operations, 'a.b')]).toEqual([2, 0]);
});

test('a scope is changed in its place, a new one comes last; one that somebody else removed is not there', () => {
  expect(listOf(withScope(form, scope('a.b', ['chef'])))[0]!.scope.bindings).toEqual(['chef']);
  expect(listOf(withScope(form, scope('z'))).map((one) => one.scope.name)).toEqual(['a.b', 'c', 'z']);
  expect(listOf({ scopes: { ...form.scopes, c: undefined as never } })).toHaveLength(1);
});

test.each([
  ['', 'nameNeeded'],
  ['a b', 'nameFault'],
  ['c', 'nameTaken'],
  ['orders:write', undefined],
])('the name "%s": %s', (name, fault) => expect(nameFault(name, ['c'])).toBe(fault));
