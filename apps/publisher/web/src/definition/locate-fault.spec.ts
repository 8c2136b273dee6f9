import { locateFaults } from './locate-fault';

const yaml = `openapi: 3.0.3
info:
  title: Pizza
paths:
  /menu/{id}:
    get:
      responses: {}
    "post":
      parameters:
        - name: a
        - in: nowhere
`;
const json = JSON.stringify({ openapi: '3.0.3', info: { title: 'P' }, paths: { '/a': { get: { responses: 'none' } } } }, null, '\t');
const place = (text: string, pointer: string) => locateFaults(text, [{ pointer, reason: '' }])[0];

test.each([
  [yaml, '/info', { line: 2, column: 1 }],
  [yaml, '/paths/~1menu~1{id}/get', { line: 6, column: 5 }],
  [yaml, '/paths/~1menu~1{id}/post/parameters/1', { line: 11, column: 11 }],
  [yaml, '/info/version', { line: 2, column: 1 }],
  [json, '/paths/~1a/get/responses', { line: 9, column: 5 }],
])('a fault is found where it stands', (text, pointer, expected) => {
  expect(place(text, pointer)).toEqual(expected);
});

test('a parser says itself where it stopped', () => {
  const reasons = ["Expected ',' or '}' after property value in JSON at position 12 (line 3 column 5)", 'bad indentation of a mapping entry (4:7)', 'it is no object'];

  expect(
    locateFaults(
      'x',
      reasons.map((reason) => ({ pointer: '', reason })),
    ),
  ).toEqual([{ line: 3, column: 5 }, { line: 4, column: 7 }, undefined]);
});

test('what is too long or broken has no places, and does not throw', () => {
  expect(place(`a: ${'x'.repeat(3 * 1024 * 1024)}`, '/a')).toBeUndefined();
  expect(() => place('{"a": [', '/a/0')).not.toThrow();
});
