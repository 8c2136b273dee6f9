import { startTrafficManager, type TestTrafficManager } from './start-traffic-manager';

let it: TestTrafficManager;
beforeAll(async () => void (it = await startTrafficManager()));
afterAll(() => it.stop());

test('the traffic manager publishes its policies again for an administrator', async () => {
  const resync = async (scope: string, organization = 'carbon.super') => {
    const answer = await fetch(`${it.url}/api/am/admin/v4/event-hub/resync/traffic-manager`, { method: 'POST', headers: { authorization: `Bearer ${it.issuer.token({ scopes: [scope], organization })}` } });
    return { status: answer.status, body: (await answer.json()) as unknown };
  };
  const some = { written: expect.any(Number), deleted: 0 };

  expect((await resync('apim:tier_manage')).status).toBe(403);
  expect((await resync('apim:admin', 'other')).status).toBe(403);
  expect(await resync('apim:admin')).toEqual({
    status: 200,
    body: {
      owner: 'traffic-manager',
      topics: [
        { name: 'apim.api-policies', ...some },
        { name: 'apim.application-policies', ...some },
        { name: 'apim.subscription-policies', ...some },
        { name: 'apim.custom-policies', written: 0, deleted: 0 },
        { name: 'apim.deny-policies', written: 0, deleted: 0 },
      ],
    },
  });
});
