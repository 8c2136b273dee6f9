import { randomUUID } from 'node:crypto';
import { requestsServed, type ApiCall, type RequestBatch } from '@quintet/contracts';
import { createMemoryBus, outgoing } from '@quintet/messaging';
import { sql, type Database } from '@quintet/persistence';
import { silentLogger } from '@quintet/service-kit';
import { eventually } from '@quintet/testkit';
import { createCountBatch, defaultUsageSettings, type CountBatch } from '../src';
import { perspectives, type Perspective } from '../src/perspective';
import { presentUsage } from '../src/present-usage';
import { createPruneUsage } from '../src/prune-usage';
import { createUsageConsumer } from '../src/usage-consumer';
import { readUsageRequest } from '../src/usage-request';
import { batchOf, callAt, openUsageDatabase } from './usage-fixture';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** In the middle of an hour and of a minute. */
const startMs = Date.UTC(2026, 4, 17, 10, 30, 30);

let at: Awaited<ReturnType<typeof openUsageDatabase>>;
let database: Database;
let nowMs: number;
const clock = { now: () => nowMs };
const parts = (settings = defaultUsageSettings) => ({ subject: 'api' as const, database, settings, clock });
let countBatch: CountBatch;

beforeEach(async () => {
  at = await openUsageDatabase();
  database = at.database;
  nowMs = startMs;
  countBatch = createCountBatch(parts());
});
afterEach(() => at.close());

const names = { application: (id: string) => (id === 'p1' ? { name: 'Shop', owner: 'ann' } : undefined) };
const usage = (query: Record<string, unknown> = {}, of: { organization?: string; subject?: string } = {}, perspective: Perspective = perspectives.api) =>
  presentUsage(database, { organization: 'carbon.super', ...of }, readUsageRequest(query, nowMs), perspective, names);
const callsAt = async (granularity: string): Promise<number> => {
  const [row] = await database.rows<{ calls: string }>(sql`select coalesce(sum(calls), 0) as calls from usage_rollup where granularity = ${granularity} and dimension = 'outcome'`);
  return Number(row!.calls);
};

test('calls are counted at each level, by what they were, with their latencies', async () => {
  await countBatch(
    batchOf(nowMs, [
      callAt(nowMs),
      callAt(nowMs - 60_000, { apiMethod: 'POST', responseLatency: 300, backendLatency: 290 }),
      callAt(nowMs - hourMs, { proxyResponseCode: 401, targetResponseCode: null, errorCode: 900902, errorType: 'AUTH', applicationId: null, apiResourceTemplate: null, backendLatency: null, responseLatency: 0.2 }),
      callAt(nowMs, { apiId: 'a2', apiName: 'Pizza', apiVersion: '2.0.0', proxyResponseCode: 503, applicationId: 'p2' }),
    ]),
  );

  const byMinute = await usage({ from: new Date(nowMs - 2 * hourMs).toISOString(), granularity: 'minute', groupBy: 'operation' });
  expect(byMinute.totals).toMatchObject({ calls: 4, errors: 2 });
  expect(byMinute.series.filter(({ calls }) => calls > 0).map(({ at: when, calls }) => [when, calls])).toEqual([
    ['2026-05-17T09:30:00.000Z', 1],
    ['2026-05-17T10:29:00.000Z', 1],
    ['2026-05-17T10:30:00.000Z', 2],
  ]);
  expect(byMinute.groups).toEqual([
    expect.objectContaining({ verb: 'GET', target: '/menu', calls: 2, errors: 1 }),
    expect.objectContaining({ isNone: true, calls: 1, errors: 1, backendLatency: { p50: null, p95: null, p99: null } }),
    expect.objectContaining({ verb: 'POST', target: '/menu', calls: 1, errors: 0 }),
  ]);
  expect(byMinute.groups[2]!.latency.p50).toBeGreaterThan(300 / 1.25);
  expect(byMinute.groups[2]!.latency.p50).toBeLessThan(300 * 1.25);

  const byDay = await usage({ granularity: 'day', groupBy: 'application' });
  expect(byDay.groups).toMatchObject([
    { applicationId: 'p1', applicationName: 'Shop', applicationOwner: 'ann', calls: 2, errors: 0 },
    { isNone: true, calls: 1, errors: 1 },
    { applicationId: 'p2', applicationName: null, applicationOwner: null, calls: 1, errors: 1 },
  ]);
  expect((await usage({ groupBy: 'api' })).groups).toMatchObject([{ apiName: 'Pizza', calls: 4 }]);
  expect((await usage({ groupBy: 'version' })).groups).toMatchObject([{ apiId: 'a1', apiVersion: '1.0.0', calls: 3 }, { apiId: 'a2', apiVersion: '2.0.0', calls: 1 }]);
  expect((await usage({ groupBy: 'status' })).groups.map((group) => ({ ...group, series: 0 }))).toMatchObject([{ statusClass: '2xx', calls: 2 }, { statusClass: '4xx' }, { statusClass: '5xx' }]);
  expect((await usage({ groupBy: 'error' })).groups).toMatchObject([{ isNone: true, calls: 3 }, { errorCode: 900902, calls: 1 }]);
});

test('whoever asks sees one organization, or one API of it', async () => {
  await countBatch(batchOf(nowMs, [callAt(nowMs), callAt(nowMs, { apiId: 'a2', applicationId: 'p2' }), callAt(nowMs, { organizationId: 'other.org' })]));

  expect((await usage()).totals.calls).toBe(2);
  expect((await usage({}, { subject: 'a2' })).totals.calls).toBe(1);
  expect((await usage({ groupBy: 'api' }, { organization: 'other.org' })).groups).toMatchObject([{ calls: 1 }]);
  expect((await usage({}, { organization: 'third.org' })).totals.calls).toBe(0);
});

test('of an application, calls are counted by version, status and error, and those of nobody not at all', async () => {
  await createCountBatch({ ...parts(), subject: 'application' })(
    batchOf(nowMs, [callAt(nowMs), callAt(nowMs, { apiId: 'a2', apiVersion: '2.0.0', proxyResponseCode: 500 }), callAt(nowMs, { applicationId: 'p2' }), callAt(nowMs, { applicationId: null })]),
  );
  const asked = (groupBy: string) => usage({ groupBy }, { subject: 'p1' }, perspectives.application);

  expect((await asked('version')).totals).toMatchObject({ calls: 2, errors: 1 });
  expect((await asked('version')).groups).toMatchObject([{ apiId: 'a1', apiName: 'Pizza', apiVersion: '1.0.0', calls: 1, errors: 0 }, { apiId: 'a2', apiVersion: '2.0.0', calls: 1, errors: 1 }]);
  expect((await asked('api')).groups).toMatchObject([{ apiName: 'Pizza', calls: 2, errors: 1 }]);
  expect((await asked('status')).groups).toMatchObject([{ statusClass: '2xx', calls: 1 }, { statusClass: '5xx', calls: 1 }]);
  expect(await callsAt('day')).toBe(3);
});

test('it is told how fresh the figures are', async () => {
  expect((await usage()).asOf).toBeNull();
  await countBatch(batchOf(nowMs - 1_234, [callAt(nowMs)]));

  expect((await usage()).asOf).toBe(new Date(nowMs - 1_234).toISOString());
});

test('a batch counts once, however often and by however many it is counted, and not at all where its transaction fails', async () => {
  const batch = batchOf(nowMs, [callAt(nowMs), callAt(nowMs)]);
  const broken = createCountBatch({ ...parts(), database: { ...database, inTransaction: (work) => database.inTransaction(async (db) => (await work(db), Promise.reject(new Error('killed before the commit')))) } });
  await expect(broken(batch)).rejects.toThrow('killed');
  expect(await callsAt('day')).toBe(0);

  const others = [createCountBatch(parts()), createCountBatch(parts())];
  const outcomes = await Promise.all([countBatch, ...others].map((count) => count(batch)));

  expect(outcomes.sort()).toEqual(['counted', 'counted before', 'counted before']);
  expect([await callsAt('minute'), await callsAt('hour'), await callsAt('day')]).toEqual([2, 2, 2]);
});

test('several that count the same APIs at once lose nothing', async () => {
  const counters = [countBatch, createCountBatch(parts()), createCountBatch(parts())];
  const calls = Array.from({ length: 40 }, (_, i) => callAt(nowMs - (i % 3) * 60_000, { apiResourceTemplate: `/${i % 7}`, applicationId: `p${i % 5}` }));

  await Promise.all(Array.from({ length: 30 }, (_, i) => counters[i % 3]!(batchOf(nowMs, [...calls].sort(() => Math.random() - 0.5)))));

  expect([await callsAt('minute'), await callsAt('hour'), await callsAt('day')]).toEqual([1_200, 1_200, 1_200]);
});

test('late calls count where their level is still kept, and a batch that may have been forgotten does not', async () => {
  await countBatch(batchOf(nowMs, [callAt(nowMs - 5 * dayMs), callAt(nowMs - 100 * dayMs), callAt(nowMs - 900 * dayMs), callAt(nowMs + 10 * dayMs)]));

  expect([await callsAt('minute'), await callsAt('hour'), await callsAt('day')]).toEqual([1, 2, 3]);
  expect(await countBatch(batchOf(nowMs - 26 * hourMs, [callAt(nowMs)]))).toBe('too old');
  expect(await callsAt('day')).toBe(3);
});

test('operations and applications beyond those that are told apart count together, also after a restart', async () => {
  const few = { ...defaultUsageSettings, maxOperations: 3, maxApplications: 2 };
  const calls = (n: number): ApiCall[] => Array.from({ length: n }, (_, i) => callAt(nowMs, { apiResourceTemplate: `/${i}`, applicationId: `p${i}` }));
  await createCountBatch(parts(few))(batchOf(nowMs, calls(5)));
  await createCountBatch(parts(few))(batchOf(nowMs, calls(10)));

  const operations = await usage({ granularity: 'day', groupBy: 'operation' });
  expect(operations.groups.map((group) => [(group as { target?: string }).target ?? 'other', group.calls])).toEqual([['other', 9], ['/0', 2], ['/1', 2], ['/2', 2]]);
  expect((await usage({ granularity: 'day', groupBy: 'application' })).groups).toHaveLength(3);
  expect((await usage({ granularity: 'day', groupBy: 'operation', limit: '2' })).otherCalls).toBe(4);
});

test('what is kept no longer is taken away, level by level', async () => {
  await countBatch(batchOf(nowMs, [callAt(nowMs)]));
  const prune = createPruneUsage(parts());
  const left = async () => [await callsAt('minute'), await callsAt('hour'), await callsAt('day'), (await database.rows(sql`select 1 from usage_batch`)).length];
  await prune();
  expect(await left()).toEqual([1, 1, 1, 1]);

  for (const [days, expected] of [[2, [1, 1, 1, 0]], [4, [0, 1, 1, 0]], [61, [0, 0, 1, 0]], [732, [0, 0, 0, 0]]] as const) {
    nowMs = startMs + days * dayMs;
    await prune();
    expect(await left()).toEqual(expected);
  }
});

test('while the database is away nothing is lost, and nothing goes to the dead letters', async () => {
  const bus = createMemoryBus({ logger: silentLogger() });
  let away = true;
  const consumer = createUsageConsumer({
    service: 'test',
    consume: (handler) => bus.consume(requestsServed, 'test', handler),
    logger: silentLogger(),
    count: (batch: RequestBatch) => (away ? Promise.reject(new Error('connection refused')) : countBatch(batch)),
  });
  await consumer.start();
  const batch = batchOf(nowMs, [callAt(nowMs)]);
  const record = outgoing(requestsServed, batch, { source: '/gateway', timeMs: nowMs });
  await bus.publish([record, record, outgoing(requestsServed, { ...batch, batchId: randomUUID() }, { source: '/gateway', timeMs: nowMs })]);
  await new Promise((resolve) => setTimeout(resolve, 150));
  away = false;

  await eventually(async () => expect(await callsAt('day')).toBe(2));
  await consumer.stop();
  expect((await bus.inspector.deadLetters({ limit: 10, offset: 0 })).list).toEqual([]);
});
