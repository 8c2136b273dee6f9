import { eventually } from '@quintet/testkit';
import { expectStatus, restClient } from '../src/rest';
import { changeGateways } from './gateway-changes';
import { deploy, seenAt, subscribe, type Subscribed } from './gateway-state';
import { startOwnBroker, type OwnBroker } from './own-broker';
import { pause } from './pause';
import { keepCalling } from './steady-calls';
import { startWatchedSystem, type WatchedSystem } from './watched-system';

const owners = ['key-manager', 'traffic-manager', 'publisher', 'devportal'] as const;
const runningThrough = ['gateway-1', 'gateway-2', 'gateway-3'];
const changingMs = 5_000;
const emptyMs = 5_000;
const callsAMinute = 5;
const recoverMs = 60_000;
const upMs = 180_000;

let broker: OwnBroker;
let system: WatchedSystem;
beforeAll(async () => {
  broker = await startOwnBroker();
  system = await startWatchedSystem({ brokers: broker.brokers });
}, upMs);
afterAll(async () => {
  await system?.stop();
  await broker?.stop();
}, upMs);

const untilEverywhere = async (probe: Subscribed, wanted: string): Promise<void> => {
  for (const gateway of system.services.gateways.keys()) await eventually(async () => expect(await seenAt(system.world, gateway, probe, probe.token)).toBe(wanted), { timeoutMs: recoverMs });
};
const untilEqual = async (gatewayIds: readonly string[]): Promise<number> => {
  const began = Date.now();
  await eventually(() => expect(system.digests.differences(gatewayIds, began)).toEqual([]), { timeoutMs: recoverMs });
  return Date.now() - began;
};

/** A plan of a few calls a minute: counted by the traffic manager, over topics of their own. */
const makePlan = async (): Promise<void> => {
  const defaultLimit = { type: 'REQUESTCOUNTLIMIT', requestCount: { requestCount: callsAMinute, timeUnit: 'min', unitTime: 1 } };
  expectStatus(await system.world.throttling.post('/policies/subscription', { json: { policyName: 'Few', displayName: 'Few', description: '', defaultLimit, stopOnQuotaReach: true, billingPlan: 'FREE' } }), 201);
  for (const portal of [system.world.publisher, system.world.devportal]) {
    await eventually(async () => expect(JSON.stringify(expectStatus(await portal.get('/throttling-policies/subscription?limit=100'), 200).body)).toContain('Few'), { timeoutMs: recoverMs });
  }
};
const untilThrottled = async (gateway: number, of: Subscribed): Promise<void> => {
  await eventually(async () => expect(await seenAt(system.world, gateway, of, of.token)).toBe('429 900804'), { timeoutMs: recoverMs });
};

test('all data of the event hub is lost while everything runs: the owners publish their state again, and all gateways hold what they held', async () => {
  await untilEverywhere(system.steady, 'steady');
  const changes = await changeGateways(system.world, 'wiped');
  await pause(changingMs);
  await changes.stop();
  expect(changes.failures).toEqual([]);
  await makePlan();
  const usedUp = await subscribe(system.world, 'used-up', 'limited', 'Few');
  const few = await subscribe(system.world, 'few', 'limited', 'Few');
  await Promise.all([...system.services.gateways.keys()].map((gateway) => untilThrottled(gateway, usedUp)));
  await untilEverywhere(few, 'limited');
  await untilEqual(runningThrough);
  const entries = system.digests.entriesOf(runningThrough[0]!);
  const pids = [...system.services.processes.values()].map(({ pid }) => pid);

  const calls = keepCalling(system.world, system.steady);
  try {
    await broker.kill();
    broker.wipe();
    await broker.start();
    const back = performance.now();
    await pause(emptyMs);
    for (const gateway of system.services.gateways.keys()) expect(await changes.differences(gateway)).toEqual([]);

    const hub = restClient(`${system.services.trafficManager}/api/am/admin/v4/event-hub`, () => system.world.adminToken);
    const at = { 'key-manager': system.services.keyManager, 'traffic-manager': system.services.trafficManager, publisher: system.services.publisher, devportal: system.services.devportal };
    const resynced: string[] = [];
    for (const owner of owners) {
      const { body } = expectStatus(await restClient(`${at[owner]}/api/am/admin/v4/event-hub/resync`, () => system.world.adminToken).post(`/${owner}`), 200);
      resynced.push(`${owner} ${body.topics.map(({ written }: { written: number }) => written).join('+')}`);
      expect(body.topics.filter(({ deleted }: { deleted: number }) => deleted > 0)).toEqual([]);
    }
    const equalMs = await untilEqual(runningThrough);
    expect(system.digests.entriesOf(runningThrough[0]!)).toEqual(entries);
    for (const gateway of system.services.gateways.keys()) expect(await changes.differences(gateway)).toEqual([]);
    const wholeMs = performance.now() - back;

    // From the topics alone: a new one, and one that begins again.
    await system.services.startGateway();
    const second = system.services.processes.get(runningThrough[1]!)!;
    await calls.stop();
    await second.stop();
    second.restart();
    await second.ready();
    const all = [...runningThrough, 'gateway-4'];
    await untilEqual(all);
    for (const id of all) expect(system.digests.entriesOf(id)).toEqual(entries);
    for (const gateway of system.services.gateways.keys()) expect(await changes.differences(gateway)).toEqual([]);

    // And all goes on as it did.
    await deploy(system.world, system.steady.api, 'after');
    await untilEverywhere(system.steady, 'after');
    await Promise.all([...system.services.gateways.keys()].map((gateway) => untilThrottled(gateway, few)));
    await untilEqual(all);
    const { gateways } = expectStatus(await hub.get(''), 200).body;
    expect(gateways.map(({ gatewayId, differs }: { gatewayId: string; differs: unknown[] }) => [gatewayId, differs.length]).sort()).toEqual(all.map((id) => [id, 0]));

    process.stdout.write(
      `\nthe hub came back empty: ${resynced.join(', ')} records published again; ${changes.count()} changes before, ${changes.questions()} right answers of each gateway; ` +
        `digests equal ${equalMs} ms after the last resync (${wholeMs.toFixed(0)} ms after the broker was back), entries as before ${JSON.stringify(entries)}\n` +
        `  then a new gateway, one restarted, a deployment and a used-up plan on all ${all.length}; calls ${JSON.stringify(Object.fromEntries(calls.seen))}\n`,
    );
    expect([...calls.seen.keys()]).toEqual(['steady']);
    const still = [...system.services.processes.values()].map(({ pid }) => pid);
    expect(pids.filter((pid) => !still.includes(pid))).toHaveLength(1); // the gateway that was restarted
  } finally {
    await changes.stop();
    await calls.stop();
  }
});
