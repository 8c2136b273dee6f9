import { contextPathOf, curlOf, pathOfCall, queryOfCall, variablesOf, type OperationCall } from './operation-call';

test('variables of a template are found, each once', () => {
  expect(variablesOf('/shops/{shop}/menu/{id}/{shop}')).toEqual(['shop', 'id']);
  expect(variablesOf('/*')).toEqual(['*']);
  expect(variablesOf('/menu')).toEqual([]);
});

test.each([
  ['/menu/{id}', { id: 'a b/c?d' }, '/menu/a%20b%2Fc%3Fd'],
  ['/{a}/{b}', { a: '1' }, '/1/'],
  ['/*', {}, '/'],
  ['/files/*', { '*': '/a b/c' }, '/files/a%20b/c'],
  ['/{a}', { a: '{b}', b: 'x' }, '/%7Bb%7D'],
])('%s with %j is %s', (target, path, expected) => {
  expect(pathOfCall({ target, path: path as Record<string, string> })).toBe(expected);
});

test('a query is encoded, and empty names are left out', () => {
  expect(
    queryOfCall([
      [' a ', 'x&y'],
      ['', 'z'],
    ]),
  ).toBe('?a=x%26y');
  expect(queryOfCall([['', '']])).toBe('');
});

test('a context has its version where it belongs', () => {
  expect(contextPathOf('/pizza', '1.0')).toBe('/pizza/1.0');
  expect(contextPathOf('/{version}/pizza', '1.0')).toBe('/1.0/pizza');
});

test('nothing that was typed escapes its quotes in a shell', () => {
  const call: OperationCall = { verb: 'POST', target: '/o', path: {}, query: [], headers: [['X', "a'; rm -rf '"]], body: `{"a":"it's"}` };

  expect(curlOf(call, "http://g/o?x='", { header: 'Internal-Key', value: 'k' })).toBe(
    `curl -X POST 'http://g/o?x='\\''' \\\n  -H 'Internal-Key: k' \\\n  -H 'X: a'\\''; rm -rf '\\''' \\\n  --data-raw '{"a":"it'\\''s"}'`,
  );
});

test('a body goes only with verbs that have one', () => {
  expect(curlOf({ verb: 'GET', target: '/', path: {}, query: [], headers: [], body: 'x' }, 'http://g/', { header: 'K', value: 'v' })).not.toContain('data');
});
