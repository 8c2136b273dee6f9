import { createApi as words } from '../../strings/en/create-api';
import { addressOf, apiObjectOf, basicsSchema, contextFrom, nameFrom, versionFrom } from './api-basics';

const good = { name: 'Pizza shop', version: '1.0.0', context: '/pizza', endpoint: '' };
const faults = (change: object): string[] => (basicsSchema(words).safeParse({ ...good, ...change }).error?.issues ?? []).map(({ path }) => path.join('.'));

test.each([{}, { context: 'pizza/{version}' }, { endpoint: ' https://b/x ' }, { name: 'Ü' }, { version: 'v1_a' }])('%j is taken', (change) => expect(faults(change)).toEqual([]));

test.each([
  [{ name: '' }, 'name'],
  [{ name: 'a/b' }, 'name'],
  [{ name: ' a' }, 'name'],
  [{ name: 'x'.repeat(61) }, 'name'],
  [{ version: '' }, 'version'],
  [{ version: '..' }, 'version'],
  [{ version: '1/2' }, 'version'],
  [{ context: '/' }, 'context'],
  [{ context: '/a//b' }, 'context'],
  [{ context: '/a/..' }, 'context'],
  [{ context: '/{other}' }, 'context'],
  [{ endpoint: 'ftp://x' }, 'endpoint'],
  [{ endpoint: 'javascript:alert(1)' }, 'endpoint'],
])('%j is refused beside its field', (change, field) => expect(new Set(faults(change))).toEqual(new Set([field])));

test('a title becomes a name, a version and a context that may be', () => {
  expect(nameFrom('Pizza <script> / Shop')).toBe('Pizza script Shop');
  expect(versionFrom('1.0 beta')).toBe('1.0-beta');
  expect(versionFrom('')).toBe('1.0.0');
  expect(contextFrom('Crème & Pizza!')).toBe('/cre-me-pizza');
  expect(contextFrom('…')).toBe('');
  expect(faults({ name: nameFrom('~'.repeat(99) + 'A'.repeat(99)) })).toEqual([]);
});

test('callers reach it below its context and version', () => {
  expect(addressOf({ context: 'pizza/', version: '2' })).toBe('/pizza/2');
  expect(addressOf({ context: '/{version}/pizza', version: '2' })).toBe('/2/pizza');
  expect(addressOf({ context: '', version: '2' })).toBe('');
});

test('the object has an endpoint and a plan only where there are', () => {
  expect(apiObjectOf(good, undefined)).toEqual({ name: 'Pizza shop', version: '1.0.0', context: '/pizza' });
  expect(apiObjectOf({ ...good, endpoint: ' http://b ' }, 'Gold')).toMatchObject({ policies: ['Gold'], endpointConfig: { production_endpoints: { url: 'http://b' } } });
});
