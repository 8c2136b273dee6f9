import { apiChanged, apiContentChanged, environmentChanged, keyManagerChanged } from '@quintet/contracts';
import { outgoing } from '@quintet/messaging';
import { eventually } from '@quintet/testkit';
import { startPublisher, type TestPublisher } from './start-publisher';

let it: TestPublisher;
beforeAll(async () => void (it = await startPublisher()));
afterAll(() => it.stop());

test('the publisher publishes its state again, takes out what it does not have, and leaves the keys of the key manager', async () => {
  const made = await it.call('POST', '/apis', { scopes: ['apim:api_create'], json: { name: 'Pizza', context: '/pizza', version: '1.0.0' } });
  const id = made.body.id as string;
  const [apis, contents, environments, keyManagers] = [await it.follow(apiChanged), await it.follow(apiContentChanged), await it.follow(environmentChanged), await it.follow(keyManagerChanged)];
  const known = await eventually(() => {
    const found = apis.get(id);
    if (!found) throw new Error('the API is not told yet');
    return found;
  });
  await it.bus.publish([outgoing(apiChanged, { ...known, id: '00000000-0000-4000-8000-000000000000' }, { source: '/publisher', timeMs: 0, entityVersion: 1 })]);

  const answer = await it.call('POST', '/api/am/admin/v4/event-hub/resync/publisher', { scopes: ['apim:admin'] });

  expect(answer.status).toBe(200);
  expect(answer.body).toEqual({
    owner: 'publisher',
    topics: [
      { name: 'apim.apis', written: 1, deleted: 1 },
      { name: 'apim.api-contents', written: 1, deleted: 0 },
      { name: 'apim.api-deployments', written: 0, deleted: 0 },
      { name: 'apim.environments', written: 1, deleted: 0 },
      { name: 'apim.scopes', written: 0, deleted: 0 },
      { name: 'apim.key-managers', written: 1, deleted: 0 },
    ],
  });
  await eventually(() => expect([...apis.values()]).toEqual([known]));
  expect([...contents.values()]).toHaveLength(1);
  expect([...environments.values()]).toHaveLength(1);
  expect([...keyManagers.values()].map(({ type }) => type).sort()).toEqual(['internal-key', 'resident']);
});
