import { sampleCall } from './sample-call';
import { languages } from './write-sample';

const definition = {
  paths: {
    '/orders/{orderId}': {
      parameters: [{ name: 'orderId', in: 'path', required: true, schema: { type: 'string' }, example: 'a/b' }],
      put: {
        parameters: [
          { name: 'dry', in: 'query', required: true, schema: { type: 'boolean' } },
          { name: 'page', in: 'query', schema: { type: 'integer' } },
          { name: 'X-Shop', in: 'header', required: true, schema: { type: 'string', default: 'north' } },
        ],
        requestBody: { content: { 'text/plain': {}, 'application/json': { example: { note: "it's \"hot\"\n$(id) `id`" } } } },
      },
    },
    '/files': { post: { parameters: [{ name: 'body', in: 'body', schema: { type: 'object', properties: { name: { type: 'string' } } } }] } },
  },
};
const request = { definition, baseUrl: 'https://gw.example:8243/pizza/1.0.0', credential: { header: 'Authorization', value: "Bearer x'y" } };
const put = sampleCall({ ...request, method: 'PUT', path: '/orders/{orderId}' });

test('a call has the values of the definition where it needs some', () => {
  expect(put).toEqual({
    method: 'PUT',
    url: 'https://gw.example:8243/pizza/1.0.0/orders/a%2Fb?dry=true',
    headers: [
      ['Authorization', "Bearer x'y"],
      ['X-Shop', 'north'],
      ['Content-Type', 'application/json'],
    ],
    body: JSON.stringify({ note: "it's \"hot\"\n$(id) `id`" }, null, 2),
  });
});

test('a body of Swagger 2, and an operation that the definition does not have', () => {
  expect(sampleCall({ ...request, method: 'POST', path: '/files' }).body).toBe('{\n  "name": "text"\n}');
  expect(sampleCall({ ...request, definition: {}, method: 'GET', path: '/x/{id}/*', credential: undefined })).toEqual({ method: 'GET', url: 'https://gw.example:8243/pizza/1.0.0/x/1/', headers: [], body: undefined });
});

/** As a POSIX shell takes a command apart (XCU 2.2, 2.6.5): within single quotes nothing has a meaning. @throws for whatever is not quoted and would mean something */
const shellWords = (command: string): string[] => {
  const found: string[] = [];
  let word: string | undefined;
  const parts = /'([^']*)'|\\\n|\\(.)|(\s+)|([\w./:-])|(.)/gs;
  for (const [, quoted, escaped, space, plain, special] of command.matchAll(parts)) {
    if (special !== undefined) throw new Error(`"${special}" means something to a shell`);
    if (space !== undefined) {
      if (word !== undefined) found.push(word);
      word = undefined;
    } else if (quoted !== undefined || escaped !== undefined || plain !== undefined) word = (word ?? '') + (quoted ?? escaped ?? plain);
  }
  return word === undefined ? found : [...found, word];
};

test('a shell sends the body as it is: nothing in it is run', () => {
  expect(shellWords(languages.curl.write(put))).toEqual(['curl', '-X', 'PUT', put.url, '-H', "Authorization: Bearer x'y", '-H', 'X-Shop: north', '-H', 'Content-Type: application/json', '-d', put.body]);
});

test('JavaScript makes that very request', () => {
  const calls: unknown[] = [];
  const fetch = (...given: unknown[]) => {
    calls.push(given);
    return Promise.resolve({ status: 200, text: () => Promise.resolve('') });
  };
  new Function('fetch', 'console', `return (async () => { ${languages.javascript.write(put)} })()`)(fetch, { log: () => undefined });
  expect(calls).toEqual([[put.url, { method: 'PUT', headers: Object.fromEntries(put.headers), body: put.body }]]);
});

test('Python, Java and Go quote what they are given', () => {
  for (const language of ['python', 'java', 'go'] as const) expect(languages[language].write(put)).toContain(JSON.stringify(put.body));
  expect(languages.go.write({ ...put, body: undefined })).not.toContain('"strings"');
  expect(languages.python.write(put)).toMatchSnapshot();
  expect(languages.java.write(put)).toMatchSnapshot();
  expect(languages.go.write(put)).toMatchSnapshot();
});
