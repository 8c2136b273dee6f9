import { apiDeployed, deploymentAcknowledged, gatewayReported, type EventData } from '@quintet/contracts';
import { outgoing, outgoingDeletion } from '@quintet/messaging';
import { eventually } from '@quintet/testkit';
import { startPublisher, type Call, type TestPublisher } from '../../../test/start-publisher';

type Status = EventData<typeof gatewayReported>;
type Said = EventData<typeof deploymentAcknowledged>;

const admin = '/api/am/admin/v4/environments';
const day = 86_400_000;
let publisher: TestPublisher;
let version = 0;
const origin = () => ({ source: '/test', entityVersion: (version += 1), timeMs: Date.now() });
beforeAll(async () => {
  publisher = await startPublisher();
});
afterAll(() => publisher.stop());

const call = (method: string, path: string, options: Call = {}) => publisher.call(method, path, { scopes: ['apim:admin', 'apim:api_manage'], ...options });
const environmentId = async (organization = 'carbon.super'): Promise<string> => (await call('GET', admin, { organization })).body.list[0].id;
const fleet = async (options: Call = {}) => call('GET', `${admin}/${await environmentId(options.organization)}/gateways`, options);
const report = (gatewayId: string, more: Partial<Status> = {}) => {
  const now = Date.now();
  return outgoing(gatewayReported, { gatewayId, environments: ['Default'], startedMs: now - 60_000, reportedMs: now, expiresMs: now + 60_000, state: 'live', version: '1.2.3', ...more }, origin());
};
const say = (gatewayId: string, { apiId, revisionId }: { apiId: string; revisionId: string }, outcome: Said['outcome'], more: Partial<Said> = {}) =>
  outgoing(deploymentAcknowledged, { gatewayId, apiId, organization: 'carbon.super', environment: 'Default', revisionId, outcome, reason: outcome === 'refused' ? 'no room' : null, atMs: Date.now(), ...more }, origin());
const publish = (...records: Parameters<TestPublisher['bus']['publish']>[0]) => publisher.bus.publish(records);
let made = 0;
const deployed = async (query = '&waitMs=0') => {
  const name = `Fleet${(made += 1)}`;
  const { id: apiId } = (await call('POST', '/apis', { json: { name, version: '1', context: `/${name}`, endpointConfig: { endpoint_type: 'http', production_endpoints: { url: 'http://b' } } } })).body;
  const revisionId: string = (await call('POST', `/apis/${apiId}/revisions`, { json: {} })).body.id;
  const answer = (await call('POST', `/apis/${apiId}/deploy-revision?revisionId=${revisionId}${query}`, { json: [{ name: 'Default', vhost: 'localhost' }] })).body;
  return { apiId: apiId as string, revisionId, answer };
};

test('shows each gateway of an environment: which live, since when, and how far they have come', async () => {
  const [first, second] = [await deployed(), await deployed()];
  const now = Date.now();
  await publish(report('b', { lagMs: 12, applied: [{ topic: 'apim.apis', version: 41 }] }), report('a', { state: 'catching up', snapshotAgeMs: 42_000 }), report('silent', { expiresMs: now - 1, reportedMs: now - 10_001 }), report('elsewhere', { environments: ['Other'] }), report('long gone', { expiresMs: now - 31 * day }));
  await publish(say('b', first, 'applied'), say('b', second, 'refused'), say('silent', first, 'applied', { revisionId: 'replaced since' }));

  await eventually(async () => {
    const { status, body } = await fleet({ scopes: ['apim:environment_read'] });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      count: 3,
      list: [
        { gatewayId: 'a', status: 'ACTIVE', state: 'catching up', snapshotAgeMs: 42_000, applied: [], deployedCount: 0, failedCount: 0, waitingCount: 2, failures: [] },
        { gatewayId: 'b', status: 'ACTIVE', state: 'live', version: '1.2.3', lagMs: 12, applied: [{ topic: 'apim.apis', version: 41 }], deployedCount: 1, failedCount: 1, waitingCount: 0, failures: [{ ...{ apiId: second.apiId, revisionId: second.revisionId }, reason: 'no room' }] },
        { gatewayId: 'silent', status: 'EXPIRED', lastActive: new Date(now - 10_001).toISOString(), deployedCount: 0 },
      ],
    });
  });
});

test('a gateway that leaves in good order is gone; one that reports again is back', async () => {
  const ids = async () => ((await fleet()).body.list as { gatewayId: string }[]).map(({ gatewayId }) => gatewayId);
  await publish(report('leaver'));
  await eventually(async () => expect(await ids()).toContain('leaver'));
  await publish(outgoingDeletion(gatewayReported, 'leaver', origin()));
  await eventually(async () => expect(await ids()).not.toContain('leaver'));
  await publish(report('leaver', { expiresMs: Date.now() - 1 }));
  await eventually(async () => expect((await fleet()).body.list).toContainEqual(expect.objectContaining({ gatewayId: 'leaver', status: 'EXPIRED' })));
  await publish(report('leaver'));
  await eventually(async () => expect((await fleet()).body.list).toContainEqual(expect.objectContaining({ gatewayId: 'leaver', status: 'ACTIVE' })));
});

test('another organization sees the gateways that serve it too, and nothing of others\' APIs', async () => {
  await publish(report('shared'));
  await eventually(async () => {
    const { list } = (await fleet({ organization: 'other' })).body as { list: Record<string, unknown>[] };
    expect(list.map(({ gatewayId }) => gatewayId)).toContain('shared');
    expect(list.every(({ deployedCount, failedCount, waitingCount, failures }) => deployedCount === 0 && failedCount === 0 && waitingCount === 0 && (failures as []).length === 0)).toBe(true);
  });
});

test.each([
  ['unknown', 'none'],
  ['with a NUL in it', 'a%00b'],
  ['far too long', 'x'.repeat(2_000)],
])('an id of an environment that is %s is 404', async (_name, id) => {
  expect((await call('GET', `${admin}/${id}/gateways`)).status).toBe(404);
});

test("another organization's environment is 404, and a scope is needed", async () => {
  const id = await environmentId();
  expect((await call('GET', `${admin}/${id}/gateways`, { organization: 'other' })).status).toBe(404);
  expect((await call('GET', `${admin}/${id}/gateways`, { scopes: ['apim:api_view'] })).status).toBe(403);
});

test('a deployment says on how many gateways it is live and how long that took; later gateways and repetitions do not change the figure', async () => {
  for (const id of ['a', 'b', 'silent', 'leaver', 'shared']) await publish(outgoingDeletion(gatewayReported, id, origin()));
  await publish(report('g1'), report('g2'), report('g3'));
  await eventually(async () => expect((await fleet()).body.list.map((one: { gatewayId: string }) => one.gatewayId)).toEqual(['g1', 'g2', 'g3']));
  const { answer, ...of } = await deployed();
  expect(answer).toMatchObject([{ propagation: { live: 3, deployed: 0, failed: 0, milliseconds: null, text: 'live on 0 of 3 gateways, not yet answered by 3', failures: [] } }]);
  const deployedMs = Number(answer[0].deployedTime);
  const propagation = async () => (await call('GET', `/apis/${of.apiId}/deployments`)).body.list[0].propagation;

  await publish(say('g1', of, 'applied', { atMs: deployedMs + 9 }), say('g2', of, 'refused', { atMs: deployedMs + 12 }));
  await eventually(async () =>
    expect(await propagation()).toEqual({ live: 3, deployed: 1, failed: 1, milliseconds: 9, text: 'live on 1 of 3 gateways in 9 ms, refused by 1, not yet answered by 1', failures: [{ gatewayId: 'g2', reason: 'no room' }] }),
  );
  await publish(say('g2', of, 'applied', { atMs: deployedMs + 18 }), say('g3', of, 'applied', { atMs: deployedMs + 14 }));
  const done = { live: 3, deployed: 3, failed: 0, milliseconds: 18, text: 'live on 3 of 3 gateways in 18 ms', failures: [] };
  await eventually(async () => expect(await propagation()).toEqual(done));

  await publish(say('g3', of, 'applied', { atMs: deployedMs + 5_000 })); // as after a start under the same name
  await publish(report('g4', { startedMs: deployedMs + 4_000 }), say('g4', of, 'applied', { atMs: deployedMs + 6_000 }));
  await eventually(async () => expect(await propagation()).toEqual({ ...done, live: 4, deployed: 4, text: 'live on 4 of 4 gateways in 18 ms' }));
});

/** Gateways that say of every deployment what they are told to, so soon. */
const answering = (outcomes: Readonly<Record<string, Said['outcome']>>, afterMs: number) =>
  publisher.bus.readState(apiDeployed, (change) => {
    if (change.kind !== 'upsert') return;
    for (const [gatewayId, outcome] of Object.entries(outcomes)) setTimeout(() => void publish(say(gatewayId, change.data, outcome)), afterMs);
  });

test('the answer to a deployment waits for the live gateways, and no longer than it is told to', async () => {
  for (const id of ['g1', 'g2', 'g3', 'g4']) await publish(outgoingDeletion(gatewayReported, id, origin()));
  await publish(report('w1'), report('w2'), report('away', { expiresMs: Date.now() - 1 }));
  await eventually(async () => expect((await fleet()).body.list.map((one: { gatewayId: string }) => one.gatewayId)).toEqual(['away', 'w1', 'w2']));
  const timed = async (query: string) => {
    const began = performance.now();
    const { answer } = await deployed(query);
    return { text: answer[0].propagation.text as string, tookMs: performance.now() - began };
  };

  const both = answering({ w1: 'applied', w2: 'refused' }, 30);
  await both.caughtUp;
  expect((await timed('&waitMs=5000')).text).toMatch(/^live on 1 of 2 gateways in \d+ ms, refused by 1$/);
  expect((await timed('')).text).toMatch(/^live on 1 of 2 gateways in \d+ ms, refused by 1$/);
  expect((await timed('&waitMs=0')).text).toBe('live on 0 of 2 gateways, not yet answered by 2');
  await both.stop();

  const one = answering({ w1: 'applied' }, 1);
  await one.caughtUp;
  const { text, tookMs } = await timed('&waitMs=600');
  expect(text).toMatch(/^live on 1 of 2 gateways in \d+ ms, not yet answered by 1$/);
  expect(tookMs).toBeGreaterThanOrEqual(600);
  await one.stop();

  await publish(outgoingDeletion(gatewayReported, 'w1', origin()), outgoingDeletion(gatewayReported, 'w2', origin()));
  await eventually(async () => expect((await fleet()).body.list).toHaveLength(1));
  const none = await timed('&waitMs=5000');
  expect(none.text).toBe('no gateway of this environment is live');
  expect(none.tookMs).toBeLessThan(4_000);
});

test.each(['-1', '5001', 'soon'])('a wait of %s for receipts is the fault of the caller', async (waitMs) => {
  const { apiId, revisionId } = await deployed();
  expect((await call('POST', `/apis/${apiId}/deploy-revision?revisionId=${revisionId}&waitMs=${waitMs}`, { json: [{ name: 'Default' }] })).status).toBe(400);
});
