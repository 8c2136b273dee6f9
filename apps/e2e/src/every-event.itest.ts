import { eventCatalogue, serviceReported, type EventDefinition } from '@quintet/contracts';
import { eventually } from '@quintet/testkit';
import { checkRecord, checkTombstone, versionOf } from './every-event/check-record';
import { devportalRows } from './every-event/devportal-rows';
import { keyManagerRows } from './every-event/key-manager-rows';
import { publisherRows } from './every-event/publisher-rows';
import { streamRows } from './every-event/stream-rows';
import { logTopics, type TopicLog } from './every-event/topic-log';
import { trafficManagerRows } from './every-event/traffic-manager-rows';
import { publishAndCall } from './main-job/publish-and-call';
import { enterWorld, type World } from './main-job/world';
import { startFiveServices, type FiveServices } from './start-five-services';

/** Tested elsewhere: it is caused by no call, and ends with its service (libs/shared/control-plane/src/service-status.itest.ts). */
const testedElsewhere: readonly EventDefinition[] = [serviceReported];

const startTimeoutMs = 120_000;
const prunedWithinMs = 90_000; // maintenance of the key manager: every 30 s, after the token's own time
const slowRows = new Set(['token revocation']);

let deployment: FiveServices;
let world: World;
let log: TopicLog;
beforeAll(async () => {
  deployment = await startFiveServices({ gateways: 1 });
  world = await enterWorld(deployment);
  log = await logTopics(deployment.kafka);
}, startTimeoutMs);
afterAll(async () => {
  await log?.stop();
  await world?.backend.stop();
  await deployment?.stop();
}, startTimeoutMs);

describe('a published API with a subscriber', () => {
  publishAndCall(
    () => world,
    (name, work, timeoutMs) => test(name, work, timeoutMs),
  );
});

const rows = [...publisherRows(() => log), ...devportalRows(), ...keyManagerRows(), ...trafficManagerRows()];

test('every event of the catalogue has its row', () => {
  const covered = new Set([...rows, ...streamRows].map(({ definition }) => definition.type));

  expect(eventCatalogue.map(({ type }) => type).filter((type) => !covered.has(type))).toEqual(testedElsewhere.map(({ type }) => type));
});

describe.each(rows.map((row) => [row.kind, row] as const))('%s', (kind, row) => {
  const { definition } = row;
  test(
    'is told when it is made and changed, has its effect, and is gone with its tombstone',
    async () => {
      const made = await row.make(world);
      const key = row.keyOf(made);
      const recordsOf = () => log.of(definition, key);
      await eventually(() => expect(recordsOf().some(({ value }) => value !== null)).toBe(true));
      for (const record of recordsOf()) if (record.value !== null) checkRecord(definition, record);
      await eventually(() => row.seen(world, made), { timeoutMs: 10_000 });

      if (row.change) {
        const before = Math.max(...recordsOf().map(versionOf));
        await row.change(world, made);
        await eventually(() => expect(Math.max(...recordsOf().map(versionOf))).toBeGreaterThan(before));
        await eventually(() => row.seen(world, made), { timeoutMs: 10_000 });
      }

      await row.remove(world, made);
      const tombstone = await eventually(
        () => {
          const last = recordsOf().at(-1);
          expect(last?.value).toBeNull();
          return last!;
        },
        { timeoutMs: slowRows.has(kind) ? prunedWithinMs : 10_000 },
      );
      checkTombstone(definition, tombstone);
      const versions = recordsOf().map(versionOf);
      expect(versions).toEqual([...versions].sort((a, b) => a - b));
      expect(new Set(versions).size).toBe(versions.length);
      await eventually(() => row.gone(world, made), { timeoutMs: 10_000 });
    },
    prunedWithinMs + 30_000,
  );
});

test.each(streamRows.map((row) => [row.kind, row] as const))('%s is said when it happens', async (_kind, { definition, cause, isOf }) => {
  await cause(world);

  const record = await eventually(() => {
    const found = log.of(definition).find(({ value }) => value !== null && isOf(JSON.parse(value), world));
    expect(found).toBeDefined();
    return found!;
  });
  checkRecord(definition, record);
}, 60_000);

test('a gateway that stops in good order takes its heartbeat back, and leaves the list', async () => {
  await deployment.startGateway();
  const { definition } = streamRows.find(({ kind }) => kind === 'heartbeat of a gateway')!;
  await eventually(() => expect(log.of(definition, 'gateway-2').length).toBeGreaterThan(0));
  await deployment.processes.get('gateway-2')?.stop();

  const last = await eventually(() => {
    const found = log.of(definition, 'gateway-2').at(-1);
    expect(found?.value).toBeNull();
    return found!;
  });
  expect(last.headers['ce_type']).toBe('gateway.left.v1');
}, 60_000);
