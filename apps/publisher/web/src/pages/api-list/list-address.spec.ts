import { isFiltered, noFilters, readFilters, restQueryOf, writeFilters, type ListFilters } from './list-address';

const filters: ListFilters = { text: 'name:pizza', state: 'PUBLISHED', tags: ['food', 'two words'], type: 'HTTP', sortBy: 'name', sortOrder: 'asc' };
const written = (given: ListFilters, before = ''): string => writeFilters(given, new URLSearchParams(before)).toString();

test('what an address says is what was written into it', () => {
  expect(readFilters(new URLSearchParams(written(filters)))).toEqual(filters);
  expect(readFilters(new URLSearchParams(written(noFilters)))).toEqual(noFilters);
});

test('the default needs no words, parameters of others stay, and another filter begins with the first page', () => {
  expect(written(noFilters)).toBe('');
  expect(written(noFilters, 'view=table&q=old&offset=50')).toBe('view=table');
});

test.each(['sort=shoe', 'order=up', 'state=SOLD', 'type=GRAPHQL', 'tag='])('%s is as if it were not there', (search) => {
  expect(readFilters(new URLSearchParams(search))).toEqual(noFilters);
});

test('filters are conditions of the query language', () => {
  expect(restQueryOf(filters)).toBe('name:pizza status:PUBLISHED tag:"food" tag:"two words" type:HTTP');
  expect(restQueryOf({ ...noFilters, tags: ['a"b'] })).toBe('tag:"ab"');
  expect(restQueryOf(noFilters)).toBe('');
});

test('an order alone is no filter', () => {
  expect([isFiltered({ ...noFilters, sortBy: 'name' }), isFiltered({ ...noFilters, text: 'x' })]).toEqual([false, true]);
});
