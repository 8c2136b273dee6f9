import { eventually } from '@quintet/testkit';
import { applicationToken, call, createApplication, enterWorld, logInAsAdmin, onEveryGateway, type World } from './main-job/world';
import { expectStatus, restClient, type Answer } from './rest';
import { docker, startCompose, type Containers } from './start-compose';

const upAndDownMs = 600_000;
const downMs = 3_000;
const callPauseMs = 5;
const changePauseMs = 50;

let containers: Containers;
let world: World;
beforeAll(async () => {
  containers = await startCompose();
  world = await enterWorld(containers);
  await logInAsAdmin(world);
  const endpoint = { url: world.backendUrl };
  const json = { name: 'Orders', version: '1.0.0', context: world.context, policies: ['Unlimited'], operations: [{ verb: 'GET', target: '/orders' }], endpointConfig: { endpoint_type: 'http', production_endpoints: endpoint, sandbox_endpoints: endpoint } };
  world.apiId = expectStatus(await world.publisher.post('/apis', { json }), 201).body.id;
  const revision = expectStatus(await world.publisher.post(`/apis/${world.apiId}/revisions`, { json: { description: 'one' } }), 201).body;
  expectStatus(await world.publisher.post(`/apis/${world.apiId}/deploy-revision?revisionId=${revision.id}`, { json: [{ name: 'Default', vhost: 'localhost' }] }), 201);
  expectStatus(await world.publisher.post(`/apis/change-lifecycle?apiId=${world.apiId}&action=Publish`), 200);
  const application = await eventually(() => createApplication(world, 'callers', 'Unlimited'));
  world.token = await applicationToken(world, application);
  await onEveryGateway(world, 'GET', '/orders', { token: world.token }, { status: 200 });
}, upAndDownMs);
afterAll(async () => {
  await world?.backend.stop();
  await containers?.stop();
}, upAndDownMs);

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Repeats an action until told to stop; `seen` counts what came of it. */
const keepDoing = (action: () => Promise<string>, pauseMs: number) => {
  const seen = new Map<string, number>();
  let going = true;
  const done = (async () => {
    while (going) {
      const what = await action().catch((error: unknown) => `failed: ${error instanceof Error ? error.message : String(error)}`);
      seen.set(what, (seen.get(what) ?? 0) + 1);
      await pause(pauseMs);
    }
  })();
  return {
    seen,
    stop: async (): Promise<void> => {
      going = false;
      await done;
    },
  };
};

const accepted = (answer: Answer): boolean => answer.status === 200 || answer.status === 201;

describe.each([
  ['kafka', 1],
  ['key-manager', 1],
  ['traffic-manager', 1],
  ['publisher', 1],
  ['devportal', 1],
  ['gateway', 2],
  ['proxy', 1],
])('%s is killed and comes back', (service, index) => {
  test('no call to another gateway fails, and every accepted change arrives', async () => {
    let change = 0;
    const applications: string[] = [];
    let description = '';
    const calls = keepDoing(async () => String((await call(world, 'GET', '/orders', { token: world.token }, 0)).status), callPauseMs);
    const changes = keepDoing(async () => {
      change += 1;
      const name = `${service} ${change}`;
      const made = await world.devportal.post('/applications', { json: { name, throttlingPolicy: 'Unlimited', tokenType: 'JWT' } });
      if (accepted(made)) applications.push(made.body.applicationId);
      const api = await world.publisher.get(`/apis/${world.apiId}`);
      const put = accepted(api) ? await world.publisher.put(`/apis/${world.apiId}`, { json: { ...api.body, description: name } }) : api;
      if (accepted(put)) description = name;
      return `${made.status} ${put.status}`;
    }, changePauseMs);

    await pause(1_000);
    const container = await containers.containerOf(service, index);
    await docker('kill', container);
    await pause(downMs);
    await docker('start', container);
    await containers.healthy(container);
    await pause(1_000);
    await changes.stop();
    await calls.stop();

    process.stdout.write(`\n${service}: calls ${JSON.stringify(Object.fromEntries(calls.seen))}, changes ${JSON.stringify(Object.fromEntries(changes.seen))}\n`);
    expect([...calls.seen.keys()]).toEqual(['200']);
    expect(applications.length).toBeGreaterThan(0);
    // What was accepted is there, at its owner and where its event has to bring it.
    for (const id of applications) expectStatus(await world.devportal.get(`/applications/${id}`), 200);
    expect(expectStatus(await world.publisher.get(`/apis/${world.apiId}`), 200).body.description).toBe(description);
    await eventually(async () => expect(expectStatus(await world.devportal.get(`/apis/${world.apiId}`), 200).body.description).toBe(description), { timeoutMs: 30_000 });
    for (const id of applications) expectStatus(await world.devportal.delete(`/applications/${id}`), 200);
  }, upAndDownMs);
});

test('after all that, no gateway holds anything else than it should, and there is nothing that a resync would delete', async () => {
  const hub = restClient(`${containers.trafficManager}/api/am/admin/v4/event-hub`, () => world.adminToken);
  await eventually(
    async () => {
      const { gateways, services } = expectStatus(await hub.get(''), 200).body;
      expect(gateways.filter(({ status }: { status: string }) => status === 'ACTIVE').map(({ state, differs }: { state: string; differs: unknown }) => ({ state, differs }))).toEqual(Array.from({ length: 3 }, () => ({ state: 'live', differs: [] })));
      expect(services.filter(({ status, outbox }: { status: string; outbox: { relaying: boolean } }) => status === 'ACTIVE' && outbox.relaying)).toHaveLength(4);
      expect(services.every(({ status, outbox }: { status: string; outbox: { waiting: number } }) => status === 'EXPIRED' || outbox.waiting === 0)).toBe(true);
    },
    { timeoutMs: 60_000 },
  );
  const deleted = [...(await containers.resync()).matchAll(/^[a-z-]+ +apim\.[a-z-]+ +\d+ +(\d+)$/gm)].map(([, count]) => count);
  expect(deleted.length).toBeGreaterThan(15);
  expect(new Set(deleted)).toEqual(new Set(['0']));
}, upAndDownMs);
