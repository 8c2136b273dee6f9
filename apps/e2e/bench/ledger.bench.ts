import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Client } from 'pg';
import { removeTopics } from '@quintet/messaging/testing';
import { createTestDatabase } from '@quintet/testkit';
import { freePort, startProcess } from '../src/processes';
import { brokersFromEnvironment } from '../src/settings';
import { startLeaseLoad } from './lease-load';

const warmUpMs = 8_000;
const measuredMs = 20_000;
const gateways = 3;
const policy = 'Bench';
const megabytes = 1_024;
/** What the process may use of its heap, so that all of it stays within 512 MiB. */
const heapMb = 320;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const hundredthsOf = (pid: number): number => {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  return Number(fields[11]) + Number(fields[12]);
};
const peakMb = (pid: number): number => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / megabytes;

// What the ledger costs, by active keys: messages, transactions and key entries against calls, CPU and memory of one traffic manager.
// Needs TEST_POSTGRES_URL, KAFKA_BROKERS and the bundle of the traffic manager; `npm run bench:ledger`, or here: jest -c jest.bench.config.cjs ledger
test.each([
  { keys: 10, callsPerSecond: 5_000 },
  { keys: 1_000, callsPerSecond: 5_000 },
  { keys: 50_000, callsPerSecond: 2_500 },
  { keys: 50_000, callsPerSecond: 5_000 },
])('$keys active keys, $callsPerSecond calls a second', async ({ keys, callsPerSecond }) => {
  const brokers = brokersFromEnvironment();
  const topicPrefix = `bench-${randomBytes(4).toString('hex')}.`;
  const at = await createTestDatabase();
  const port = String(await freePort());
  const environment = { KAFKA_BROKERS: brokers, KAFKA_TOPIC_PREFIX: topicPrefix, MANAGEMENT_HOST: '127.0.0.1', MANAGEMENT_HTTP_PORT: port, MANAGEMENT_TLS: 'false', TRAFFIC_MANAGER_DATABASE_URL: at.url, NODE_OPTIONS: `--max-old-space-size=${heapMb}` };
  const trafficManager = startProcess('traffic-manager', 'traffic-manager', environment, await freePort());
  await trafficManager.ready();
  const client = new Client({ connectionString: at.url });
  await client.connect();
  const limit = { kind: 'request-count', requests: 1_000_000_000, unitTime: 1, timeUnit: 'min' };
  await client.query(`insert into throttling_policy (organization, kind, name, id, display_name, description, content) values ('carbon.super', 'subscription', $1, $2, '', '', $3)`, [policy, randomUUID(), { limit, plan: {} }]);
  const transactions = async (): Promise<number> => Number((await client.query('select xact_commit from pg_stat_database where datname = current_database()')).rows[0].xact_commit);

  const load = await startLeaseLoad({ brokers, topicPrefix, policy, gateways, keys, callsPerSecond });
  await pause(warmUpMs);
  load.figures();
  const before = { transactions: await transactions(), cpu: hundredthsOf(trafficManager.pid), atMs: performance.now() };
  await pause(measuredMs);
  const { messages, entries, calls, waitsMs } = load.figures();
  const seconds = (performance.now() - before.atMs) / 1_000;
  await pause(1_500); // PostgreSQL tells its counts late
  const commits = (await transactions()) - before.transactions;
  const cores = (hundredthsOf(trafficManager.pid) - before.cpu) / 100 / (seconds + 1.5);
  const waits = [...waitsMs].sort((a, b) => a - b);
  const perSecond = (count: number): string => (count / seconds).toFixed(0);
  process.stdout.write(
    `${keys} active keys: ${perSecond(calls)} calls/s, ${perSecond(messages)} messages/s, ${perSecond(commits)} transactions/s, ${perSecond(entries)} demands and reports/s; ` +
      `answers: median ${waits[Math.floor(waits.length / 2)]?.toFixed(0)} ms, p99 ${waits[Math.floor(waits.length * 0.99)]?.toFixed(0)} ms; ` +
      `traffic manager: ${cores.toFixed(2)} cores, ${peakMb(trafficManager.pid).toFixed(0)} MiB at most\n`,
  );

  await load.stop();
  await client.end();
  await trafficManager.stop();
  await removeTopics({ brokers: brokers.split(','), clientId: 'bench' }, topicPrefix);
  await at.drop();
});
