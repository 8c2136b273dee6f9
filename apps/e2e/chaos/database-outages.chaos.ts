import { eventually } from '@quintet/testkit';
import { streamChanges, type ChangeStream } from './change-stream';
import { deploy, seenAt } from './gateway-state';
import { faultsOf, stateAfter } from './ledger';
import { ownersOf } from './owners';
import { startOwnPostgres, type OwnPostgres } from './own-postgres';
import { pause } from './pause';
import { keepCalling } from './steady-calls';
import { startWatchedSystem, type WatchedSystem } from './watched-system';
import { countRecords, followOwners } from './topic-reader';

const gatewayIds = ['gateway-1', 'gateway-2', 'gateway-3'];
const downMs = [1_000, 8_000]; // longer than a connection is waited for
const betweenMs = 8_000;
const acceptedWithinMs = 30_000;
const settleMs = 60_000;
const upMs = 180_000;

let postgres: OwnPostgres;
let system: WatchedSystem;
beforeAll(async () => {
  postgres = await startOwnPostgres();
  system = await startWatchedSystem({ postgres: postgres.url });
}, upMs);
afterAll(async () => {
  await system?.stop();
  await postgres?.stop();
}, upMs);

/** Milliseconds until the stream had a change accepted that was asked for after now. */
const untilAccepted = async (stream: ChangeStream): Promise<number> => {
  const began = performance.now();
  const before = stream.ledger.accepted();
  await eventually(() => expect(stream.ledger.accepted()).toBeGreaterThan(before), { timeoutMs: acceptedWithinMs });
  return performance.now() - began;
};

test('the database server is killed in the midst of changes: services go on by themselves, each accepted change takes effect once, and all gateways end with the same', async () => {
  for (const gateway of system.services.gateways.keys()) await eventually(async () => expect(await seenAt(system.world, gateway, system.steady, system.steady.token)).toBe('steady'));
  const pids = [...system.services.processes.values()].map(({ pid }) => pid);
  const owners = await ownersOf(system.world);
  const reader = await followOwners(system.services.kafka, owners);
  const before = owners.map((owner) => new Set(reader.effectsOf(owner).map(({ key }) => key)));
  const calls = keepCalling(system.world, system.steady);
  const streams = owners.map(streamChanges);
  const lines: string[] = [];
  try {
    for (const ms of downMs) {
      await pause(betweenMs);
      const killed = await postgres.kill();
      await pause(ms);
      await postgres.start();
      const again = await Promise.all(streams.map(untilAccepted));
      lines.push(`${killed} processes killed, away for ${ms} ms; changes are accepted again after ${owners.map(({ name }, i) => `${name} ${again[i]!.toFixed(0)} ms`).join(', ')}`);
    }
    await pause(betweenMs);
    await Promise.all(streams.map((stream) => stream.stop()));
    const stoppedMs = Date.now();

    for (const [i, owner] of owners.entries()) {
      const { ledger } = streams[i]!;
      const owned = await owner.owned([...ledger.changes.keys(), ...(owner.change ? [] : ledger.lost)]);
      await eventually(() => expect(stateAfter(reader.effectsOf(owner))).toEqual(owned), { timeoutMs: settleMs });
      const faults = faultsOf(ledger, reader.effectsOf(owner), before[i]!);
      const counted = await countRecords(system.services.kafka, owner);
      lines.push(
        `${owner.name}: ${ledger.accepted()} changes accepted, ${ledger.unknown()} of unknown outcome, ${reader.effectsOf(owner).length} in effect, ${faults.length} lost, doubled or out of order; ` +
          `answers ${JSON.stringify(Object.fromEntries(ledger.answers))}; ${counted.records} records, ${counted.again} of them a second time`,
      );
      expect(ledger.unexpected).toEqual([]);
      expect(faults).toEqual([]);
      expect(counted.faults).toEqual([]);
    }
    await eventually(() => expect(system.digests.differences(gatewayIds, stoppedMs)).toEqual([]), { timeoutMs: settleMs });
    await deploy(system.world, system.steady.api, 'after');
    for (const gateway of system.services.gateways.keys()) await eventually(async () => expect(await seenAt(system.world, gateway, system.steady, system.steady.token)).toBe('after'));
    await calls.stop();
    lines.push(`calls ${JSON.stringify(Object.fromEntries(calls.seen))}; digests of 3 gateways equal to those of the owners, entries ${JSON.stringify(system.digests.entriesOf(gatewayIds[0]!))}`);
    process.stdout.write(`\n${lines.join('\n  ')}\n`);
    expect([...calls.seen.keys()].filter((answer) => !['steady', 'after'].includes(answer))).toEqual([]);
    expect([...system.services.processes.values()].map(({ pid }) => pid)).toEqual(pids);
  } finally {
    await calls.stop();
    await Promise.all(streams.map((stream) => stream.stop()));
    await reader.stop();
  }
});
