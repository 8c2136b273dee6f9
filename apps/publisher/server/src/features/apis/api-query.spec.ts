import { parseApiQuery } from './api-query';

test.each([
  ['', []],
  ['pizza', [{ field: 'name', value: 'pizza', exact: false }]],
  ['name:pizza version:1.0.0', [{ field: 'name', value: 'pizza', exact: false }, { field: 'version', value: '1.0.0', exact: false }]],
  ['name:"Pizza Delivery"', [{ field: 'name', value: 'Pizza Delivery', exact: true }]],
  ['"two words"', [{ field: 'name', value: 'two words', exact: false }]],
  ['lifeCycleStatus:PUBLISHED', [{ field: 'status', value: 'PUBLISHED', exact: false }]],
  ['context:/a:b', [{ field: 'context', value: '/a:b', exact: false }]],
  ['lcState:Published api-category:Food', [{ field: 'status', value: 'Published', exact: false }, { field: 'api-category', value: 'Food', exact: false }]],
  ['name:', [{ field: 'name', value: 'name:', exact: false }]],
])('%s', (text, conditions) => expect(parseApiQuery(text)).toEqual(conditions));

test('a word without a field is looked for where the caller says', () => expect(parseApiQuery('pizza', 'content')).toEqual([{ field: 'content', value: 'pizza', exact: false }]));

test.each([['colour:red'], ['x'.repeat(501)], ['a\0b'], [Array(21).fill('a').join(' ')]])('%j is refused', (text) => {
  expect(() => parseApiQuery(text)).toThrow('not understood');
});
