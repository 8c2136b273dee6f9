import type { ApiCall, RequestBatch } from '@quintet/contracts';
import { RecordTooLargeError, type OutgoingRecord } from '@quintet/messaging';
import { silentLogger } from '@quintet/service-kit';
import { eventually } from '@quintet/testkit';
import { createRequestEvents } from './request-events';

const callOf = (correlationId: string, more: Partial<ApiCall> = {}): ApiCall => ({
  requestTimestamp: '2026-01-01T00:00:00.000Z',
  correlationId,
  organizationId: 'carbon.super',
  environmentId: 'Default',
  apiId: 'a1',
  apiName: 'Pizza',
  apiVersion: '1.0.0',
  apiCreator: 'admin',
  apiMethod: 'GET',
  apiResourceTemplate: '/menu',
  applicationId: null,
  applicationName: null,
  applicationOwner: null,
  keyType: null,
  proxyResponseCode: 200,
  targetResponseCode: 200,
  responseLatency: 1,
  backendLatency: 1,
  errorType: null,
  errorCode: null,
  ...more,
});

const hub = () => {
  const batches: RequestBatch[] = [];
  const state = { away: false, hangs: false, takesBytes: Infinity };
  return {
    batches,
    state,
    ids: () => batches.flatMap(({ calls }) => calls.map(({ correlationId }) => correlationId)),
    publish: async (records: readonly OutgoingRecord[]): Promise<void> => {
      if (state.hangs) return new Promise(() => undefined);
      const [record] = records;
      if (record!.value!.length > state.takesBytes) throw new RecordTooLargeError(record!);
      batches.push(JSON.parse(record!.value!) as RequestBatch);
      if (state.away) throw new Error('no answer');
    },
  };
};

const start = async (bus: ReturnType<typeof hub>, more: { maxBuffered?: number; flushMs?: number; stopMs?: number } = {}) => {
  const events = createRequestEvents({ bus, gatewayId: 'g1', clock: { now: Date.now }, logger: silentLogger(), flushMs: 10, ...more });
  await events.start();
  return events;
};

test('every call is sent once, in batches of a bounded number', async () => {
  const bus = hub();
  const events = await start(bus);
  const ids = Array.from({ length: 1_001 }, (_, i) => `q${i}`);

  ids.forEach((id) => events.add(callOf(id)));
  await events.stop();

  expect(bus.ids()).toEqual(ids);
  expect(Math.max(...bus.batches.map(({ calls }) => calls.length))).toBe(250);
  expect(new Set(bus.batches.map(({ batchId }) => batchId)).size).toBe(bus.batches.length);
  expect([events.sent, events.dropped]).toEqual([1_001, 0]);
});

test('a batch of which nobody knows whether the hub has it is sent again as the same batch', async () => {
  const bus = hub();
  const events = await start(bus);
  bus.state.away = true;
  events.add(callOf('q1'));
  await eventually(() => expect(bus.batches.length).toBeGreaterThan(1));
  events.add(callOf('q2'));
  bus.state.away = false;
  await events.stop();

  expect(new Set(bus.batches.filter(({ calls }) => calls[0]?.correlationId === 'q1').map((batch) => JSON.stringify(batch))).size).toBe(1);
  expect(new Set(bus.ids())).toEqual(new Set(['q1', 'q2']));
  expect(events.sent).toBe(2);
});

test('what finds no room while the hub is away is counted, here and in the next batch', async () => {
  const bus = hub();
  const events = await start(bus, { maxBuffered: 300 });
  bus.state.hangs = true;
  Array.from({ length: 310 }, (_, i) => events.add(callOf(`q${i}`)));

  expect(events.dropped).toBe(10);

  bus.state.hangs = false;
  const later = await start(bus, { maxBuffered: 2 });
  ['a', 'b', 'c'].forEach((id) => later.add(callOf(id)));
  await later.stop();
  expect(bus.batches.map(({ calls, dropped }) => [calls.length, dropped])).toEqual([[2, 1]]);
  await events.stop();
});

test('stopping waits no longer for a hub that hangs than it may, and counts what is lost', async () => {
  const bus = hub();
  const events = await start(bus, { stopMs: 50 });
  bus.state.hangs = true;
  events.add(callOf('q1'));
  const began = performance.now();
  await events.stop();

  expect(performance.now() - began).toBeLessThan(1_000);
  expect([events.sent, events.dropped]).toEqual([0, 1]);
});

test('a batch of too many bytes travels in parts; a call that is too large by itself is dropped and counted', async () => {
  const bus = hub();
  const events = await start(bus);
  const long = 'x'.repeat(20_000);
  const ids = Array.from({ length: 100 }, (_, i) => `q${i}`);
  ids.forEach((id) => events.add(callOf(id, { apiResourceTemplate: long })));
  events.add(callOf('huge', { apiResourceTemplate: 'x'.repeat(1_000_000) }));
  await events.stop();

  expect(bus.ids()).toEqual(ids);
  expect(Math.max(...bus.batches.map((batch) => JSON.stringify(batch).length))).toBeLessThanOrEqual(700_000);
  expect([events.sent, events.dropped]).toEqual([100, 1]);
});

test('a broker that takes less than its topic should gets smaller batches', async () => {
  const bus = hub();
  bus.state.takesBytes = 2_000;
  const events = await start(bus);
  Array.from({ length: 10 }, (_, i) => events.add(callOf(`q${i}`)));
  await events.stop();

  expect(bus.ids()).toHaveLength(10);
  expect(events.dropped).toBe(0);
});
