import { randomUUID } from 'node:crypto';
import { Registry } from 'prom-client';
import { quotaDemanded, quotaGranted, subscriptionPolicyChanged, throttleDecided, type QuotaDemand, type QuotaGrant, type ThrottleDecision } from '@quintet/contracts';
import { busComponent, createKafkaBus, createProjection, outgoing, readKafkaConfig, type EventBus } from '@quintet/messaging';
import { removeTopics } from '@quintet/messaging/testing';
import { createDatabase, sql, type Database } from '@quintet/persistence';
import { createLifecycle, silentLogger, systemClock, type Component } from '@quintet/service-kit';
import { quotaPartition } from '@quintet/throttling';
import { createTestDatabase, createTestIssuer, eventually, startServices, type RunningService, type TestDatabase } from '@quintet/testkit';
import { createTrafficManager } from '../src/traffic-manager';
import { adminScopes } from './start-traffic-manager';

const limit = 1_000;
const topicPrefix = `${randomUUID()}.`;
const createBus = (): EventBus => createKafkaBus({ ...readKafkaConfig(process.env), logger: silentLogger(), topicPrefix });

let at: TestDatabase;
let database: Database;
let gateways: EventBus;
let foundation: Component;
let trafficManagers: RunningService[] = [];
const grants: QuotaGrant[] = [];
const decisions: ThrottleDecision[] = [];

const startTrafficManager = async (): Promise<RunningService> => {
  const bus = createBus();
  return startServices([createTrafficManager({ databaseUrl: at.url }, { bus, logger: silentLogger(), metrics: new Registry(), clock: systemClock })], [busComponent(bus)]);
};

beforeAll(async () => {
  at = await createTestDatabase();
  database = createDatabase({ url: at.url, logger: silentLogger() });
  gateways = createBus();
  const hub = busComponent(gateways);
  const known = createProjection(gateways, subscriptionPolicyChanged);
  foundation = { name: 'gateways', ...createLifecycle([hub, known]) };
  await foundation.start();
  const tails = [gateways.tail(quotaGranted, (grant) => void grants.push(grant)), gateways.tail(throttleDecided, (decision) => void decisions.push(decision))];
  await Promise.all(tails.map(({ ready }) => ready));
  const issuer = await createTestIssuer(gateways);
  trafficManagers = await Promise.all([startTrafficManager(), startTrafficManager()]);
  const answer = await fetch(`${trafficManagers[0]!.url}/api/am/admin/v4/throttling/policies/subscription`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${issuer.token({ scopes: adminScopes })}` },
    body: JSON.stringify({ policyName: 'Kafka', stopOnQuotaReach: true, defaultLimit: { type: 'REQUESTCOUNTLIMIT', requestCount: { requestCount: limit, timeUnit: 'day', unitTime: 1 } } }),
  });
  expect(answer.status).toBe(201);
  await eventually(() => expect(known.get('carbon.super/Kafka')).toBeDefined());
});
afterAll(async () => {
  await Promise.all(trafficManagers.map((one) => one.stop()));
  await foundation.stop();
  await removeTopics(readKafkaConfig(process.env), topicPrefix);
  await database.close();
  await at.drop();
});

const keys = Array.from({ length: 24 }, (_, i) => `application-${i}:/pizza:1.0.0:Kafka`);
const quotaOf = (key: string) => ({ organization: 'carbon.super', level: 'subscription' as const, policy: 'Kafka', key });

/** As gateways send: one message per partition, with the keys that belong there. */
const demand = (gatewayId: string, wanted: number): QuotaDemand[] => {
  const byPartition = new Map<number, string[]>();
  for (const key of keys) byPartition.set(quotaPartition(quotaOf(key)), [...(byPartition.get(quotaPartition(quotaOf(key))) ?? []), key]);
  return [...byPartition].map(([partition, ofPartition]) => ({
    gatewayId,
    demandId: randomUUID(),
    partition,
    demands: ofPartition.map((key) => ({ quota: quotaOf(key), wanted, atMost: wanted })),
    sentMs: Date.now(),
  }));
};
const send = (demands: readonly QuotaDemand[]): Promise<void> =>
  gateways.publish(demands.map((one) => outgoing(quotaDemanded, one, { source: '/gateway', timeMs: Date.now() }, one.partition)));

/** By key; each message counted once, though it may have been answered twice. */
const granted = (): Record<string, number> => {
  const sums: Record<string, number> = Object.fromEntries(keys.map((key) => [key, 0]));
  for (const grant of new Map(grants.map((one) => [one.demandId, one])).values()) for (const { quota, granted: units } of grant.grants) sums[quota.key]! += units ?? 0;
  return sums;
};

test('on Kafka, two traffic managers, one of which goes and one of which comes, grant exactly the limits', async () => {
  const sent: string[] = [];
  const ask = async (rounds: number): Promise<void> => {
    for (let i = 0; i < rounds; i += 1) {
      const demands = demand(`g${i % 3}`, 7);
      sent.push(...demands.map(({ demandId }) => demandId));
      await send(demands);
    }
  };

  await ask(40);
  const asking = ask(60);
  await trafficManagers.shift()!.stop();
  await asking;
  trafficManagers.push(await startTrafficManager());
  await ask(60);

  await eventually(() => expect(new Set(grants.map(({ demandId }) => demandId)).size).toBe(new Set(sent).size), { timeoutMs: 40_000 });
  expect(granted()).toEqual(Object.fromEntries(keys.map((key) => [key, limit])));
  expect(await database.rows(sql`select 1 from quota_ledger where granted <> ${limit}`)).toEqual([]);
  expect(new Set(decisions.map(({ quota }) => quota.key)).size).toBe(keys.length);
});
