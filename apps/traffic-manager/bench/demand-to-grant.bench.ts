import { randomUUID } from 'node:crypto';
import { Registry } from 'prom-client';
import { quotaDemanded, quotaGranted } from '@quintet/contracts';
import { busComponent, createKafkaBus, outgoing, readKafkaConfig } from '@quintet/messaging';
import { removeTopics } from '@quintet/messaging/testing';
import { createDatabase, sql } from '@quintet/persistence';
import { createLifecycle, silentLogger, systemClock } from '@quintet/service-kit';
import { createTestDatabase, createTestIssuer, eventually, startServices } from '@quintet/testkit';
import { createTrafficManager } from '../src/traffic-manager';

const seconds = 4;

// From a gateway's demand on Kafka to the traffic manager's grant back at the gateway; one key a message, one message at a time for each partition.
// Needs TEST_POSTGRES_URL and KAFKA_BROKERS; in the project's folder: jest -c jest.itest.config.cjs --testMatch '**/demand-to-grant.bench.ts'
test.each([1, 6])('%i partitions asked at once', async (partitions) => {
  const at = await createTestDatabase();
  const database = createDatabase({ url: at.url, logger: silentLogger() });
  const topicPrefix = `${randomUUID()}.`;
  const open = () => createKafkaBus({ ...readKafkaConfig(process.env), logger: silentLogger(), topicPrefix });
  const [gateway, hub] = [open(), open()];
  const lifecycle = createLifecycle([busComponent(gateway)]);
  await lifecycle.start();
  const waiting = new Map<string, () => void>();
  const tail = gateway.tail(quotaGranted, ({ demandId }) => waiting.get(demandId)?.());
  await tail.ready;
  await createTestIssuer(gateway);
  const running = await startServices([createTrafficManager({ databaseUrl: at.url }, { bus: hub, logger: silentLogger(), metrics: new Registry(), clock: systemClock })], [busComponent(hub)]);
  await eventually(async () => expect(await database.rows(sql`select 1 from throttling_policy where name = 'Gold'`)).toHaveLength(1));

  const ask = async (partition: number): Promise<number> => {
    const demandId = randomUUID();
    const began = performance.now();
    const answered = new Promise<void>((resolve) => waiting.set(demandId, resolve));
    const quota = { organization: 'carbon.super', level: 'subscription' as const, policy: 'Gold', key: `application-${partition}:/pizza:1.0.0:Gold` };
    await gateway.publish([outgoing(quotaDemanded, { gatewayId: 'g1', demandId, partition, demands: [{ quota, wanted: 1, atMost: 1 }], sentMs: Date.now() }, { source: '/gateway', timeMs: Date.now() }, partition)]);
    await answered;
    waiting.delete(demandId);
    return performance.now() - began;
  };
  for (let i = 0; i < 50; i += 1) await ask(i % 6);
  const times: number[] = [];
  const until = performance.now() + seconds * 1_000;
  await Promise.all(
    Array.from({ length: partitions }, async (_, partition) => {
      while (performance.now() < until) times.push(await ask(partition));
    }),
  );
  times.sort((a, b) => a - b);
  const part = (share: number): string => (times[Math.floor(times.length * share)] ?? 0).toFixed(1);
  process.stdout.write(`${partitions} at once: ${Math.round(times.length / seconds)} answers/s, median ${part(0.5)} ms, p99 ${part(0.99)} ms\n`);

  await tail.stop();
  await running.stop();
  await lifecycle.stop();
  await removeTopics(readKafkaConfig(process.env), topicPrefix);
  await database.close();
  await at.drop();
});
