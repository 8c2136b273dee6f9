import { randomUUID } from 'node:crypto';
import { subscriptionChanged, topics } from '@quintet/contracts';
import { createKafkaBus, readKafkaConfig, type EventBus } from '@quintet/messaging';
import { recordsOf, removeTopics } from '@quintet/messaging/testing';
import { createDatabase, migrate, sql, type Database } from '@quintet/persistence';
import { silentLogger, systemClock } from '@quintet/service-kit';
import { createTestDatabase, eventually, type TestDatabase } from '@quintet/testkit';
import { createOutbox, outboxFacts, outboxMigration, publishedMigration } from '../src/index';
import { createRelayProcesses } from './relay-processes';

const logger = silentLogger();
const outbox = createOutbox({ source: '/test', clock: systemClock });
const kafka = readKafkaConfig(process.env);
const waitAtMostMs = 5_000;
const rounds = 3;
const writers = 4;
const keysOfWriter = 5;
const writePauseMs = 2;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const someTime = (): Promise<void> => pause(500 + Math.random() * 1_000);

let at: TestDatabase;
let database: Database;
let bus: EventBus;
let topicPrefix: string;
let processes: ReturnType<typeof createRelayProcesses>;
beforeEach(async () => {
  at = await createTestDatabase();
  database = createDatabase({ url: at.url, logger });
  await migrate(database, [outboxMigration('0001'), publishedMigration('0002')]);
  topicPrefix = `${randomUUID()}.`;
  bus = createKafkaBus({ ...kafka, logger, topicPrefix });
  await bus.start();
  await bus.ensureTopics(Object.values(topics));
  processes = createRelayProcesses([at.url, kafka.brokers[0] as string, topicPrefix]);
});
afterEach(async () => {
  await processes.stop();
  await bus.stop();
  await removeTopics(kafka, topicPrefix);
  await database.close();
  await at.drop();
});

/** Puts events of some keys without end, each key's in order, and looks how long the oldest waits. */
const writeRows = () => {
  let writing = true;
  let written = 0;
  let longestWaitMs = 0;
  const write = async (writer: number): Promise<void> => {
    for (let n = 0; writing; n += 1) {
      const id = `w${writer}-${n % keysOfWriter}`;
      await database.inTransaction((db) =>
        outbox.put(db, subscriptionChanged, { id, organization: 'carbon.super', apiId: 'a', applicationId: 'p', policy: `v${n}`, state: 'UNBLOCKED', subscriber: 'ann', createdMs: 0 }),
      );
      written += 1;
      await pause(writePauseMs);
    }
  };
  const watch = async (): Promise<void> => {
    while (writing) {
      longestWaitMs = Math.max(longestWaitMs, (await outboxFacts(database)).oldestMs ?? 0);
      await pause(20);
    }
  };
  const all = [watch(), ...Array.from({ length: writers }, (_, writer) => write(writer))];
  return {
    longestWaitMs: () => longestWaitMs,
    stop: async (): Promise<number> => {
      writing = false;
      await Promise.all(all);
      await eventually(async () => expect(await database.rows(sql`select id from outbox`)).toEqual([]));
      return written;
    },
  };
};

/** What stands in the topic: nothing is missing or out of its order, and no relay has published after one that came after it. */
const judge = async (written: number) => {
  const records = await recordsOf(kafka, `${topicPrefix}${topics.subscriptions.name}`);
  const ids = new Set(records.map(({ headers }) => headers['ce_id']));
  const faults: string[] = [];
  const newest = new Map<string, number>();
  const last = new Map<string, number>();
  const relays = new Map<number, string[]>();
  const seen = new Set<string>();
  for (const { key, headers, partition } of records) {
    const version = Number(headers['ce_entityversion']);
    const id = headers['ce_id'] ?? '';
    if (!seen.has(id) && version < (newest.get(key) ?? 0)) faults.push(`${key}: a new record of version ${version} after ${newest.get(key)}`);
    seen.add(id);
    newest.set(key, Math.max(version, newest.get(key) ?? 0));
    last.set(key, version);
    const turns = relays.get(partition) ?? [];
    relays.set(partition, turns);
    const relay = headers['relay'] ?? '';
    if (turns.at(-1) !== relay && turns.includes(relay)) faults.push(`partition ${partition}: relay ${relay} published after another had taken over`);
    if (turns.at(-1) !== relay) turns.push(relay);
  }
  for (const [key, version] of last) if (version !== newest.get(key)) faults.push(`${key}: version ${version} stands last, not ${newest.get(key)}`);
  return { published: ids.size, missing: written - ids.size, again: records.length - ids.size, faults };
};

const finish = async (what: string, rows: ReturnType<typeof writeRows>): Promise<void> => {
  const written = await rows.stop();
  const { published, missing, again, faults } = await judge(written);
  process.stderr.write(`${what} ${rounds} times: ${published} events published, ${missing} missing, ${again} twice, the longest wait ${rows.longestWaitMs()} ms\n`);
  expect({ missing, faults }).toEqual({ missing: 0, faults: [] });
  expect(published).toBeGreaterThan(500);
  expect(rows.longestWaitMs()).toBeLessThan(waitAtMostMs);
};

test('the active relay is killed in the midst of its work: the waiting one goes on within 5 s, and nothing is lost or out of order', async () => {
  let active = await processes.start();
  await eventually(() => expect(active.isActive()).toBe(true));
  const rows = writeRows();
  for (let round = 0; round < rounds; round += 1) {
    const waiting = await processes.start();
    await someTime();
    expect(waiting.isActive()).toBe(false);
    active.signal('SIGKILL');
    await active.ended;
    await eventually(() => expect(waiting.isActive()).toBe(true));
    active = waiting;
  }
  await someTime();
  await finish('killed', rows);
}, 120_000);

test('the active relay stands still in the midst of its work: the waiting one goes on within 5 s; what comes back publishes nothing that it had ready', async () => {
  const beyondRequestTimeoutMs = 11_000; // the client then sends anew by itself
  let active = await processes.start();
  await eventually(() => expect(active.isActive()).toBe(true));
  const rows = writeRows();
  for (let round = 0; round < rounds; round += 1) {
    const waiting = await processes.start();
    await someTime();
    active.signal('SIGSTOP');
    await eventually(() => expect(waiting.isActive()).toBe(true));
    await (round === 0 ? pause(beyondRequestTimeoutMs) : someTime());
    active.signal('SIGCONT');
    const back = active;
    await eventually(() => expect(back.isActive()).toBe(false));
    await someTime();
    back.signal('SIGKILL'); // a second turn of the same process would look like a record that came late
    await back.ended;
    active = waiting;
  }
  await finish('stood still', rows);
}, 180_000);
