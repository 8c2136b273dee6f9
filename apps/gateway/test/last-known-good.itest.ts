import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { apiDeployed, gatewayReported, tokenRevoked, type EventData } from '@quintet/contracts';
import { createMemoryBus, createRunningDigest, type EventBus } from '@quintet/messaging';
import { silentLogger } from '@quintet/service-kit';
import { createTestIssuer, eventually, type TestIssuer } from '@quintet/testkit';
import { artifactOf, bearer, call, deploy, operation, putState, removeState, startBackend, startGateway, subscribe, type Backend } from './fixture';

const key = 'a key of at least thirty-two characters';
const never = new Promise<never>(() => undefined);

let folder: string;
let path: string;
let bus: EventBus;
let backend: Backend;
let issuer: TestIssuer;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'gateway-'));
  path = join(folder, 'state');
  bus = createMemoryBus({ logger: silentLogger() });
  backend = await startBackend();
  issuer = await createTestIssuer(bus);
  await deploy(bus, artifactOf(backend.url));
  await deploy(bus, artifactOf(backend.url, { apiId: 'other', name: 'Other', context: '/other/1', defaultContext: '/other' }));
  await deploy(bus, artifactOf(backend.url, { apiId: 'else', name: 'Else', context: '/else/1', defaultContext: '/else', environment: 'Elsewhere' }));
  await subscribe(bus, { apiIds: ['pizza', 'other'] });
});
afterEach(async () => {
  await backend.stop();
  await rm(folder, { recursive: true });
});

const start = (on: EventBus, more = {}) => startGateway(on, { snapshot: { path, key, intervalMs: 50, ...more } });
/** A hub of which nothing is ever heard. */
const deadBus = (): EventBus => ({
  ...bus,
  publish: () => Promise.reject(new Error('no broker answers')),
  readState: () => ({ caughtUp: never, isCaughtUp: () => false, digest: createRunningDigest().current, stop: async () => undefined }),
  consume: () => ({ ready: never, stop: async () => undefined }),
  tail: () => ({ ready: never, stop: async () => undefined }),
});
const statusAt = async (base: string, context: string, token = issuer.token()): Promise<number> => (await call(`${base}${context}/menu`, bearer(token))).status;
const filled = async (): Promise<void> => {
  const gateway = await start(bus);
  await gateway.stop();
};

test('a gateway starts from its file and serves, with a hub that never answers; what was revoked stays revoked', async () => {
  const gone = issuer.token({ claims: { jti: 'gone' } });
  await putState(bus, tokenRevoked, { kind: 'token', value: 'gone', organization: 'carbon.super', revokedMs: Date.now(), expiresMs: Date.now() + 3_600_000 });
  await filled();

  const gateway = await start(deadBus());
  expect(await statusAt(gateway.url, '/pizza/1.0.0')).toBe(200);
  expect(await statusAt(gateway.url, '/pizza/1.0.0', gone)).toBe(401);
  expect(await statusAt(gateway.url, '/pizza/1.0.0', issuer.token({ clientId: 'nobody' }))).toBe(403);
  expect(await call(`${gateway.managementUrl}/server-startup-healthcheck`)).toMatchObject({ status: 200, text: expect.stringMatching(/^OK: snapshot \(\d+ s\)$/) as string });
  const basic = { headers: { authorization: `Basic ${Buffer.from('admin:a-password').toString('base64')}` } };
  const status = (await call(`${gateway.managementUrl}/status`, basic)).body;
  expect(status).toMatchObject({ state: 'snapshot', snapshotAgeMs: expect.any(Number) as number });
  const { version } = (status['topics'] as { topic: string; version: number }[]).find(({ topic }) => topic === 'apim.subscriptions')!;
  expect(version).toBeGreaterThan(0); // as far as the file goes
  const before = await readFile(path, 'utf8');
  await gateway.stop();
  expect(await readFile(path, 'utf8')).toBe(before);
  expect(before).not.toContain('Elsewhere"'); // deployments of other environments are not kept
});

test('what changed while it was away is right when the hub was read: deleted, added; then it says that it is live', async () => {
  await filled();
  await removeState(bus, apiDeployed, 'other@Default');
  await deploy(bus, artifactOf(backend.url, { apiId: 'new', name: 'New', context: '/new/1', defaultContext: '/new', operations: [operation('GET', '/*', { authType: 'None' })] }));
  const reports: EventData<typeof gatewayReported>[] = [];
  bus.readState(gatewayReported, (change) => void (change.kind === 'upsert' && reports.push(change.data)));
  let answers: () => void = () => undefined;
  const answering = new Promise<void>((resolve) => (answers = resolve));
  const late: EventBus = {
    ...bus,
    readState: (definition, handler) => {
      const caughtUp = answering.then(() => bus.readState(definition, handler).caughtUp);
      return { caughtUp, isCaughtUp: () => false, digest: createRunningDigest().current, stop: async () => undefined };
    },
  };

  const gateway = await start(late);
  expect([await statusAt(gateway.url, '/pizza/1.0.0'), await statusAt(gateway.url, '/other/1'), await statusAt(gateway.url, '/new/1')]).toEqual([200, 200, 404]);
  await eventually(() => expect(reports.at(-1)).toMatchObject({ state: 'catching up', snapshotAgeMs: expect.any(Number) as number }));
  answers();
  await eventually(async () => expect([await statusAt(gateway.url, '/pizza/1.0.0'), await statusAt(gateway.url, '/other/1'), await statusAt(gateway.url, '/new/1')]).toEqual([200, 404, 200]));
  await eventually(() => expect(reports.at(-1)).toMatchObject({ state: 'live' }));
  expect(reports.at(-1)?.snapshotAgeMs).toBeUndefined();
  expect((await call(`${gateway.managementUrl}/server-startup-healthcheck`)).text).toBe('OK');
  await gateway.stop();

  const again = await start(deadBus());
  expect([await statusAt(again.url, '/other/1'), await statusAt(again.url, '/new/1')]).toEqual([404, 200]);
  await again.stop();
});

test('restored from its file, it holds the same as one that read the topics: also of what is not its own', async () => {
  await filled();
  const digestsOf = async (gateway: Awaited<ReturnType<typeof start>>) => {
    let digests: EventData<typeof gatewayReported>['digests'];
    const reader = bus.readState(gatewayReported, (change) => void (change.kind === 'upsert' && change.key === gateway.gatewayId && (digests = change.data.digests)));
    await eventually(() => expect(digests?.length).toBeGreaterThan(10));
    await reader.stop();
    return digests;
  };
  const restored = await start(bus);
  const held = await digestsOf(restored);
  await restored.stop();
  const fresh = await startGateway(bus);
  expect(held).toEqual(await digestsOf(fresh));
  await fresh.stop();
  expect(held?.find(({ topic }) => topic === 'apim.api-deployments')?.entries).toBe(3); // one of them of another environment
});

test('a damaged file and one of another key are refused: the gateway starts from the topics and writes a good one', async () => {
  await filled();
  const good = await readFile(path);
  good[good.length >> 1]! ^= 1;
  await writeFile(path, good);

  const gateway = await start(bus);
  expect(await statusAt(gateway.url, '/pizza/1.0.0')).toBe(200);
  await gateway.stop();
  const forged = await start(bus, { key: `${key}!` });
  expect((await call(`${forged.managementUrl}/server-startup-healthcheck`)).text).toBe('OK');
  await forged.stop();
  const served = await start(deadBus(), { key: `${key}!` });
  expect(await statusAt(served.url, '/pizza/1.0.0')).toBe(200);
  await served.stop();
});

test('under a stream of changes the file is written at a bounded rate, and has the last of them', async () => {
  const gateway = await start(bus, { intervalMs: 300 });
  const written = new Set<number>();
  const until = performance.now() + 1_500;
  for (let i = 0; performance.now() < until; i += 1) {
    await subscribe(bus, { applicationId: 'busy', consumerKey: 'busy', plan: i % 2 === 0 ? 'Unlimited' : 'Gold' });
    const found = await stat(path).catch(() => undefined);
    if (found) written.add(found.ino * 1e6 + found.mtimeMs);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }

  expect(written.size).toBeGreaterThanOrEqual(2);
  expect(written.size).toBeLessThanOrEqual(5);
  await subscribe(bus, { applicationId: 'last', consumerKey: 'last' });
  await gateway.stop();
  const again = await start(deadBus());
  expect(await statusAt(again.url, '/pizza/1.0.0', issuer.token({ clientId: 'last' }))).toBe(200);
  await again.stop();
});
