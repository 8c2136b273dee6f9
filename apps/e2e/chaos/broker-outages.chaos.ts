import { eventually } from '@quintet/testkit';
import { changeGateways } from './gateway-changes';
import { deploy, seenAt, subscribe, type Subscribed } from './gateway-state';
import { startOwnBroker, type OwnBroker } from './own-broker';
import { pause } from './pause';
import { keepCalling } from './steady-calls';
import { startWatchedSystem, type WatchedSystem } from './watched-system';

const gatewayIds = ['gateway-1', 'gateway-2', 'gateway-3'];
const changingMs = 60_000;
const beforeMs = 5_000;
const afterMs = 3_000;
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

/** Milliseconds until all gateways answer so. */
const untilEverywhere = async (probe: Subscribed, wanted: string, began: number): Promise<number> => {
  for (const gateway of system.services.gateways.keys()) await eventually(async () => expect(await seenAt(system.world, gateway, probe, probe.token)).toBe(wanted), { timeoutMs: recoverMs });
  return performance.now() - began;
};

test.each([
  ['killed and started again', 10_000, () => broker.kill(), () => broker.start()],
  ['stopped for 30 s', 30_000, async () => broker.pause(), async () => broker.resume()],
] as const)('the broker is %s: no call fails, and all gateways end with every change', async (what, downMs, down, up) => {
  const prefix = what.split(' ')[0]!;
  const probe = await subscribe(system.world, `${prefix}-probe`, 'first');
  for (const gateway of system.services.gateways.keys()) {
    for (const one of [probe, system.steady]) await eventually(async () => expect(await seenAt(system.world, gateway, one, one.token)).not.toMatch(/^\d{3} /), { timeoutMs: recoverMs });
  }
  const pids = [...system.services.processes.values()].map(({ pid }) => pid);
  const changes = await changeGateways(system.world, prefix);
  const calls = keepCalling(system.world, system.steady);
  try {
    const began = Date.now();
    await pause(beforeMs);
    const beforeDown = changes.count();
    await down();
    await pause(downMs);
    const whileDown = changes.count() - beforeDown;
    const starting = performance.now();
    await up();
    const back = performance.now();
    // Made when the broker answers again, behind all that waits for it.
    await deploy(system.world, probe.api, 'after');
    const deployed = performance.now();
    const enforced = await untilEverywhere(probe, 'after', deployed);
    await pause(Math.max(afterMs, changingMs - (Date.now() - began)));
    await changes.stop();
    const stopped = performance.now();
    for (const gateway of system.services.gateways.keys()) await eventually(async () => expect(await changes.differences(gateway)).toEqual([]), { timeoutMs: recoverMs });
    const equal = performance.now() - stopped;
    const stoppedMs = Date.now();
    await eventually(() => expect(system.digests.differences(gatewayIds, stoppedMs)).toEqual([]), { timeoutMs: recoverMs });
    await calls.stop();
    process.stdout.write(
      `\nbroker ${what}: ${changes.count()} changes, ${whileDown} of them while it was away, ${changes.failures.length} refused; calls ${JSON.stringify(Object.fromEntries(calls.seen))}\n` +
        `  back after ${(back - starting).toFixed(0)} ms; a change made then took ${(deployed - back).toFixed(0)} ms to be accepted and was enforced everywhere ${enforced.toFixed(0)} ms later; all gateways gave ${changes.questions()} right answers each ${equal.toFixed(0)} ms after the last change\n` +
        `  digests of ${gatewayIds.length} gateways equal to those of the owners; entries ${JSON.stringify(system.digests.entriesOf(gatewayIds[0]!))}\n`,
    );
    expect([...calls.seen.keys()]).toEqual(['steady']);
    expect(changes.failures).toEqual([]);
    expect(whileDown).toBeGreaterThan(0);
    expect([...system.services.processes.values()].map(({ pid }) => pid)).toEqual(pids);
  } finally {
    await changes.stop();
    await calls.stop();
  }
});
