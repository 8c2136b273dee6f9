import { startPublisher, type TestPublisher } from '../../../test/start-publisher';

let publisher: TestPublisher;
beforeAll(async () => {
  publisher = await startPublisher();
});
afterAll(() => publisher.stop());

const get = (path: string, scopes = ['apim:api_view'], organization = 'carbon.super') => publisher.call('GET', path, { scopes, organization });

test('key managers that issue access tokens are listed; the publisher itself is none of them', async () => {
  expect((await get('/key-managers')).body).toMatchObject({ count: 1, list: [{ name: 'Resident Key Manager', type: 'default', enabled: true }] });
  expect((await get('/key-managers', ['apim:api_view'], 'other.org')).body.count).toBe(1);
  expect((await get('/key-managers', [])).status).toBe(403);
});
