import { fork, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Pool } from 'undici';
import { apiDeployed, subscriptionChanged, topics } from '@quintet/contracts';
import { createKafkaBus, type EventBus } from '@quintet/messaging';
import { removeTopics } from '@quintet/messaging/testing';
import { silentLogger } from '@quintet/service-kit';
import { createTestIssuer, eventually, type TestIssuer } from '@quintet/testkit';
import { freePort, startProcess, type Process } from '../src/processes';
import { request } from '../src/rest';
import { brokersFromEnvironment } from '../src/settings';
import { apiOf, apis, artifactOf, consumerKeyOf, operationsOfEach, publishLargeState, record, subscriptionOf, subscriptions, subscriptionsOf } from './large-state';

/** What the project promises of a gateway of this size. */
const goal = { fromHubMs: 10_000, fromDiskMs: 3_000, residentMiB: 512, enforcedP99Ms: 100 };
const maxHeapMiB = 400;
const callsPerSecond = 2_000;
const callingApplications = 100;
/** Its subscriptions are changed, and nobody else calls with them. */
const probe = callingApplications + 1;
const changes = 500;
const betweenMs = 10;
const giveUpMs = 10_000;
const readyMs = 180_000;
const liveMs = 60_000;

const quantile = (sorted: readonly number[], q: number): number => sorted[Math.min(sorted.length - 1, Math.ceil(q * sorted.length) - 1)] ?? NaN;
const brokers = brokersFromEnvironment();
const topicPrefix = `scale-${randomBytes(4).toString('hex')}.`;
const nobody = '127.0.0.1:9'; // no broker there

interface Load {
  readonly perSecond: number;
  readonly answers: Readonly<Record<string, number>>;
  readonly medianMs: number;
  readonly p99Ms: number;
}

let folder: string;
let bus: EventBus;
let issuer: TestIssuer;
let load: ChildProcess;
let backendUrl: string;
const started: Process[] = [];
const heard = <T>(): Promise<T> => new Promise((resolve) => load.once('message', (message) => resolve(message as T)));

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'quintet-scale-'));
  load = fork(join(__dirname, 'steady-load.mjs'));
  ({ backendUrl } = await heard<{ backendUrl: string }>());
  bus = createKafkaBus({ brokers: brokers.split(','), clientId: 'scale', topicPrefix, logger: silentLogger() });
  await bus.start();
  await bus.ensureTopics(Object.values(topics));
  issuer = await createTestIssuer(bus);
  const records = await publishLargeState(bus, backendUrl);
  process.stdout.write(`\n${apis} APIs of ${operationsOfEach} operations, ${subscriptions} subscriptions: ${records} records\n`);
}, readyMs);
afterAll(async () => {
  load.kill();
  await Promise.all(started.map((one) => one.stop()));
  await bus.stop();
  await removeTopics({ brokers: brokers.split(','), clientId: 'scale' }, topicPrefix);
  rmSync(folder, { recursive: true, force: true });
}, readyMs);

/** A gateway of its own process; settles when it was ready, with the milliseconds since its process was begun. `live`: when it has read the hub. */
const startGateway = async (kafka: string): Promise<{ process: Process; url: string; readyMs: number; live: () => Promise<void> }> => {
  const [port, management] = [await freePort(), await freePort()];
  const began = performance.now();
  const gateway = startProcess('gateway', 'gateway', {
    NODE_OPTIONS: `--max-heap-size=${maxHeapMiB}`, // else Node takes what the machine has before it collects garbage
    KAFKA_BROKERS: kafka,
    KAFKA_TOPIC_PREFIX: topicPrefix,
    MANAGEMENT_HOST: '127.0.0.1',
    MANAGEMENT_HTTP_PORT: String(management),
    MANAGEMENT_TLS: 'false',
    GATEWAY_ID: 'scale',
    GATEWAY_HOST: '127.0.0.1',
    GATEWAY_HTTP_PORT: String(port),
    GATEWAY_HTTPS_PORT: String(await freePort()),
    GATEWAY_ADMIN_PASSWORD: 'bench',
    GATEWAY_SNAPSHOT_PATH: join(folder, 'state'),
    GATEWAY_SNAPSHOT_KEY: 'only for this run, thirty-two characters',
  }, await freePort());
  started.push(gateway);
  await gateway.ready();
  const tookMs = performance.now() - began;
  const live = () =>
    eventually(async () => {
      const { body } = await request('GET', `http://127.0.0.1:${management}/api/am/gateway/v2/status`, { basic: { username: 'admin', password: 'bench' } });
      expect(body.state).toBe('live');
    }, { timeoutMs: liveMs }).catch((error: Error) => {
      throw new Error(`${error.message}; the gateway said:\n${gateway.said().slice(-4_000)}`);
    });
  return { process: gateway, url: `http://127.0.0.1:${port}`, readyMs: tookMs, live };
};

const mebibytes = (pid: number, field: 'VmRSS' | 'VmHWM'): number => {
  const line = readFileSync(`/proc/${pid}/status`, 'utf8').split('\n').find((one) => one.startsWith(`${field}:`));
  return Math.round(Number(line?.replace(/\D/g, '')) / 1024);
};
const memoryOf = ({ pid }: Process): string => `${mebibytes(pid, 'VmRSS')} MiB resident, ${mebibytes(pid, 'VmHWM')} at most`;
const tokenOf = (application: number): string => issuer.token({ clientId: consumerKeyOf(application), expiresInSeconds: 3_600 });

/** Milliseconds from the sending of a change until a call is answered so. */
const untilEnforced = async (pool: Pool, change: Parameters<EventBus['publish']>[0], path: string, token: string, status: number): Promise<number> => {
  const began = performance.now();
  const sent = bus.publish(change);
  for (;;) {
    const { statusCode, body } = await pool.request({ method: 'GET', path, headers: { authorization: `Bearer ${token}` } });
    await body.dump();
    if (statusCode === status) break;
    if (performance.now() - began > giveUpMs) throw new Error(`no ${status} of ${path} within ${giveUpMs} ms but ${statusCode}`);
  }
  const tookMs = performance.now() - began;
  await sent;
  return tookMs;
};

test('a large state: read from the hub and from disk, in how much memory, and a change while calls are served', async () => {
  const first = await startGateway(brokers);
  const readMemory = memoryOf(first.process);
  process.stdout.write(`  from the hub: ready ${first.readyMs.toFixed(0)} ms after its process began (goal ${goal.fromHubMs}); ${readMemory} (goal ${goal.residentMiB})\n`);
  await eventually(() => statSync(join(folder, 'state')), { timeoutMs: readyMs });
  await first.process.stop();
  const disk = Math.round(statSync(join(folder, 'state')).size / 1024 / 1024);

  const restored = await startGateway(nobody);
  process.stdout.write(`  from disk (${disk} MiB), no hub: ready ${restored.readyMs.toFixed(0)} ms after its process began (goal ${goal.fromDiskMs}); ${memoryOf(restored.process)}\n`);
  await restored.process.kill();

  const serving = await startGateway(brokers);
  await serving.live(); // it is ready before, on what stands on disk
  const pool = new Pool(serving.url, { connections: 1 });
  const targets = Array.from({ length: callingApplications }, (_, application) => application).flatMap((application) => {
    const token = tokenOf(application);
    return subscriptionsOf(application).map((n) => ({ url: `${serving.url}/a${apiOf(n)}/1/resource3/x`, token }));
  });
  load.send({ targets, perSecond: callsPerSecond });
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  const token = tokenOf(probe);
  const [blockable, deployable] = subscriptionsOf(probe) as [number, number];
  const took: number[] = [];
  for (let n = 1; n <= changes; n += 1) {
    const kind = n % 3;
    const change = kind === 0 ? [record(apiDeployed, artifactOf(apiOf(deployable), backendUrl, n))] : [record(subscriptionChanged, subscriptionOf(blockable, kind === 1 ? 'BLOCKED' : 'UNBLOCKED'))];
    const path = kind === 0 ? `/a${apiOf(deployable)}/1/revision${n}` : `/a${apiOf(blockable)}/1/resource3/x`;
    took.push(await untilEnforced(pool, change, path, token, kind === 1 ? 401 : 200));
    await new Promise((resolve) => setTimeout(resolve, betweenMs));
  }
  const told = heard<Load>();
  load.send('stop');
  const { perSecond, answers, medianMs, p99Ms } = await told;
  await pool.close();
  took.sort((a, b) => a - b);
  const show = (value: number): string => value.toFixed(1);
  process.stdout.write(
    `  ${changes} changes while ${perSecond.toFixed(0)} calls a second were served (median ${show(medianMs)} ms, p99 ${show(p99Ms)} ms; answers ${JSON.stringify(answers)}):\n` +
      `  change -> enforced: median ${show(quantile(took, 0.5))} ms, p99 ${show(quantile(took, 0.99))} ms (goal ${goal.enforcedP99Ms}), longest ${show(quantile(took, 1))} ms; ${memoryOf(serving.process)}\n`,
  );
  expect(Object.keys(answers)).toEqual(['200']);
});
