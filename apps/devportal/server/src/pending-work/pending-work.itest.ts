import { createDatabase, migrate, sql, type Database } from '@quintet/persistence';
import { createMetrics, silentLogger } from '@quintet/service-kit';
import { createTestDatabase, eventually, type TestDatabase } from '@quintet/testkit';
import { migrations } from '../migrations';
import { createPendingWork, type DoWork, type PendingWork } from './pending-work';

const logger = silentLogger();
const minuteMs = 60_000;
let at: TestDatabase;
let database: Database;
let now: number;
const running: PendingWork[] = [];
beforeEach(async () => {
  now = 1_000_000;
  at = await createTestDatabase();
  database = createDatabase({ url: at.url, logger });
  await migrate(database, migrations);
});
afterEach(async () => {
  for (const one of running.splice(0)) await one.stop();
  await database.close();
  await at.drop();
});

const open = (doer: DoWork, metrics = createMetrics()): PendingWork => {
  const made = createPendingWork({ database, logger, metrics, clock: { now: () => now }, doers: { remove: doer }, pollMs: 20 });
  running.push(made);
  return made;
};
const work = (subject: string) => ({ organization: 'carbon.super', kind: 'remove', subject });
const left = async (): Promise<number> => (await database.rows(sql`select pending_work.id from pending_work`)).length;

test('work is done once and gone, also with several processes at it', async () => {
  const done: string[] = [];
  const doer: DoWork = async ({ subject }) => {
    await new Promise((resolve) => setTimeout(resolve, 5));
    done.push(subject);
  };
  const workers = [open(doer), open(doer), open(doer)];
  const subjects = Array.from({ length: 50 }, (_, i) => `c${i}`);
  for (const subject of subjects) await workers[0]?.add(database, work(subject));
  for (const worker of workers) await worker.start();

  await eventually(async () => expect(await left()).toBe(0));
  expect(done.sort()).toEqual(subjects.sort());
});

test('what fails is tried again after a pause, and counted', async () => {
  let failing = true;
  const metrics = createMetrics();
  const worker = open(async () => {
    if (failing) throw new Error('away');
  }, metrics);
  await worker.add(database, work('a'));
  await worker.start();

  await eventually(async () => expect(await metrics.metrics()).toContain('devportal_pending_work_failures_total{kind="remove"} 1'));
  await eventually(async () => expect(await metrics.metrics()).toMatch(/^devportal_pending_work 1$/m));
  failing = false;
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(await left()).toBe(1);
  now += 5 * minuteMs;
  await eventually(async () => expect(await left()).toBe(0));
});

test('work that a process died over is taken up when its lease has ended', async () => {
  const neverEnding = open(() => new Promise(() => undefined));
  await neverEnding.add(database, work('a'));
  void neverEnding.start();
  await eventually(async () => expect(await database.rows(sql`select 1 from pending_work where pending_work.attempts = 1`)).toHaveLength(1));
  running.splice(0); // it never stops
  const done: string[] = [];
  const other = open(async ({ subject }) => void done.push(subject));
  await other.start();

  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(done).toEqual([]);
  now += minuteMs + 1;
  await eventually(() => expect(done).toEqual(['a']));
});

test('work for later is only done if nobody takes it back; it can be hurried', async () => {
  const done: string[] = [];
  const worker = open(async ({ subject }) => void done.push(subject));
  const [kept, undone, hurried] = [await worker.add(database, work('kept'), minuteMs), await worker.add(database, work('undone'), minuteMs), await worker.add(database, work('hurried'), minuteMs)];
  await worker.start();

  expect(await worker.takeBack(database, 'carbon.super', undone)).toBe(true);
  expect(await worker.takeBack(database, 'carbon.super', undone)).toBe(false);
  await worker.hurry(database, 'carbon.super', hurried);
  worker.nudge();
  await eventually(() => expect(done).toEqual(['hurried']));
  now += minuteMs + 1;
  await eventually(() => expect(done).toEqual(['hurried', 'kept']));
  expect(await worker.takeBack(database, 'carbon.super', kept)).toBe(false);
});

test('work that is written in a transaction which is rolled back was never there', async () => {
  const worker = open(async () => undefined);
  await database
    .inTransaction(async (db) => {
      await worker.add(db, work('a'));
      throw new Error('no');
    })
    .catch(() => undefined);

  expect(await left()).toBe(0);
});
