import { Client } from 'pg';
import { eventually } from '@quintet/testkit';
import { enterWorld, logInAsAdmin, type World } from '../src/main-job/world';
import { startFiveServices, type FiveServices } from '../src/start-five-services';
import { streamChanges, type ChangeStream } from './change-stream';
import { faultsOf, stateAfter } from './ledger';
import { startOwnBroker, type OwnBroker } from './own-broker';
import { ownersOf, type Owner } from './owners';
import { between, pause } from './pause';
import { countRecords, followOwners } from './topic-reader';

const wantedKills = 50;
const leastKills = 30; // what even a slow machine reaches
const killingMs = 150_000;
const settleMs = 60_000;
const upMs = [300, 2_500] as const;
const nextChangeMs = 1_000;
const leastCaught = 10; // kills with changes that were committed and not yet published

let broker: OwnBroker;
let services: FiveServices;
let world: World;
beforeAll(async () => {
  broker = await startOwnBroker();
  services = await startFiveServices({ gateways: 1, brokers: broker.brokers });
  world = await enterWorld(services);
  await logInAsAdmin(world);
});
afterAll(async () => {
  await world?.backend.stop();
  await services?.stop();
  await broker?.stop();
});

let holding = 0;
/** The broker takes nothing while somebody holds it: what is committed meanwhile cannot have been published. */
const withBrokerHeld = async (work: () => Promise<void>): Promise<void> => {
  if (holding === 0) broker.pause();
  holding += 1;
  try {
    await work();
  } finally {
    holding -= 1;
    if (holding === 0) broker.resume();
  }
};

/** How many committed changes of a service that is dead wait to be published. */
const unpublished = async ({ name }: Owner): Promise<number> => {
  const client = new Client({ connectionString: services.databases.get(name)! });
  await client.connect();
  try {
    return (await client.query('select 1 from outbox')).rowCount ?? 0;
  } finally {
    await client.end();
  }
};

/** Kills an owner again and again: at any moment; as soon as it has answered; and while the broker takes nothing. Tells each time how much was unpublished. */
const killAndRestart = async (owner: Owner, stream: ChangeStream, mayKill: () => boolean, killed: (waiting: number) => void): Promise<void> => {
  const process = services.processes.get(owner.name)!;
  const kill = async (): Promise<void> => {
    await process.kill();
    killed(await unpublished(owner));
  };
  for (let n = 0; ; n += 1) {
    await pause(between(...upMs));
    if (n % 3 === 1) await stream.accepted(nextChangeMs);
    if (!mayKill()) return;
    if (n % 3 !== 2) await kill();
    else {
      await withBrokerHeld(async () => {
        await stream.accepted(nextChangeMs);
        await kill();
      });
    }
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
  const waiting: number[] = [];
  const began = Date.now();
  try {
    await Promise.all(
      owners.map((owner, i) =>
        killAndRestart(
          owner,
          streams[i]!,
          () => {
            if (sum() >= wantedKills || Date.now() - began > killingMs) return false;
            kills.set(owner.name, kills.get(owner.name)! + 1);
            return true;
          },
          (count) => void waiting.push(count),
        ),
      ),
    );
    const killedMs = Date.now() - began;
    await pause(1_000); // some changes that nobody disturbs
    await Promise.all(streams.map((stream) => stream.stop()));

    const caught = waiting.filter((count) => count > 0);
    const lines = [`${sum()} kills in ${Math.round(killedMs / 1_000)} s, ${caught.length} of them between commit and publish (${waiting.reduce((a, b) => a + b, 0)} committed changes waited)`];
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
    expect(caught.length).toBeGreaterThanOrEqual(leastCaught);
  } finally {
    await Promise.all(streams.map((stream) => stream.stop()));
    await reader.stop();
  }
});
