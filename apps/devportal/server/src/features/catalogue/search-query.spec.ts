import type { ApiCatalogueEntry } from '@quintet/contracts';
import { testApi } from '../../../test/samples';
import { matchesSearch, parseSearch } from './search-query';

const api: ApiCatalogueEntry = testApi({ name: 'Pizza Shack', version: '1.0.0', context: '/pizza/1.0.0', provider: 'ann', tags: ['food', 'hot meals'], description: 'Orders pizza' });
const finds = (query: string): boolean => matchesSearch(parseSearch(query), api);

test.each([
  ['', true],
  ['pizza', true],
  ['PIZZA', true],
  ['burger', false],
  ['shack pizza', true],
  ['shack burger', false],
  ['"Pizza"', false],
  ['"pizza shack"', true],
  ['pizza*', true],
  ['*shack', true],
  ['p*a s*k', false],
  ['"piz*"', false],
  ['name:pizz', true],
  ['version:1.0.0', true],
  ['version:1.0', false],
  ['version:1.*', true],
  ['context:pizza', true],
  ['status:published', true],
  ['status:deprecated', false],
  ['description:orders', true],
  ['provider:ann', true],
  ['provider:an', false],
  ['tag:food', true],
  ['tags:food', true],
  ['tag:foo', false],
  ['tag:"hot meals"', true],
  ['tag:drink,food', true],
  ['tag:drink,"hot meals"', true],
  ['name:pizza tag:drink', false],
])('%s finds it: %s', (query, found) => {
  expect(finds(query)).toBe(found);
});

test('an attribute that is not known is refused with the known ones', () => {
  expect(() => parseSearch('colour:red')).toThrow(/colour.*name, description/);
});

test.each(['"open', 'name:', 'a,,b', ','])('%s is refused', (query) => {
  expect(() => parseSearch(query)).toThrow(/not understood/);
});

test('many wildcards against a long text take no time', () => {
  const long = testApi({ name: 'a'.repeat(10_000) });
  const started = Date.now();

  expect(matchesSearch(parseSearch(`${'*a'.repeat(200)}*b`), long)).toBe(false);

  expect(Date.now() - started).toBeLessThan(5_000); // a backtracking matcher would need years
});
