import fc from 'fast-check';
import { AppError } from '@quintet/service-kit';
import { matchesFilter } from './match-filter';
import { operators, parseFilter, parsePatchPath, type Filter } from './scim-filter';

const compare = (name: string, operator: string, value: unknown) => ({ kind: 'compare', path: name.includes('.') ? { attribute: name.split('.')[0], sub: name.split('.')[1] } : { attribute: name }, operator, value });

test.each<[string, unknown]>([
  ['userName eq "ann"', compare('username', 'eq', 'ann')],
  ['userName Eq ann', compare('username', 'eq', 'ann')],
  ['name.familyName co "O\'Mal\\"ley"', compare('name.familyname', 'co', 'O\'Mal"ley')],
  ['urn:ietf:params:scim:schemas:core:2.0:User:userName sw "a"', compare('username', 'sw', 'a')],
  ['active eq true', compare('active', 'eq', true)],
  ['externalId ne null', compare('externalid', 'ne', null)],
  ['title pr', { kind: 'present', path: { attribute: 'title' } }],
  ['not (a pr)', { kind: 'not', of: { kind: 'present', path: { attribute: 'a' } } }],
  ['emails[type eq "work" and value co "@x"]', { kind: 'within', attribute: 'emails', of: { kind: 'and', parts: [compare('type', 'eq', 'work'), compare('value', 'co', '@x')] } }],
])('%s', (text, filter) => expect(parseFilter(text)).toEqual(filter));

test('and binds closer than or, not closest, and brackets closest of all', () => {
  const kinds = (filter: Filter): unknown => (filter.kind === 'and' || filter.kind === 'or' ? [filter.kind, ...filter.parts.map(kinds)] : filter.kind === 'not' ? ['not', kinds(filter.of)] : filter.kind === 'compare' ? filter.path.attribute : filter.kind);

  expect(kinds(parseFilter('a eq 1 or b eq 1 and c eq 1 or d eq 1'))).toEqual(['or', 'a', ['and', 'b', 'c'], 'd']);
  expect(kinds(parseFilter('(a eq 1 or b eq 1) and not (c eq 1) and d eq 1'))).toEqual(['and', ['or', 'a', 'b'], ['not', 'c'], 'd']);
});

test.each([
  '', ' ', 'userName', 'userName eq', 'userName is "a"', 'userName eq "a" and', 'and userName eq "a"', '(userName eq "a"', 'userName eq "a")', 'userName eq "a" userName eq "b"', 'emails[type eq "a"',
  'emails[]', 'a.b.c eq "x"', 'userName eq "a', 'userName eq "\\x"', '1a eq "x"', 'not userName eq "a"', 'a.b[c eq 1]', `${'('.repeat(21)}a pr${')'.repeat(21)}`, Array.from({ length: 101 }, () => 'a pr').join(' or '), `a eq "${'x'.repeat(2_000)}"`,
])('%p is no filter', (text) => expect(() => parseFilter(text)).toThrow(AppError));

test.each<[string, unknown]>([
  ['members', { attribute: 'members' }],
  ['name.givenName', { attribute: 'name', sub: 'givenname' }],
  ['roles[value eq "x"]', { attribute: 'roles', filter: compare('value', 'eq', 'x') }],
  ['emails[type eq "work"].value', { attribute: 'emails', filter: compare('type', 'eq', 'work'), sub: 'value' }],
  ['urn:ietf:params:scim:schemas:extension:2.0:Role:users', { attribute: 'users' }],
])('path %s', (text, path) => expect(parsePatchPath(text)).toEqual(path));

test.each(['', 'a b', 'a[b eq 1].c.d', 'a[b eq 1]c', 'a[b eq 1].', 'a.b.c', '[a eq 1]', 'a..b', '__proto__'])('%p is no path', (text) => expect(() => parsePatchPath(text)).toThrow(AppError));

const name = fc.constantFrom('username', 'displayname', 'nickname');
const word = fc.stringMatching(/^[a-c ]{0,3}$/);
const leaf: fc.Arbitrary<Filter> = fc.oneof(
  fc.record({ kind: fc.constant('compare' as const), path: fc.record({ attribute: name }), operator: fc.constantFrom(...operators), value: fc.oneof(word, fc.boolean(), fc.integer({ min: 0, max: 9 })) }),
  fc.record({ kind: fc.constant('present' as const), path: fc.record({ attribute: name }) }),
);
const { filter: anyFilter } = fc.letrec<{ filter: Filter }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    leaf,
    fc.record({ kind: fc.constant('not' as const), of: tie('filter') }),
    fc.record({ kind: fc.constantFrom('and' as const, 'or' as const), parts: fc.array(tie('filter'), { minLength: 2, maxLength: 3 }) }),
  ),
}));

const write = (filter: Filter): string => {
  switch (filter.kind) {
    case 'compare':
      return `${filter.path.attribute} ${filter.operator} ${JSON.stringify(filter.value)}`;
    case 'present':
      return `${filter.path.attribute} pr`;
    case 'not':
      return `not (${write(filter.of)})`;
    case 'within':
      return `${filter.attribute}[${write(filter.of)}]`;
    default:
      return `(${filter.parts.map(write).join(` ${filter.kind} `)})`;
  }
};

test('what is written is read again as it was', () => {
  fc.assert(fc.property(anyFilter.filter((filter) => write(filter).length < 1_500 && write(filter).split(/ and | or /).length < 40), (filter) => expect(parseFilter(write(filter))).toEqual(filter)));
});

test('whatever is sent is read, or refused by name', () => {
  const noise = fc.array(fc.constantFrom('userName', 'eq', 'and', 'or', 'not', '(', ')', '[', ']', '"a"', '"', '\\', '.', 'pr', 'true', ' ', '\u0000', 'é', '1.5'), { maxLength: 30 }).map((parts) => parts.join(' '));
  fc.assert(
    fc.property(fc.oneof(fc.string({ maxLength: 60 }), noise), (text) => {
      for (const parse of [parseFilter, parsePatchPath]) {
        try {
          parse(text);
        } catch (error) {
          expect(error).toBeInstanceOf(AppError);
        }
      }
    }),
    { numRuns: 2_000 },
  );
});

test('a long filter of whatever signs is judged at once', () => {
  const before = performance.now();
  for (const text of ['('.repeat(2_000), '"'.repeat(2_000), '\\"'.repeat(1_000), 'a '.repeat(1_000), `"${'\\'.repeat(1_998)}`]) expect(() => parseFilter(text)).toThrow(AppError);
  expect(performance.now() - before).toBeLessThan(500);
});

const person = { userName: 'Ann', active: true, name: { givenName: 'Ann', familyName: '' }, emails: [{ type: 'work', value: 'ann@x.example' }, { type: 'home', value: 'a@home.example' }], roles: [] };

test.each<[string, boolean]>([
  ['userName eq "aNN"', true],
  ['userName ne "ann"', false],
  ['name.givenName sw "a"', true],
  ['name.familyName pr', false],
  ['name.familyName eq null', true], // what is empty counts as absent
  ['emails.value ew "home.example"', true],
  ['emails[type eq "work" and value ew "home.example"]', false],
  ['emails[type eq "home" and value ew "home.example"]', true],
  ['roles pr', false],
  ['roles.value ne "x"', true],
  ['not (roles pr) and active eq true', true],
  ['nickName eq null', true],
  ['userName gt "ana" and userName le "ann"', true],
])('of a person: %s is %s', (text, expected) => expect(matchesFilter(person, parseFilter(text))).toBe(expected));
