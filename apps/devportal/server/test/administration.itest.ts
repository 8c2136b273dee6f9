import { applicationChanged, applicationKeyChanged, applicationPolicyChanged, subscriptionChanged } from '@quintet/contracts';
import { createProjection, type Projection } from '@quintet/messaging';
import { eventually } from '@quintet/testkit';
import { testApi, testApplicationPolicy } from './samples';
import { administrator, developer, startDevportal, type As, type TestDevportal } from './start-devportal';

let at: TestDevportal;
const bob: As = { ...developer, sub: 'bob' };
const ids: Record<string, string> = {};
const make = async (name: string, as?: As, more: object = {}): Promise<string> => (ids[name] = (await at.portal('POST', '/applications', { name, throttlingPolicy: 'Unlimited', ...more }, as)).body.applicationId);
const list = (query = '', as?: As) => at.administration('GET', `/applications${query}`, undefined, as);
const names = async (query: string, as?: As): Promise<string[]> => (await list(query, as)).body.list.map(({ name }: { name: string }) => name);
const giveTo = (id: string, owner: string, as?: As) => at.administration('POST', `/applications/${id}/change-owner?owner=${encodeURIComponent(owner)}`, undefined, as);
const remove = (id: string, as?: As) => at.administration('DELETE', `/applications/${id}`, undefined, as);
const follow = async <P extends Projection<unknown>>(projection: P): Promise<P> => {
  await projection.start();
  await projection.caughtUp();
  return projection;
};

beforeAll(async () => {
  at = await startDevportal();
  await make('Shop');
  await make('Phone', undefined, { groups: ['sales'] });
  await make('Shop', bob);
  ids['BobsShop'] = ids['Shop']!;
  await make('Web 100%', bob);
  await at.put(applicationPolicyChanged, { ...testApplicationPolicy('Unlimited'), organization: 'other.org' });
  const their = () => at.portal('POST', '/applications', { name: 'Theirs', throttlingPolicy: 'Unlimited' }, { ...developer, sub: 'eve@other.org', organization: 'other.org' });
  await eventually(async () => expect((await their()).status).toBe(201));
});
afterAll(() => at.stop());

test('the applications of all users are listed, by name or owner, and paged', async () => {
  expect((await list()).body).toMatchObject({
    count: 4,
    pagination: { total: 4 },
    list: [{ name: 'Phone', owner: 'ann', status: 'APPROVED', groupId: 'sales', throttlingPolicy: 'Unlimited', subscriptionCount: 0 }, { name: 'Shop' }, { name: 'Shop' }, { name: 'Web 100%', owner: 'bob' }],
  });
  expect(await names('?user=bob')).toEqual(['Shop', 'Web 100%']);
  expect(await names('?user=bob%40carbon.super&name=HOP')).toEqual(['Shop']);
  expect(await names('?user=&name=%25')).toEqual(['Web 100%']);
  expect(await names('?user=nobody')).toEqual([]);
  expect(await names('?sortBy=owner&sortOrder=desc&limit=1&offset=1')).toHaveLength(1);
  expect((await list('?limit=2&name=o')).body).toMatchObject({ count: 2, pagination: { total: 3, next: '/applications?limit=2&name=o&offset=2' } });
});

test('another organization has its own, and an organization cannot look into another', async () => {
  const theirs = { ...administrator, sub: 'admin@other.org', organization: 'other.org' };
  for (const query of ['', '?tenantDomain=other.org', '?user=eve', '?user=eve%40other.org']) expect(await names(query, theirs)).toEqual(['Theirs']);
  expect((await list('?tenantDomain=other.org')).status).toBe(403);
  expect((await giveTo(ids['Phone']!, 'eve', theirs)).status).toBe(404);
  expect((await remove(ids['Phone']!, theirs)).status).toBe(404);
});

test('an application is given to another user, with its keys: gateways hear of it, and so does the key manager, also later', async () => {
  const applications = await follow(createProjection(at.bus, applicationChanged));
  const id = await make('Given');
  const { consumerKey } = (await at.portal('POST', `/applications/${id}/generate-keys`, { keyType: 'PRODUCTION', grantTypesToBeSupported: ['client_credentials', 'refresh_token'], validityTime: 3600 })).body;
  at.keyManager.away = true;

  expect((await giveTo(id, 'bob@carbon.super')).status).toBe(200);

  expect((await at.portal('GET', `/applications/${id}`)).status).toBe(404);
  expect((await at.portal('GET', `/applications/${id}`, undefined, bob)).body).toMatchObject({ owner: 'bob', name: 'Given' });
  await eventually(() => expect(applications.get(id)).toMatchObject({ owner: 'bob' }));
  expect(at.keyManager.clients.get(consumerKey)).toMatchObject({ owner: 'ann' });
  at.keyManager.away = false;
  await eventually(() => expect(at.keyManager.clients.get(consumerKey)).toMatchObject({ owner: 'bob', client_name: 'bob_Given_PRODUCTION', application_id: id, key_type: 'PRODUCTION', grant_types: ['client_credentials', 'refresh_token'] }));
  await applications.stop();
});

test('who owns one of that name already is given no second one; an owner must be a user of the organization', async () => {
  const annsShop = ((await list('?user=ann&name=Shop')).body.list as { applicationId: string }[])[0]!.applicationId;

  expect((await giveTo(annsShop, 'bob')).status).toBe(409);
  for (const owner of ['', '  ', 'x'.repeat(256), 'a\u0000b']) expect((await giveTo(annsShop, owner)).status).toBe(400);
  expect((await at.administration('POST', `/applications/${annsShop}/change-owner`)).status).toBe(400);
  expect((await list('?user=ann&name=Shop')).body.count).toBe(1);
});

test('an application is deleted with its subscriptions and keys, whoever owns it', async () => {
  const [applications, keys, subscriptions] = [await follow(createProjection(at.bus, applicationChanged)), await follow(createProjection(at.bus, applicationKeyChanged)), await follow(createProjection(at.bus, subscriptionChanged))];
  const id = await make('Doomed', bob);
  const api = testApi({ name: 'Pasta', context: '/pasta/1.0.0' });
  await at.putApi(api);
  const { consumerKey } = (await at.portal('POST', `/applications/${id}/generate-keys`, { keyType: 'PRODUCTION', grantTypesToBeSupported: ['client_credentials'] }, bob)).body;
  await eventually(async () => expect((await at.portal('POST', '/subscriptions', { applicationId: id, apiId: api.id, throttlingPolicy: 'Unlimited' }, bob)).status).toBe(201));
  await eventually(() => expect([applications.get(id) !== undefined, keys.size, subscriptions.size]).toEqual([true, 2, 1]));

  expect((await remove(id)).status).toBe(200);

  expect((await at.portal('GET', `/applications/${id}`, undefined, bob)).status).toBe(404);
  await eventually(() => expect([applications.get(id), keys.size, subscriptions.size, at.keyManager.clients.has(consumerKey)]).toEqual([undefined, 1, 0, false]));
  expect((await remove(id)).status).toBe(404);
  for (const one of [applications, keys, subscriptions]) await one.stop();
});

test.each([['unknown', 'none'], ['far too long', 'x'.repeat(2_000)], ['of dots', '%2e%2e']])('an id that is %s is not found', async (_what, id) => {
  expect((await remove(id)).status).toBe(404);
  expect((await giveTo(id, 'bob')).status).toBe(404);
});

test('an id that no database can keep is the caller\'s fault', async () => {
  expect((await remove('a%00b')).status).toBe(400);
});

test('a list by what cannot be is refused with the reason', async () => {
  for (const query of ['limit=-1', 'limit=1001', 'sortBy=id', 'sortOrder=up', `name=${'x'.repeat(101)}`, `user=${'x'.repeat(256)}`, 'user=a%00b', 'user=bob&user=ann'])
    expect([query, await list(`?${query}`)]).toEqual([query, expect.objectContaining({ status: 400, body: expect.objectContaining({ code: 400 }) })]);
});

test('only administrators, each as far as the scope goes', async () => {
  const as = (...scopes: string[]): As => ({ ...administrator, scopes });
  expect([(await list('', 'anonymous')).status, (await list('', as('apim:subscribe'))).status, (await list('', as('apim:app_import_export'))).status, (await list('', as('apim:app_owner_change'))).status]).toEqual([401, 403, 200, 200]);
  expect((await giveTo(ids['Phone']!, 'bob', as('apim:app_import_export'))).status).toBe(403);
  expect((await remove(ids['Phone']!, as('apim:app_owner_change'))).status).toBe(403);
});
