import type { Api } from '../../../api/client';
import { formOf, nameFault, usesOf, withoutScope, withScope, type ApiScope } from './scope-form';

const scope = (name: string, bindings: string[] = []): ApiScope => ({ shared: false, scope: { name, bindings } });
const operation = (target: string, scopes: string[]) => ({ verb: 'GET', target, scopes, authType: 'Application', throttlingPolicy: 'Unlimited' });
const form = formOf({ scopes: [scope('a.b'), scope('c')], operations: [operation('/1', ['a.b', 'c']), operation('/2', ['c'])] } as unknown as Api);

test('a scope that goes is asked for by no operation', () => {
  const after = withoutScope(form, 'a.b');
  expect([after.scopes.map((one) => one.scope.name), after.operations.map(({ scopes }) => scopes)]).toEqual([['c'], [['c'], ['c']]]);
  expect([usesOf(form, 'c'), usesOf(after, 'a.b')]).toEqual([2, 0]);
});

test('a scope is changed in its place, a new one comes last', () => {
  expect(withScope(form, scope('a.b', ['chef'])).scopes[0]!.scope.bindings).toEqual(['chef']);
  expect(withScope(form, scope('z')).scopes.map((one) => one.scope.name)).toEqual(['a.b', 'c', 'z']);
});

test.each([
  ['', 'nameNeeded'],
  ['a b', 'nameFault'],
  ['c', 'nameTaken'],
  ['orders:write', undefined],
])('the name "%s": %s', (name, fault) => expect(nameFault(name, ['c'])).toBe(fault));
