import { comesFromOwnPages, csrfMatches, csrfTokenOf, isLoadedAsData } from './same-origin';

const own = 'https://am.example';

test('the token of a session is good for it alone', () => {
  expect(csrfMatches('a', csrfTokenOf('a'))).toBe(true);
  for (const other of [csrfTokenOf('b'), '', undefined, [csrfTokenOf('a')], `${csrfTokenOf('a')} `]) expect(csrfMatches('a', other)).toBe(false);
});

test.each<[Record<string, string>, boolean]>([
  [{}, true],
  [{ 'sec-fetch-site': 'same-origin' }, true],
  [{ 'sec-fetch-site': 'same-origin', origin: 'null' }, true],
  [{ 'sec-fetch-site': 'same-site', origin: own }, false],
  [{ 'sec-fetch-site': 'cross-site' }, false],
  [{ 'sec-fetch-site': 'none' }, false],
  [{ origin: own }, true],
  [{ origin: 'null' }, false],
  [{ origin: `${own}.evil` }, false],
])('%j comes from own pages: %s', (headers, expected) => expect(comesFromOwnPages({ headers }, own)).toBe(expected));

test.each<[Record<string, string>, boolean]>([
  [{}, true],
  [{ 'sec-fetch-dest': 'empty' }, true],
  [{ 'sec-fetch-dest': 'image' }, true],
  [{ 'sec-fetch-dest': 'script' }, false],
  [{ 'sec-fetch-dest': 'frame' }, false],
  [{ 'service-worker': 'script' }, false],
])('%j is loaded as data: %s', (headers, expected) => expect(isLoadedAsData({ headers })).toBe(expected));
