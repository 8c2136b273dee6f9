import { changesBetween, matching, newOperation, parametersOf, pathFault, sorted, withAdded } from './operation-list';

const orders = [newOperation('DELETE', '/orders/{id}'), { ...newOperation('GET', '/orders'), scopes: ['orders:read'], throttlingPolicy: '10KPerMin' }, newOperation('GET', '/menu')];

test('operations stand by path, then by verb', () => expect(sorted([newOperation('DELETE', '/b'), newOperation('GET', '/b'), newOperation('PUT', '/a')]).map(({ verb, target }) => verb + target)).toEqual(['PUT/a', 'GET/b', 'DELETE/b']));

test.each([
  ['order', null, 2],
  ['get ORDER', null, 1],
  ['orders:read', null, 1],
  ['10kper', null, 1],
  ['', 'GET', 2],
  ['nothing', null, 0],
])('the search for "%s" among those of %s finds %i', (query, verb, count) => expect(matching(orders, query, verb)).toHaveLength(count));

test.each([
  ['', 'empty'],
  ['/a b', 'sign'],
  ['/a?b', 'sign'],
  ['/{a', 'brace'],
  ['/{}', 'brace'],
  ['/{a}/{a}', 'parameterTwice'],
  ['/x'.repeat(501), 'tooLong'],
  ['/a/{b}.json/*', undefined],
  ['a', undefined],
])('the path "%s": %s', (path, fault) => expect(pathFault(path)).toBe(fault));

test('parameters are found', () => expect(parametersOf('/a/{b}/c/{d}')).toEqual(['b', 'd']));

test('what is added stands there once', () => {
  const { operations, there } = withAdded(orders, 'orders', ['GET', 'POST']);
  expect([operations.map(({ verb, target }) => `${verb} ${target}`), there]).toEqual([['GET /menu', 'GET /orders', 'POST /orders', 'DELETE /orders/{id}'], ['GET']]);
  expect(operations[1]!.scopes).toEqual(['orders:read']);
});

test('changes are counted', () => {
  const after = [{ ...orders[0]!, authType: 'None' }, orders[1]!, newOperation('GET', '/new')];
  expect(changesBetween(orders, after)).toEqual({ added: 1, removed: 1, changed: 1 });
});
