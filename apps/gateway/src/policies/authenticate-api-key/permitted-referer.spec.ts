import fc from 'fast-check';
import { compileReferers, compileWildcard } from './permitted-referer';

test.each<[string, string | undefined, boolean]>([
  ['www.example.com/shop', 'https://www.example.com/shop', true],
  ['www.example.com/shop', 'http://www.example.com/shop', true],
  ['www.example.com/shop', 'https://WWW.Example.com/shop', true],
  ['www.example.com/shop', 'https://www.example.com/shop/till', false],
  ['www.example.com/shop', 'https://www.example.com/Shop', false],
  ['https://www.example.com/shop', 'http://www.example.com/shop', false],
  ['HTTPS://www.example.com/shop', 'https://www.example.com/shop', true],
  ['www.example.com', 'https://www.example.com/', true],
  ['www.example.com', 'https://www.example.com/any/path?x=1', true],
  ['sub.example.com/*', 'https://sub.example.com/a/b?c=d', true],
  ['sub.example.com/*', 'https://other.example.com/a', false],
  ['*.example.com/*', 'https://a.b.example.com/x', true],
  ['*.example.com/*', 'https://example.com/x', false],
  ['*.example.com/*', 'https://evil.test/x.example.com/', false],
  ['*.example.com/*', 'https://evil.test/?www.example.com/', false],
  ['*.example.com/*', 'https://evil.test#www.example.com/', false],
  ['*.example.com/*', 'https://www.example.com@evil.test/', false],
  ['*.example.com/*', 'https://www.example.com.evil.test/', false],
  ['example.com:8443/*', 'https://example.com:8443/x', true],
  ['example.com/*', 'https://example.com:8443/x', false],
  ['https://example.com:443/*', 'https://example.com/x', true],
  ['example.com:443/*', 'https://example.com/x', true],
  ['example.com:443/*', 'http://example.com/x', false],
  ['http://example.com:80', 'http://example.com/', true],
  ['*', 'https://any.test/x', true],
  ['*', undefined, false],
  ['*', '', false],
  ['*', 'nonsense', false],
  ['*', 'file:///etc/hosts', false],
])('%s for the referer %s: %s', (pattern, referer, expected) => expect(compileReferers([pattern])(referer)).toBe(expected));

test('one of several patterns suffices', () => {
  const permits = compileReferers(['one.example/*', 'two.example/*']);

  expect([permits('https://two.example/x'), permits('https://three.example/x')]).toEqual([true, false]);
});

test('a wildcard stands for any characters, as a regular expression would have it', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', '.'), maxLength: 8 });
  const patterns = fc.string({ unit: fc.constantFrom('a', 'b', '.', '*'), maxLength: 6 });
  fc.assert(
    fc.property(patterns, letters, (pattern, text) => {
      const expression = new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '.*')}$`);
      expect(compileWildcard(pattern)(text)).toBe(expression.test(text));
    }),
    { numRuns: 2_000 },
  );
});
