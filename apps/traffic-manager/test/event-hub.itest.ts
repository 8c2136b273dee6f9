import { applicationPolicyChanged, gatewayReported, subscriptionChanged, type EventData } from '@quintet/contracts';
import { outgoing } from '@quintet/messaging';
import { eventually } from '@quintet/testkit';
import { contract, startTrafficManager, type Answer, type TestTrafficManager } from './start-traffic-manager';

let it: TestTrafficManager;
beforeAll(async () => {
  it = await startTrafficManager();
});
afterAll(() => it.stop());

const call = async (path = '', { method = 'GET', scopes = ['apim:admin'], organization = 'carbon.super' } = {}) => {
  const response = await contract.fetch(`${it.url}/api/am/admin/v4/event-hub${path}`, { method, headers: { authorization: `Bearer ${it.issuer.token({ scopes, organization })}` } });
  return { status: response.status, body: (await response.json()) as Answer['body'] };
};
let version = 0;
const report = (more: Partial<EventData<typeof gatewayReported>>) =>
  it.bus.publish([
    outgoing(
      gatewayReported,
      { gatewayId: 'g1', environments: ['Default'], startedMs: 1, reportedMs: Date.now(), expiresMs: Date.now() + 60_000, state: 'live', version: '0.1.0', ...more },
      { source: '/gateway', entityVersion: (version += 1), timeMs: Date.now() },
    ),
  ]);
const heldNow = async () => {
  const reader = it.bus.readState(applicationPolicyChanged, () => undefined);
  await reader.caughtUp;
  await reader.stop();
  return { topic: applicationPolicyChanged.topic.name, ...reader.digest() };
};

test('the page tells topics, services with their outbox, consumers and gateways', async () => {
  await report({ state: 'catching up', snapshotAgeMs: 5_000 });
  await eventually(async () => {
    const policies = await heldNow();
    const { status, body } = await call();
    expect(status).toBe(200);
    expect(body.hub).toEqual({ kind: 'memory', reachable: true });
    expect(body.topics.find(({ name }: { name: string }) => name === policies.topic)).toMatchObject({ partitions: 1, records: 4, entries: policies.entries, digest: policies.digest, differences: [] });
    expect(body.services).toEqual([expect.objectContaining({ service: 'traffic-manager', status: 'ACTIVE', outbox: { waiting: 0, refused: 0, relaying: true, lastVersion: expect.any(Number) as number } })]);
    expect(body.consumers).toContainEqual({ group: 'traffic-manager', topic: 'apim.quota-demands', members: 1, lag: 0 });
    expect(body.gateways).toEqual([expect.objectContaining({ gatewayId: 'g1', status: 'ACTIVE', state: 'catching up', snapshotAgeMs: 5_000, differs: [] })]);
  }, { timeoutMs: 15_000 });
});

test('a gateway that holds something else raises the alarm, until it holds the same', async () => {
  const right = await heldNow();
  const wrong = { ...right, entries: right.entries - 1, digest: '00000000000000ff' };
  await report({ digests: [wrong] });

  await eventually(async () => {
    const { body } = await call();
    expect(body.gateways[0].differs).toEqual([{ topic: right.topic, since: expect.any(String) as string, expected: { entries: right.entries, digest: right.digest }, found: { entries: wrong.entries, digest: wrong.digest } }]);
  }, { timeoutMs: 30_000 });
  expect(await it.metrics.metrics()).toContain(`quintet_hub_digest_differs{gateway="g1",topic="${right.topic}"} 1`);

  await report({ digests: [right] });
  await eventually(async () => expect((await call()).body.gateways[0].differs).toEqual([]), { timeoutMs: 15_000 });
  expect(await it.metrics.metrics()).not.toContain('quintet_hub_digest_differs{');
}, 60_000);

test('dead letters are listed, and one is replayed', async () => {
  const subscription = { id: 's1', organization: 'carbon.super', apiId: 'a', applicationId: 'p', policy: 'Gold', state: 'UNBLOCKED', subscriber: 'ann', createdMs: 0 } as const;
  const record = outgoing(subscriptionChanged, subscription, { source: '/devportal', entityVersion: 1, timeMs: 0 });
  await it.bus.publish([{ ...record, value: '{"id":1}' }]);

  const { body } = await eventually(async () => {
    const found = await call('/dead-letters');
    expect(found.body).toMatchObject({ count: 1, pagination: { total: 1, offset: 0, limit: 25 } });
    return found;
  });
  const [letter] = body.list;
  expect(letter).toMatchObject({ topic: 'apim.subscriptions', key: 's1', source: '/devportal', type: 'subscription.changed.v1', value: '{"id":1}', reason: expect.stringContaining('id') as string });
  expect((await call()).body.deadLetters).toEqual({ count: 1 });

  expect(await call(`/dead-letters/${letter.id}/replay`, { method: 'POST' })).toEqual({ status: 200, body: { id: letter.id, outcome: 'replayed' } });
  await eventually(async () => expect((await call('/dead-letters')).body.pagination.total).toBe(2)); // as poisonous as before
  await it.bus.publish([outgoing(subscriptionChanged, subscription, { source: '/devportal', entityVersion: 2, timeMs: 0 })]);
  expect(await call(`/dead-letters/${letter.id}/replay`, { method: 'POST' })).toMatchObject({ status: 409, body: { description: expect.stringContaining('not the newest') as string } });
  expect((await call('/dead-letters/0:999999/replay', { method: 'POST' })).status).toBe(404);
  expect((await call('/dead-letters/x/replay', { method: 'POST' })).status).toBe(400);
  expect((await call('/dead-letters?limit=0')).status).toBe(400);
});

test('it is for administrators of the super tenant', async () => {
  for (const [path, method] of [['', 'GET'], ['/dead-letters', 'GET'], ['/dead-letters/0:0/replay', 'POST']] as const) expect((await call(path, { method, organization: 'other' })).status).toBe(403);
  expect((await call('', { scopes: ['apim:tier_view'] })).status).toBe(403);
  expect((await call('/dead-letters/0:0/replay', { method: 'POST', scopes: ['apim:tier_manage'] })).status).toBe(403);
});
