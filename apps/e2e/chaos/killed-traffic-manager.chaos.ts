import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import type { QuotaKey } from '@quintet/contracts';
import { removeTopics } from '@quintet/messaging/testing';
import { createTestDatabase, eventually, type TestDatabase } from '@quintet/testkit';
import { freePort, startProcess, type Process } from '../src/processes';
import { brokersFromEnvironment } from '../src/settings';
import { pause } from './pause';
import { createQuotaAsker, type QuotaAsker } from './quota-asker';

const brokers = brokersFromEnvironment();
const topicPrefix = `e2e-${randomBytes(4).toString('hex')}.`;
const partitions = 6;
const askEveryMs = 40;
/** Longer than Kafka takes to notice that a member of a group is dead. */
const watchedMs = 12_000;
const longestDelayMs = 2_000;

let database: TestDatabase;
let trafficManagers: Process[] = [];
let asker: QuotaAsker;

const startTrafficManager = async (name: string): Promise<Process> => {
  const common = { KAFKA_BROKERS: brokers, KAFKA_TOPIC_PREFIX: topicPrefix, MANAGEMENT_HOST: '127.0.0.1', MANAGEMENT_HTTP_PORT: String(await freePort()), MANAGEMENT_TLS: 'false' };
  return startProcess(name, 'traffic-manager', { ...common, TRAFFIC_MANAGER_DATABASE_URL: database.url }, await freePort());
};

beforeAll(async () => {
  database = await createTestDatabase();
  trafficManagers = [await startTrafficManager('traffic-manager-1'), await startTrafficManager('traffic-manager-2')];
  asker = await createQuotaAsker({ brokers, topicPrefix, gatewayId: 'g1' });
  for (const one of trafficManagers) await one.ready();
});
afterAll(async () => {
  await asker?.stop();
  await Promise.all(trafficManagers.map((one) => one.stop()));
  await removeTopics({ brokers: brokers.split(','), clientId: 'e2e' }, topicPrefix);
  await database.drop();
});

const quotaOf = (partition: number): QuotaKey => ({ organization: 'carbon.super', level: 'subscription', policy: 'Gold', key: `shop-${partition}:/pizza:1.0.0:Gold` });

test('a traffic manager that is killed delays grants by less than two seconds, while it is away and when it comes back, and nothing is granted twice', async () => {
  let asking = true;
  const asks = (async () => {
    for (let n = 0; asking; n += 1) {
      await asker.ask(quotaOf(n % partitions), n % partitions);
      await pause(askEveryMs);
    }
  })();
  await pause(3_000);
  const steadyMs = Date.now();

  for (const one of trafficManagers) {
    await one.kill();
    await pause(watchedMs);
    one.restart();
    await one.ready();
    await pause(3_000);
  }
  asking = false;
  await asks;
  await eventually(
    () => {
      if (asker.unanswered > 0) throw new Error(`${asker.unanswered} demands are not answered\n${trafficManagers.map((one) => one.said().slice(-3_000)).join('\n')}`);
    },
    { timeoutMs: 10_000 },
  );

  const waits = asker.waits().filter(({ sentMs }) => sentMs >= steadyMs).map(({ tookMs }) => tookMs).sort((a, b) => a - b);
  process.stdout.write(`${waits.length} demands: median ${waits[Math.floor(waits.length / 2)]} ms, p99 ${waits[Math.floor(waits.length * 0.99)]} ms, longest ${waits.at(-1)} ms\n`);
  expect(waits.at(-1)).toBeLessThan(longestDelayMs);
  expect(asker.contradicted).toEqual([]);
  const client = new Client({ connectionString: database.url });
  await client.connect();
  const { rows } = await client.query('select sum(granted)::int as granted from quota_account');
  await client.end();
  expect(rows[0].granted).toBe(asker.granted());
});
