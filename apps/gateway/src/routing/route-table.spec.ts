import fc from 'fast-check';
import { createRouteTable } from './route-table';

const route = (verb: string, target: string) => ({ verb, target });
const table = createRouteTable([
  route('GET', '/'),
  route('GET', '/orders'),
  route('POST', '/orders'),
  route('GET', '/orders/{id}'),
  route('GET', '/orders/latest'),
  route('GET', '/orders/{id}/items/{item}'),
  route('GET', '/orders/{id}.json'),
  route('GET', '/orders/{from}..{to}'),
  route('GET', '/pictures/{name}.{type}'),
  route('DELETE', '/orders/*'),
  route('GET', '/files/*'),
  route('PATCH', '/*'),
]);

test.each([
  ['GET', '/', '/'],
  ['GET', '/orders', '/orders'],
  ['GET', '/orders/', '/orders'],
  ['GET', '/orders/7', '/orders/{id}'],
  ['GET', '/orders/latest', '/orders/latest'],
  ['GET', '/orders/7.json', '/orders/{id}.json'],
  ['GET', '/orders/1..9', '/orders/{from}..{to}'],
  ['GET', '/orders/.json', '/orders/{id}'],
  ['GET', '/orders/7/items/8', '/orders/{id}/items/{item}'],
  ['DELETE', '/orders/7', '/orders/*'],
  ['DELETE', '/orders', '/orders/*'],
  ['DELETE', '/orders/7/items/8/9', '/orders/*'],
  ['GET', '/pictures/a.b.png', '/pictures/{name}.{type}'],
  ['GET', '/files', '/files/*'],
  ['GET', '/files/a/b', '/files/*'],
  ['PATCH', '/whatever/there/is', '/*'],
  ['PATCH', '/orders/latest', '/*'],
])('%s %s is answered by %s', (verb, path, target) => expect(table.find(verb, path)?.target).toBe(target));

test.each([
  ['GET', '/other'],
  ['GET', '/orders/7/items'],
  ['PUT', '/orders'],
])('%s %s is answered by none', (verb, path) => expect(table.find(verb, path)).toBeUndefined());

test('the verbs of a path are those of every template that it matches', () => {
  expect(table.verbsAt('/orders/latest')).toEqual(['DELETE', 'GET', 'PATCH']);
  expect(createRouteTable([route('GET', '/a')]).verbsAt('/b')).toEqual([]);
});

test.each(['orders', '/a/{b', '/a/b}', '/a/{}', '/a/{b}{c}', '/a?b={c}'])('the template %s is refused', (target) => expect(() => createRouteTable([route('GET', target)])).toThrow());

test('two operations that answer the same are refused', () => {
  expect(() => createRouteTable([route('GET', '/a/{b}'), route('GET', '/a/{c}')])).toThrow('GET /a/{c} and GET /a/{b} answer the same calls');
});

test('the table finds what a search through all templates finds', () => {
  const segment = fc.constantFrom('a', 'b', '{x}', 'c{x}');
  const target = fc.tuple(fc.array(segment, { maxLength: 3 }), fc.boolean()).map(([segments, open]) => `/${[...segments, ...(open ? ['*'] : [])].join('/')}`);
  const path = fc.array(fc.constantFrom('a', 'b', 'c', 'cd', 'z'), { maxLength: 4 }).map((segments) => `/${segments.join('/')}`);
  const pattern = (text: string): RegExp =>
    new RegExp(`^${text.replace(/\/\*$/, '(/.*)?').replaceAll(/\{x\}/g, '[^/]+').replace(/^$/, '/')}$`);
  fc.assert(
    fc.property(fc.uniqueArray(target, { minLength: 1, maxLength: 8 }), path, (targets, called) => {
      const found = createRouteTable(targets.map((one) => route('GET', one))).find('GET', called);
      const matching = targets.filter((one) => pattern(one).test(called === '/' && one.endsWith('/*') ? '' : called));

      if (found) expect(matching).toContain(found.target);
      else expect(matching).toEqual([]);
    }),
    { numRuns: 500 },
  );
});
