import { eventually } from '@quintet/testkit';
import { enterWorld, logInAsAdmin, type World } from '../src/main-job/world';
import { startFiveServices, type FiveServices } from '../src/start-five-services';
import { streamChanges, type ChangeStream } from './change-stream';
import { faultsOf, stateAfter } from './ledger';
import { ownersOf, type Owner } from './owners';
import { between, pause } from './pause';
import { countRecords, followOwners } from './topic-reader';

const wantedKills = 50;
const leastKills = 12; // what even a slow machine reaches
const killingMs = 150_000;
const settleMs = 60_000;
const upMs = [300, 2_500] as const;
const nextChangeMs = 1_000;

let services: FiveServices;
let world: World;
beforeAll(async () => {
  services = await startFiveServices({ gateways: 1 });
  world = await enterWorld(services);
  await logInAsAdmin(world);
});
afterAll(async () => {
  await world?.backend.stop();
  await services?.stop();
});

/** Kills an owner again and again: at any moment, or as soon as it has answered, before it can have published. */
const killAndRestart = async (owner: Owner, stream: ChangeStream, mayKill: () => boolean): Promise<void> => {
  const process = services.processes.get(owner.name)!;
  for (let n = 0; ; n += 1) {
    await pause(between(...upMs));
    if (n % 2 === 1) await stream.accepted(nextChangeMs);
    if (!mayKill()) return;
    await process.kill();
    process.restart();
    await process.ready();
  }
};

test('services that are killed in the midst of changes: each accepted change takes effect once, in its order, and nothing else does', async () => {
  const owners = await ownersOf(world);
  const reader = await followOwners(services.kafka, owners);
  const before = owners.map((owner) => new Set(reader.effectsOf(owner).map(({ key }) => key)));
  const streams = owners.map(streamChanges);
  const kills = new Map<string, number>(owners.map(({ name }) => [name, 0]));
  const sum = (): number => [...kills.values()].reduce((a, b) => a + b, 0);
  const began = Date.now();
  try {
    await Promise.all(
      owners.map((owner, i) =>
        killAndRestart(owner, streams[i]!, () => {
          if (sum() >= wantedKills || Date.now() - began > killingMs) return false;
          kills.set(owner.name, kills.get(owner.name)! + 1);
          return true;
        }),
      ),
    );
    const killedMs = Date.now() - began;
    await pause(1_000); // some changes that nobody disturbs
    await Promise.all(streams.map((stream) => stream.stop()));

    const lines = [`${sum()} kills in ${Math.round(killedMs / 1_000)} s`];
    for (const [i, owner] of owners.entries()) {
      const { ledger } = streams[i]!;
      const attempted = [...ledger.changes.keys(), ...(owner.change ? [] : ledger.lost)];
      const owned = await owner.owned(attempted);
      const settled = performance.now();
      await eventually(() => expect(stateAfter(reader.effectsOf(owner))).toEqual(owned), { timeoutMs: settleMs });
      const waited = performance.now() - settled;
      expect(ledger.unexpected).toEqual([]);
      expect(faultsOf(ledger, reader.effectsOf(owner), before[i]!)).toEqual([]);
      const counted = await countRecords(services.kafka, owner);
      expect(counted.faults).toEqual([]);
      lines.push(
        `${owner.name}: ${kills.get(owner.name)} kills, ${ledger.accepted()} changes accepted of ${ledger.changes.size} entities, answers ${JSON.stringify(Object.fromEntries(ledger.answers))}; ` +
          `${counted.records} records, ${counted.again} of them a second time; equal after ${waited.toFixed(0)} ms`,
      );
      expect(ledger.accepted()).toBeGreaterThan(0);
    }
    process.stdout.write(`\n${lines.join('\n  ')}\n`);
    expect(sum()).toBeGreaterThanOrEqual(leastKills);
  } finally {
    await Promise.all(streams.map((stream) => stream.stop()));
    await reader.stop();
  }
});
