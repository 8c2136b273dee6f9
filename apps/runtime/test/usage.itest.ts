import { randomUUID } from 'node:crypto';
import { busComponent, createKafkaBus, createMemoryBus, readKafkaConfig } from '@quintet/messaging';
import { removeTopics } from '@quintet/messaging/testing';
import { silentLogger } from '@quintet/service-kit';
import { eventually } from '@quintet/testkit';
import { startUsageWorld, type UsageWorld } from './usage-world';

const byName = (groups: readonly { calls: number; errors: number }[], name: string) => Object.fromEntries(groups.map((group) => [String((group as Record<string, unknown>)[name] ?? 'none'), [group.calls, group.errors]]));
/** One of each kind, and so many good ones, at once. @returns their statuses */
const callAll = async (world: UsageWorld, good: number): Promise<number[]> =>
  Promise.all([...Array.from({ length: good }, () => world.call('/menu')), world.call('/broken'), world.call('/slow'), world.call('/menu', { anonymous: true }), world.call('/nowhere')]);

const countsExactly = async (world: UsageWorld): Promise<void> => {
  await eventually(async () => expect(await world.call('/menu')).toBe(200));
  const before = await eventually(async () => {
    const { calls } = (await world.publisher('/usage')).totals;
    expect(calls).toBeGreaterThan(0);
    return calls as number;
  });
  const good = 300;
  const statuses = await callAll(world, good);
  expect(statuses.filter((status) => status === 200)).toHaveLength(good + 1);
  expect(statuses.slice(good)).toEqual([500, 200, 401, 404]);

  const all = before + good + 4;
  const usage = await eventually(async () => {
    const found = await world.publisher('/usage?groupBy=operation');
    expect(found.totals.calls).toBeGreaterThanOrEqual(all);
    return found;
  });
  expect(usage.totals).toMatchObject({ calls: all, errors: 3 });
  expect(byName(usage.groups, 'target')).toEqual({ '/menu': [all - 3, 1], '/broken': [1, 1], '/slow': [1, 0], none: [1, 1] });
  expect(usage.groups.find(({ target }: { target: string }) => target === '/slow').backendLatency.p50).toBeGreaterThan(120 / 1.25);
  expect(byName((await world.publisher('/usage?groupBy=error')).groups, 'errorCode')).toEqual({ none: [all - 2, 1], 900902: [1, 1], 900906: [1, 1] });
  expect(Date.now() - Date.parse(usage.asOf)).toBeLessThan(30_000);

  const own = await eventually(async () => {
    const found = await world.devportal(`/applications/${world.applicationId}/usage?groupBy=status`);
    expect(found.totals.calls).toBeGreaterThanOrEqual(all - 2); // those of nobody are not the application's
    return found;
  });
  expect(byName(own.groups, 'statusClass')).toEqual({ '2xx': [all - 3, 0], '5xx': [1, 1] });
};

describe('calls of a gateway, by a hub in memory', () => {
  let world: UsageWorld;
  beforeAll(async () => {
    world = await startUsageWorld(createMemoryBus({ logger: silentLogger() }));
  });
  afterAll(() => world.stop());

  test('are counted exactly, by the publisher and by the developer portal', () => countsExactly(world));

  test('count once where their batch is delivered twice', async () => {
    const { calls } = (await world.publisher('/usage')).totals;
    world.events = 'twice';
    await Promise.all(Array.from({ length: 50 }, () => world.call('/menu')));

    await eventually(async () => expect((await world.publisher('/usage')).totals.calls).toBe(calls + 50));
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect((await world.publisher('/usage')).totals.calls).toBe(calls + 50);
  });

  test('are no slower while the hub hangs, and their events are lost only when the gateway ends, counted', async () => {
    const times = async (): Promise<number[]> => {
      const found: number[] = [];
      for (let i = 0; i < 300; i += 1) {
        const began = performance.now();
        expect(await world.call('/menu')).toBe(200);
        found.push(performance.now() - began);
      }
      return found.sort((a, b) => a - b);
    };
    world.events = 'once';
    const free = await times();
    await eventually(async () => expect(await world.gatewayMetrics()).toMatch(/request_events_total [1-9]/));
    world.events = 'hangs';
    const hanging = await times();

    expect(hanging[150]!).toBeLessThan(free[150]! * 2 + 2);
    const began = performance.now();
    await world.stopGateway();
    expect(performance.now() - began).toBeLessThan(8_000);
    expect(Number(/request_events_dropped_total (\d+)/.exec(await world.gatewayMetrics())![1])).toBeGreaterThanOrEqual(300);
  });
});

test('calls of a gateway are counted exactly by Kafka too, those of its last second among them', async () => {
  const topicPrefix = `${randomUUID()}.`;
  const bus = createKafkaBus({ ...readKafkaConfig(process.env), logger: silentLogger(), topicPrefix });
  const world = await startUsageWorld(bus, [busComponent(bus)]);
  try {
    await countsExactly(world);
    const { calls } = (await world.publisher('/usage')).totals;
    await Promise.all(Array.from({ length: 20 }, () => world.call('/menu')));
    await world.stopGateway();

    await eventually(async () => expect((await world.publisher('/usage')).totals.calls).toBe(calls + 20));
  } finally {
    await world.stop();
    await removeTopics(readKafkaConfig(process.env), topicPrefix);
  }
});
