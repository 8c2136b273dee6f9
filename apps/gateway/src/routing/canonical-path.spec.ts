import fc from 'fast-check';
import { canonicalPath } from './canonical-path';

const fragment = fc.constantFrom('/', '//', '.', '..', '%2e', '%2E%2e', '%2f', '%5c', 'a', 'B', '~', '%7e', '%41', '%00', '%', '%zz', ';', ';x=1', '\\', ' ', '#', '?', 'é', '%c3%a9', '\u0000', '*', ':', '@');
const anyPath = fc.array(fragment, { maxLength: 20 }).map((parts) => `/${parts.join('')}`);

test('what comes out is settled: spelling it again changes nothing', () => {
  fc.assert(
    fc.property(anyPath, (path) => {
      const once = canonicalPath(path);
      if (typeof once === 'string') expect(canonicalPath(once)).toBe(once);
    }),
  );
});

test('no dot segment survives, however a backend decodes it', () => {
  const decodings: ((path: string) => string)[] = [(path) => path, (path) => path.replaceAll('%2F', '/'), (path) => path.replaceAll(/%2F|%5C/g, '/'), (path) => path.replaceAll(/;[^/]*/g, '')];
  fc.assert(
    fc.property(anyPath, (path) => {
      const canonical = canonicalPath(path);
      if (typeof canonical !== 'string') return;
      expect(canonical).toMatch(/^\/[!-~]*$/);
      expect(canonical).not.toMatch(/\/\/|[?#\\]/);
      for (const decode of decodings) expect(decode(canonical).split('/')).not.toEqual(expect.arrayContaining(['..']));
    }),
    { numRuns: 500 },
  );
});

test('a plain path stays as it is', () => {
  const segment = fc.stringMatching(/^[A-Za-z0-9_~!$&'()*+,;=:@-]{1,8}$/);
  fc.assert(
    fc.property(fc.array(segment), fc.boolean(), (segments, slash) => {
      const path = `/${segments.join('/')}${slash && segments.length > 0 ? '/' : ''}`;
      expect(canonicalPath(path)).toBe(path);
    }),
  );
});

test.each([
  ['/a/b', '/a/b'],
  ['/', '/'],
  ['/a/./b/../c', '/a/c'],
  ['/../../a', '/a'],
  ['/a/..', '/'],
  ['/a/b/..', '/a/'],
  ['/a/%2E%2e/b', '/b'],
  ['/%61%2D%7e', '/a-~'],
  ['/a%2fb', '/a%2Fb'],
  ['/a//b///c/', '/a/b/c/'],
  ['/%c3%a9', '/%C3%A9'],
  ['/caf\u00c3\u00a9', '/caf%C3%A9'],
  ['/.well-known/x', '/.well-known/x'],
  ['/a;v=1/b', '/a;v=1/b'],
])('%s is spelt %s', (path, spelt) => expect(canonicalPath(path)).toBe(spelt));

test.each(['a', '', '*', '/a%', '/a%2', '/a%zz', '/%00', '/a\\b', '/a b', '/a#b', '/..%2fa', '/a%2f..', '/..%5ca', '/..;/a', '/.;x/a'])('%p is refused', (path) =>
  expect(canonicalPath(path)).toMatchObject({ fault: expect.any(String) as string }),
);
