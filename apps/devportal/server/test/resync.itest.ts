import { startDevportal, type TestDevportal } from './start-devportal';

let it: TestDevportal;
beforeAll(async () => void (it = await startDevportal()));
afterAll(() => it.stop());

test('the developer portal publishes its applications and their keys again for an administrator', async () => {
  const made = await it.portal('POST', '/applications', { name: 'Shop', throttlingPolicy: 'Unlimited' });
  const key = await it.portal('POST', `/applications/${made.body.applicationId}/api-keys/PRODUCTION/generate`, {});
  const answer = await fetch(`${it.url}/api/am/admin/v4/event-hub/resync/devportal`, { method: 'POST', headers: { authorization: `Bearer ${it.issuer.token({ scopes: ['apim:admin'] })}` } });

  expect([made.status, key.status, answer.status]).toEqual([201, 200, 200]);
  expect(await answer.json()).toEqual({
    owner: 'devportal',
    topics: [
      { name: 'apim.applications', written: 1, deleted: 0 },
      { name: 'apim.application-keys', written: 0, deleted: 0 },
      { name: 'apim.subscriptions', written: 0, deleted: 0 },
      { name: 'apim.api-keys', written: 1, deleted: 0 },
    ],
  });
});
