import { parseFilter } from '../src/features/scim/scim-filter';
import { matchesFilter } from '../src/features/scim/match-filter';
import { admin, publicUrl, startKeyManager, type RunningKeyManager } from './start-key-manager';
import { basic, introspect, passwordToken, register, send, token } from './oauth-client';
import { patchSchema, scimClient } from './scim';

let at: RunningKeyManager;
let scim: ReturnType<typeof scimClient>;
beforeAll(async () => {
  at = await startKeyManager();
  scim = scimClient(at.url);
});
afterAll(() => at.end());

const namesOf = (resources: readonly Record<string, unknown>[]) => resources.map(({ userName }) => userName);
const errorSchema = 'urn:ietf:params:scim:api:messages:2.0:Error';

test('a user is made, read, replaced and deleted with all that is kept of him, and never with his password', async () => {
  const shown = { userName: 'ann', externalId: 'e-1', displayName: 'Annie', name: { givenName: 'Ann', familyName: 'Ok' }, emails: [{ value: 'ann@x.example', type: 'home' }], roles: [{ value: 'cook' }] };
  const made = await scim.call('POST', '/Users', { ...shown, password: 'ann secret' });
  expect(made.status).toBe(201);
  expect(made.body).toMatchObject({
    ...shown,
    name: { ...shown.name, formatted: 'Ann Ok' },
    emails: [{ value: 'ann@x.example', type: 'home', primary: true }],
    roles: [{ value: 'cook' }, { value: 'Internal/everyone' }],
    active: true,
    meta: { resourceType: 'User', version: 'W/"1"', location: `${publicUrl}/scim2/Users/${made.body.id}`, created: expect.any(String), lastModified: expect.any(String) },
  });
  expect(made.headers.get('content-type')).toContain('application/scim+json');
  expect(made.headers.get('location')).toBe(`${publicUrl}/scim2/Users/${made.body.id}`);
  const path = `/Users/${made.body.id}`;

  const read = await scim.call('GET', path);
  expect(read).toMatchObject({ status: 200, body: made.body });
  expect(read.headers.get('etag')).toBe('W/"1"');
  const back = await scim.call('PUT', path, { ...read.body, name: { familyName: 'Other' } }); // as it came, with one change
  expect(back).toMatchObject({ status: 200, body: { name: { familyName: 'Other', formatted: 'Other' }, externalId: 'e-1', meta: { version: 'W/"2"' } } });
  expect(back.body['name']).not.toHaveProperty('givenName');
  expect((await scim.call('DELETE', path)).status).toBe(204);
  expect((await scim.call('GET', path)).status).toBe(404);
  expect(JSON.stringify([made.body, read.body, back.body])).not.toContain('ann secret');
});

test('bodies may be application/scim+json', async () => {
  const answer = await fetch(`${at.url}/scim2/Users`, { method: 'POST', headers: { authorization: basic(admin.username, admin.password), 'content-type': 'application/scim+json' }, body: JSON.stringify({ userName: 'media', password: 'some pass' }) });

  expect(answer.status).toBe(201);
});

describe('a PATCH', () => {
  let path: string;
  beforeEach(async () => {
    path = `/Users/${await scim.add(`patch-${Math.random().toString(36).slice(2)}`, { roles: ['cook', 'baker'], emails: [{ value: 'a@x.example', type: 'work' }] })}`;
  });
  const rolesNow = async () => ((await scim.call('GET', path)).body['roles'] as { value: string }[]).map(({ value }) => value);

  test('adds, replaces and removes, by attribute, part and element', async () => {
    const answer = await scim.patch(path, [
      { op: 'Add', path: 'roles', value: [{ value: 'smith' }] },
      { op: 'remove', path: 'roles[value eq "cook"]' },
      { op: 'replace', path: 'emails[type eq "work"].value', value: 'b@x.example' },
      { op: 'replace', path: 'name.givenName', value: 'Bea' },
      { op: 'add', value: { displayName: 'B' } },
    ]);

    expect(answer).toMatchObject({ status: 200, body: { displayName: 'B', name: { givenName: 'Bea' }, emails: [{ value: 'b@x.example', type: 'work' }], meta: { version: 'W/"2"' } } });
    expect(await rolesNow()).toEqual(['baker', 'smith', 'Internal/everyone']);
  });

  test.each<[number, string | undefined, object]>([
    [400, 'noTarget', { op: 'replace', path: 'emails[type eq "home"].value', value: 'x@x.example' }],
    [400, 'invalidPath', { op: 'replace', path: 'colour', value: 'red' }],
    [400, 'invalidFilter', { op: 'remove', path: 'roles[value like "x"]' }],
    [400, 'mutability', { op: 'replace', path: 'id', value: 'x' }],
    [400, 'invalidValue', { op: 'replace', path: 'userName', value: 'other' }],
    [400, 'invalidValue', { op: 'replace', path: 'emails', value: [{ value: 'no address' }] }],
    [400, 'invalidValue', { op: 'replace', path: 'active', value: 'perhaps' }],
    [400, 'invalidValue', { op: 'add', path: 'roles', value: [{ value: '<script>' }] }],
    [400, 'invalidValue', { op: 'replace', path: 'password', value: 'x' }],
    [400, 'invalidValue', { op: 'move', path: 'active', value: true }],
    [400, 'invalidValue', { op: 'add', path: 'active' }],
  ])('%i %s: %j, and nothing is changed', async (status, scimType, operation) => {
    expect(await scim.patch(path, [{ op: 'add', path: 'roles', value: 'extra' }, operation])).toMatchObject({ status, body: { schemas: [errorSchema], status: String(status), scimType, detail: expect.any(String) } });
    expect(await rolesNow()).toEqual(['cook', 'baker', 'Internal/everyone']);
  });

  test('of two at once both count', async () => {
    await Promise.all(['a', 'b', 'c', 'd'].map((value) => scim.patch(path, [{ op: 'add', path: 'roles', value }])));

    expect((await rolesNow()).sort()).toEqual(['Internal/everyone', 'a', 'b', 'baker', 'c', 'cook', 'd']);
  });

  test('that means another version is refused; who names none writes over', async () => {
    const { headers } = await scim.call('GET', path);
    const etag = headers.get('etag') ?? '';
    const change = (ifMatch?: string) => scim.patch(path, [{ op: 'replace', path: 'displayName', value: `n${Math.random()}` }], ifMatch === undefined ? {} : { headers: { 'if-match': ifMatch } });

    expect((await change(etag)).status).toBe(200);
    expect(await change(etag)).toMatchObject({ status: 412, body: { schemas: [errorSchema], status: '412' } });
    expect((await change('*')).status).toBe(200);
    expect((await change()).status).toBe(200);
    expect((await scim.call('PUT', path, { userName: 'x' }, { headers: { 'if-match': etag } })).status).toBe(412);
    expect((await scim.call('DELETE', path, undefined, { headers: { 'if-match': etag } })).status).toBe(412);
    const now = (await scim.call('GET', path)).headers.get('etag') ?? '';
    expect((await scim.call('GET', path, undefined, { headers: { 'if-none-match': now } })).status).toBe(304);
    expect((await scim.call('DELETE', path, undefined, { headers: { 'if-match': now } })).status).toBe(204);
  });
});

test('a user who is disabled has no tokens any more, gets none, and gets them again when he is enabled', async () => {
  const path = `/Users/${await scim.add('off', { roles: ['Internal/creator'] })}`;
  const client = await register(at.url);
  const as = { username: 'off', password: 'some pass' };
  const before = await passwordToken(at.url, client, 'apim:api_create', as);
  expect(await introspect(at.url, client, before.access_token)).toMatchObject({ active: true });

  expect(await scim.patch(path, [{ op: 'replace', path: 'active', value: false }])).toMatchObject({ status: 200, body: { active: false } });
  expect(await introspect(at.url, client, before.access_token)).toEqual({ active: false });
  expect((await token(at.url, client, { grant_type: 'refresh_token', refresh_token: before.refresh_token ?? '' })).status).toBe(400);
  expect(await token(at.url, client, { grant_type: 'password', ...as })).toMatchObject({ status: 400, body: { error_description: 'the user is disabled' } });
  expect(await send('GET', `${at.url}/scim2/Me`, { authorization: basic('off', 'some pass') })).toMatchObject({ status: 403 });
  await scim.call('PUT', path, { userName: 'off', roles: ['Internal/creator'] }); // says nothing of it: stays so
  expect((await scim.call('GET', path)).body['active']).toBe(false);

  await scim.patch(path, [{ op: 'replace', value: { active: 'True' } }]);
  expect((await passwordToken(at.url, client, 'apim:api_create', as)).scope).toBe('apim:api_create');
});

test('somebody is left who administers, also when two take the other away at once', async () => {
  const second = await scim.add('second', { roles: ['admin'] });
  const asSecond = scimClient(at.url, '/scim2', basic('second', 'some pass'));
  const first = (await scim.list('Users', { filter: 'userName eq "admin"' })).body.Resources[0]?.id ?? '';
  const off = [{ op: 'replace', path: 'active', value: false }];

  const answers = await Promise.all([asSecond.patch(`/Users/${first}`, off), scim.patch(`/Users/${second}`, off)]);
  const loser = answers.findIndex(({ status }) => status === 200);
  expect(answers.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(1);
  const [left, still, gone] = loser === 0 ? [asSecond, second, first] : [scim, first, second];
  await left.patch(`/Users/${gone}`, [{ op: 'replace', path: 'active', value: true }]);

  await left.patch(`/Users/${gone}`, [{ op: 'remove', path: 'roles[value eq "admin"]' }]);
  expect((await left.patch(`/Users/${still}`, off)).status).toBe(409);
  expect((await left.patch(`/Users/${still}`, [{ op: 'remove', path: 'roles' }])).status).toBe(409);
  expect((await left.call('DELETE', `/Users/${still}`)).status).toBe(409);
  await left.patch(`/Users/${gone}`, [{ op: 'add', path: 'roles', value: 'admin' }]);
  expect((await scim.list('Users')).status).toBe(200);
});

test('nobody shuts himself out, or steps down, while others administer', async () => {
  const id = await scim.add('third', { roles: ['admin'] });
  const himself = scimClient(at.url, '/scim2', basic('third', 'some pass'));

  expect(await himself.patch(`/Users/${id}`, [{ op: 'replace', path: 'active', value: false }])).toMatchObject({ status: 409, body: { message: expect.stringContaining('himself') } });
  expect((await himself.patch(`/Users/${id}`, [{ op: 'remove', path: 'roles[value eq "admin"]' }])).status).toBe(409);
  expect((await himself.call('DELETE', `/Users/${id}`)).status).toBe(409);
});

describe('a list', () => {
  const seconds: Record<string, string> = {};
  beforeAll(async () => {
    const people: [string, object][] = [
      ['fay', { name: { givenName: 'Fay', familyName: 'Zed' }, emails: [{ value: 'fay@a.example', type: 'work' }], roles: ['red', 'blue'], displayName: 'F_1' }],
      ['Fred', { name: { givenName: 'Fred', familyName: 'Young' }, emails: [{ value: 'FRED@b.example', type: 'home' }], roles: ['red'], displayName: 'F%2' }],
      ['fox', { name: { familyName: 'Abel' }, roles: ['blue'], externalId: 'x-9' }],
      ['gus', { active: false, emails: ['gus@a.example'] }],
    ];
    for (const [name, more] of people) seconds[name] = await scim.add(name, more);
  });

  const found = async (filter: string) => (await scim.list('Users', { filter: `(${filter}) and (userName sw "f" or userName eq "gus")`, count: 100 })).body.Resources?.map(({ userName }) => userName).sort();
  test.each<[string, string[]]>([
    ['userName eq "FAY"', ['fay']],
    ['userName sw "F"', ['Fred', 'fay', 'fox']],
    ['userName co "r"', ['Fred']],
    ['userName ew "x"', ['fox']],
    ['userName ne "fox" and userName sw "f"', ['Fred', 'fay']],
    ['name.familyName pr', ['Fred', 'fay', 'fox']],
    ['not (name.givenName pr)', ['fox', 'gus']],
    ['emails.value ew "A.EXAMPLE"', ['fay', 'gus']],
    ['emails[type eq "home" and value sw "fred"]', ['Fred']],
    ['emails pr', ['Fred', 'fay', 'gus']],
    ['active eq false', ['gus']],
    ['active ne false', ['Fred', 'fay', 'fox']],
    ['roles eq "red"', ['Fred', 'fay']],
    ['roles.value eq "red" and not (roles.value eq "blue")', ['Fred']],
    ['roles[value sw "bl"]', ['fay', 'fox']],
    ['roles ne "red"', ['fox', 'gus']],
    ['roles eq "Internal/everyone"', ['Fred', 'fay', 'fox', 'gus']],
    ['externalId eq "x-9"', ['fox']],
    ['externalId eq "X-9"', []],
    ['displayName co "_"', ['fay']],
    ['displayName co "%"', ['Fred']],
    ['displayName sw "f_"', ['fay']],
    ['displayName ew "%2"', ['Fred']],
    ['name.familyName gt "b" and name.familyName lt "z"', ['Fred']],
    ['meta.created gt "2020-01-01T00:00:00Z"', ['Fred', 'fay', 'fox', 'gus']],
    ['meta.lastModified lt "2020-01-01T00:00:00Z"', []],
    ['userName eq "\' or 1=1 --"', []],
    ['userName eq "\\u0000"', []],
  ])('filtered by %s', async (filter, names) => expect(await found(filter)).toEqual(names));

  test.each([['userName'], ['userName eq'], ['colour eq "red"'], ['active eq "yes"'], ['active gt true'], ['userName eq 5'], ['meta.created eq "soon"'], ['password eq "x"'], ['name[givenName eq "x"]'], ['emails[colour eq "x"]'], ['constructor eq "x"'], [`${'('.repeat(30)}a pr${')'.repeat(30)}`]])(
    'filtered by %s is refused as invalidFilter',
    async (filter) => expect(await scim.list('Users', { filter })).toMatchObject({ status: 400, body: { schemas: [errorSchema], status: '400', scimType: 'invalidFilter', detail: expect.stringContaining('filter') } }),
  );

  test('any filter means in SQL what it means for one user at a time', async () => {
    const everybody = (await scim.list('Users', { count: 1_000 })).body.Resources;
    const names = ['userName', 'displayName', 'name.givenName', 'name.familyName', 'emails', 'emails.type', 'roles', 'roles.value', 'externalId'];
    const values = ['f', 'fred', 'red', 'blue', 'work', 'a.example', 'x-9', 'z', '_', ''];
    const pick = <T,>(of: readonly T[]): T => of[Math.floor(Math.random() * of.length)] as T;
    const leaf = (): string => pick([() => `${pick(names)} ${pick(['eq', 'ne', 'co', 'sw', 'ew', 'gt', 'le'])} "${pick(values)}"`, () => `${pick(names)} pr`, () => `active eq ${pick(['true', 'false'])}`, () => `emails[type ${pick(['eq', 'ne'])} "work" and value ${pick(['co', 'sw', 'ew'])} "${pick(values)}"]`, () => `${pick(names)} ${pick(['eq', 'ne'])} null`])();
    const any = (depth: number): string => (depth === 0 ? leaf() : pick([leaf, () => `not (${any(depth - 1)})`, () => `(${any(depth - 1)} ${pick(['and', 'or'])} ${any(depth - 1)})`])());
    for (let i = 0; i < 80; i += 1) {
      const filter = any(3);
      const parsed = parseFilter(filter);
      const { body } = await scim.list('Users', { filter, count: 1_000 });
      expect([filter, namesOf(body.Resources)]).toEqual([filter, namesOf(everybody.filter((one) => matchesFilter(one, parsed)))]);
    }
  });

  test('is sorted, and paged without gaps', async () => {
    const filter = 'userName sw "f" or userName eq "gus"';
    const sorted = async (query: Record<string, string>) => namesOf((await scim.list('Users', { filter, ...query })).body.Resources);
    expect(await sorted({ sortBy: 'name.familyName' })).toEqual(['fox', 'Fred', 'fay', 'gus']);
    expect(await sorted({ sortBy: 'name.familyName', sortOrder: 'descending' })).toEqual(['gus', 'fay', 'Fred', 'fox']);
    expect(await scim.list('Users', { sortBy: 'roles' })).toMatchObject({ status: 400, body: { scimType: 'invalidPath' } });
    expect((await scim.list('Users', { sortOrder: 'sideways' })).status).toBe(400);

    const all = await sorted({});
    const page = async (startIndex: number) => (await scim.list('Users', { filter, startIndex, count: 3 })).body;
    expect([...namesOf((await page(1)).Resources), ...namesOf((await page(4)).Resources)]).toEqual(all);
    expect(await page(4)).toMatchObject({ totalResults: 4, startIndex: 4, itemsPerPage: 1 });
    expect(await page(50)).toMatchObject({ totalResults: 4, itemsPerPage: 0, Resources: [] });
    expect((await scim.list('Users', { startIndex: -5, count: -1 })).body).toMatchObject({ startIndex: 1, itemsPerPage: 0, totalResults: expect.any(Number) });
    expect((await scim.list('Users', { count: 99_999 })).status).toBe(200);
  });

  test('carries what is asked for', async () => {
    const one = async (query: Record<string, string>) => (await scim.list('Users', { filter: 'userName eq "fay"', ...query })).body.Resources[0];
    expect(await one({ attributes: 'userName,name.familyName,password' })).toEqual({ schemas: expect.any(Array), id: expect.any(String), userName: 'fay', name: { familyName: 'Zed' } });
    expect(await one({ excludedAttributes: 'roles,emails,name.givenName,id,meta,active,displayName' })).toEqual({
      schemas: expect.any(Array), id: expect.any(String), userName: 'fay', name: { familyName: 'Zed', formatted: 'Fay Zed' }, 'urn:quintet:scim:schemas:extension:1.0:Account': { awaitsApproval: false },
    });
    const search = await scim.call('POST', '/Users/.search', { schemas: ['urn:ietf:params:scim:api:messages:2.0:SearchRequest'], filter: 'userName eq "fay"', attributes: ['userName'], count: 5 });
    expect(search).toMatchObject({ status: 200, body: { totalResults: 1, Resources: [{ userName: 'fay' }] } });
  });
});

test('errors are in the shape of SCIM, with the faults by field beside', async () => {
  await scim.add('twice');
  expect(await scim.call('POST', '/Users', { userName: 'twice', password: 'some pass' })).toMatchObject({ status: 409, body: { schemas: [errorSchema], status: '409', scimType: 'uniqueness' } });
  expect((await scim.call('POST', '/Users', { userName: 'a b' })).body).toMatchObject({ scimType: 'invalidValue', error: [{ code: 'userName' }, { code: 'password' }] });
  expect(await scim.call('GET', '/Users/nobody')).toMatchObject({ status: 404, body: { schemas: [errorSchema], status: '404' } });
  expect(await scim.call('GET', '/Nothing')).toMatchObject({ status: 404, body: { schemas: [errorSchema] } });
  expect(await send('GET', `${at.url}/scim2/Users`)).toMatchObject({ status: 401, body: { schemas: [errorSchema], status: '401' } });
  const broken = await fetch(`${at.url}/scim2/Users`, { method: 'POST', headers: { authorization: basic(admin.username, admin.password), 'content-type': 'application/json' }, body: '{' });
  expect([broken.status, await broken.json()]).toMatchObject([400, { scimType: 'invalidSyntax' }]);
  expect(await scim.call('PATCH', `/Users/${await scim.add('patched')}`, { schemas: ['urn:other'], Operations: [{ op: 'remove', path: 'roles' }] })).toMatchObject({ status: 400 });
  expect(patchSchema).toContain('PatchOp');
});

test('what the service can do is told to everybody', async () => {
  const get = (path: string) => send<Record<string, unknown>>('GET', `${at.url}/scim2${path}`);
  expect((await get('/ServiceProviderConfig')).body).toMatchObject({ patch: { supported: true }, bulk: { supported: false }, filter: { supported: true, maxResults: 1_000 }, sort: { supported: true }, etag: { supported: true } });
  const { body } = await get('/Schemas');
  const [user] = body['Resources'] as { id: string; attributes: { name: string; returned: string }[] }[];
  expect(user).toMatchObject({ id: 'urn:ietf:params:scim:schemas:core:2.0:User' });
  expect(user?.attributes.find(({ name }) => name === 'password')).toMatchObject({ mutability: 'writeOnly', returned: 'never' });
  expect((await get(`/Schemas/${user?.id ?? ''}`)).body).toMatchObject({ meta: { location: `${publicUrl}/scim2/Schemas/${user?.id ?? ''}` } });
  expect((await get('/ResourceTypes/Role')).body).toMatchObject({ endpoint: '/v2/Roles' });
  expect((await get('/Schemas/none')).status).toBe(404);
});
