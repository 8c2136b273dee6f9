import { startPublisher, type TestPublisher } from '../../../test/start-publisher';

let publisher: TestPublisher;
beforeAll(async () => {
  publisher = await startPublisher();
});
afterAll(() => publisher.stop());

const get = (path: string, scopes = ['apim:api_view'], organization = 'carbon.super') => publisher.call('GET', path, { scopes, organization });

test('tenants are the first and the own', async () => {
  expect((await get('/tenants')).body).toMatchObject({ count: 1, list: [{ domain: 'carbon.super', status: 'active' }] });
  expect((await get('/tenants', ['apim:api_view'], 'other.org')).body.list).toMatchObject([{ domain: 'carbon.super' }, { domain: 'other.org' }]);
  expect((await get('/tenants?state=inactive')).body.count).toBe(0);
  expect((await get('/tenants?state=asleep')).status).toBe(400);
  expect((await get('/tenants', [])).status).toBe(403);
  const head = (domain: string) => publisher.call('HEAD', `/tenants/${domain}`, { scopes: ['apim:api_view'] });
  expect((await head('carbon.super')).status).toBe(200);
  expect((await head('other.org')).status).toBe(404);
});
