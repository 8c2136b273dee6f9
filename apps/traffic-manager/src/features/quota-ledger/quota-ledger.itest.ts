import { randomUUID } from 'node:crypto';
import type { QuotaDemand, QuotaKey, ThrottleDecision, TimeUnit } from '@quintet/contracts';
import { createDatabase, migrate, sql, type Database } from '@quintet/persistence';
import { silentLogger } from '@quintet/service-kit';
import { createTestDatabase, type TestDatabase } from '@quintet/testkit';
import { migrations } from '../../migrations';
import { answerTogether, type DemandLedger } from './answer-together';
import { createQuotaLedger, type LedgerAnswer } from './quota-ledger';
import { createReopenWindows } from './reopen-windows';

const minute = 60_000;
const noon = Date.UTC(2024, 5, 1, 12);

let at: TestDatabase;
let database: Database;
/** Another process on the same database. */
let otherDatabase: Database;
let nowMs = noon;
const clock = { now: () => nowMs };
let ledger: DemandLedger;
let otherLedger: DemandLedger;

beforeAll(async () => {
  at = await createTestDatabase();
  const open = () => createDatabase({ url: at.url, logger: silentLogger(), maxConnections: 8 });
  [database, otherDatabase] = [open(), open()];
  await migrate(database, migrations);
  [ledger, otherLedger] = [answerTogether(createQuotaLedger(database, clock)), answerTogether(createQuotaLedger(otherDatabase, clock))];
});
afterAll(async () => {
  await Promise.all([database.close(), otherDatabase.close()]);
  await at.drop();
});
beforeEach(async () => {
  nowMs = noon;
  for (const table of [sql`quota_ledger`, sql`quota_head`, sql`quota_account`, sql`quota_journal`, sql`quota_usage`, sql`quota_answer`, sql`throttling_policy`]) await database.rows(sql`truncate ${table}`);
});

const plan = { stopOnQuotaReach: true, billingPlan: 'FREE', permissions: null, customAttributes: [] };
const setPlan = (name: string, requests: number | null, timeUnit: TimeUnit = 'min', unitTime = 1) => {
  const limit = requests === null ? null : { kind: 'request-count', requests, unitTime, timeUnit };
  return database.rows(sql`
    insert into throttling_policy as policy (organization, kind, name, id, display_name, description, content)
    values ('carbon.super', 'subscription', ${name}, ${randomUUID()}, '', '', ${JSON.stringify({ limit, plan })})
    on conflict (organization, kind, name) do update
       set content = excluded.content, version = policy.version + 1`);
};
const deletePlan = (name: string) => database.rows(sql`delete from throttling_policy where organization = 'carbon.super' and name = ${name}`);

const quota = (key: string, policy = 'Five'): QuotaKey => ({ organization: 'carbon.super', level: 'subscription', policy, key });
const message = (...demands: QuotaDemand['demands']): QuotaDemand => ({ gatewayId: 'g1', demandId: randomUUID(), partition: 0, demands, sentMs: nowMs });
const wants = (key: string, wanted: number, atMost = wanted, policy = 'Five') => ({ quota: quota(key, policy), wanted, atMost });
const grantedOf = ({ grant }: LedgerAnswer): (number | null)[] => grant.grants.map(({ granted }) => granted);
const rows = () => database.rows<{ key: string; granted: string; quota_limit: string; exhausted: boolean }>(sql`
  select key, granted, quota_limit, exhausted from quota_ledger order by key, window_start`);
const random = (max: number): number => 1 + Math.floor(Math.random() * max);

test('units are leased until the limit of the window, and again in the next', async () => {
  await setPlan('Five', 5);

  const first = await ledger.answer(message(wants('a', 2), wants('b', 1)));
  expect(first).toMatchObject({ repeated: false, decisions: [], grant: { gatewayId: 'g1', decidedMs: noon } });
  expect(first.grant.grants[0]).toEqual({ quota: quota('a'), granted: 2, remaining: 3, limit: 5, windowStartMs: noon, windowEndMs: noon + minute });
  const second = await otherLedger.answer(message(wants('a', 9)));
  expect(grantedOf(second)).toEqual([3]);
  expect(second.decisions).toEqual([expect.objectContaining({ quota: quota('a'), state: 'exhausted', windowEndMs: noon + minute })]);
  const third = await ledger.answer(message(wants('a', 1)));
  expect([grantedOf(third), third.decisions]).toEqual([[0], []]);

  nowMs = noon + minute;
  expect(grantedOf(await ledger.answer(message(wants('a', 4))))).toEqual([4]);
});

test('a policy that is unlimited or unknown grants without counting', async () => {
  await setPlan('Free', null);
  await setPlan('Five', 5);

  expect(grantedOf(await ledger.answer(message(wants('a', 1, 1, 'Free'), wants('a', 1, 1, 'Nobody knows'), wants('a', 1))))).toEqual([null, null, 1]);
  expect(await rows()).toHaveLength(1);
  expect(grantedOf(await ledger.answer(message(wants('a', 1, 1, 'Free'))))).toEqual([null]);
});

test('a message that is delivered again gets the same answer and is granted once', async () => {
  await setPlan('Five', 5);
  const demand = message(wants('a', 3), wants('b', 2));
  const first = await ledger.answer(demand);
  nowMs += 1_000;
  const again = await otherLedger.answer(demand);

  expect(again).toEqual({ ...first, repeated: true });
  expect((await rows()).map(({ granted }) => Number(granted))).toEqual([3, 2]);
});

test('a message that is delivered to several at once is granted once', async () => {
  await setPlan('Hundred', 100);
  const demand = message(wants('a', 3, 3, 'Hundred'));

  const answers = await Promise.all(Array.from({ length: 12 }, (_, i) => (i % 2 ? ledger : otherLedger).answer(demand)));

  expect(answers.filter(({ repeated }) => !repeated)).toHaveLength(1);
  expect(answers.map(({ grant }) => grant)).toEqual(answers.map(() => answers[0]!.grant));
  expect((await rows())[0]).toMatchObject({ granted: '3' });
});

test('messages that come again do not keep those beside them from one transaction', async () => {
  await setPlan('Five', 5);
  const plain = createQuotaLedger(database, clock);
  const [first, second, third] = [message(wants('a', 1)), message(wants('b', 1)), message(wants('a', 2))];
  const [before] = await plain.answer([first]);
  let transactions = 0;
  const counting = createQuotaLedger({ ...database, inTransaction: (work) => ((transactions += 1), database.inTransaction(work)) }, clock);

  const answers = await counting.answer([second, first, third, third]);

  expect(transactions).toBe(1);
  expect(answers.map(grantedOf)).toEqual([[1], [1], [2], [2]]);
  expect(answers.map(({ repeated }) => repeated)).toEqual([false, true, false, true]);
  expect(answers[1]?.grant).toEqual(before?.grant);
  expect(await rows()).toMatchObject([{ key: 'a', granted: '3' }, { key: 'b', granted: '1' }]);
});

test('concurrent demands for a few keys over two processes are granted exactly the limits, and the end of each is told once', async () => {
  await setPlan('Thousand', 1_000);
  const keys = ['a', 'b', 'c', 'd'];
  const shuffled = () => [...keys].sort(() => Math.random() - 0.5);
  const demands = Array.from({ length: 300 }, () => message(...shuffled().map((key) => wants(key, random(9), random(40), 'Thousand'))));

  const answers = await Promise.all(demands.map((demand, i) => (i % 2 ? ledger : otherLedger).answer(demand)));

  const sums = new Map<string, number>();
  for (const { quota: of, granted } of answers.flatMap(({ grant }) => grant.grants)) sums.set(of.key, (sums.get(of.key) ?? 0) + (granted ?? 0));
  expect(Object.fromEntries(sums)).toEqual({ a: 1_000, b: 1_000, c: 1_000, d: 1_000 });
  const told = answers.flatMap(({ decisions }) => decisions);
  expect(told.map(({ quota: of, state }) => `${of.key} ${state}`).sort()).toEqual(keys.map((key) => `${key} exhausted`));
});

test('no statement can put more into the ledger than the limit', async () => {
  await setPlan('Five', 5);
  await ledger.answer(message(wants('a', 5)));

  await expect(database.rows(sql`update quota_ledger set granted = granted + 1`)).rejects.toThrow('check constraint');
  await expect(database.rows(sql`update quota_ledger set granted = -1`)).rejects.toThrow('check constraint');
});

test('a limit that was lowered below what was granted grants nothing more', async () => {
  await setPlan('Five', 10);
  await ledger.answer(message(wants('a', 8)));
  await setPlan('Five', 5);

  const answer = await ledger.answer(message(wants('a', 1)));

  expect(answer.grant.grants[0]).toMatchObject({ granted: 0, remaining: 0, limit: 5 });
  expect(answer.decisions).toEqual([expect.objectContaining({ state: 'exhausted', limit: 5 })]);
  expect(await rows()).toEqual([{ key: 'a', granted: '8', quota_limit: '8', exhausted: true }]);
});

test('keys of any length and alphabet are counted apart', async () => {
  await setPlan('Five', 5);
  const long = 'ü'.repeat(999);

  await ledger.answer(message(wants(`${long}1`, 1), wants(`${long}2`, 2)));

  expect((await rows()).map(({ granted }) => Number(granted)).sort()).toEqual([1, 2]);
});

describe('windows that were used up are open again', () => {
  const told: ThrottleDecision[] = [];
  let hubWorks = true;
  const bus = {
    publish: async (records: readonly { readonly value: string | null }[]) => {
      if (!hubWorks) throw new Error('the hub is away');
      told.push(...records.map(({ value }) => JSON.parse(String(value)) as ThrottleDecision));
    },
  };
  const reopen = () => createReopenWindows({ database, bus, clock, source: '/test' })();
  beforeEach(async () => {
    told.length = 0;
    hubWorks = true;
    await setPlan('Five', 5);
    await ledger.answer(message(wants('a', 5)));
    await reopen();
    expect(told).toEqual([]);
  });

  test.each<[string, () => Promise<unknown>]>([
    ['when the limit is raised', () => setPlan('Five', 6)],
    ['when the limit is taken away', () => setPlan('Five', null)],
    ['when the policy is deleted', () => deletePlan('Five')],
    ['when it is of other windows', () => setPlan('Five', 5, 'sec', 5)],
    ['when the policy was made anew under its old name', () => deletePlan('Five').then(() => setPlan('Five', 9))],
  ])('%s', async (_when, change) => {
    await change();
    await reopen();
    await reopen();

    expect(told).toEqual([expect.objectContaining({ quota: quota('a'), state: 'open', windowStartMs: noon, windowEndMs: noon + minute })]);
    expect(await rows()).toEqual([expect.objectContaining({ exhausted: false })]);
  });

  test('but not when the limit stays below what was granted', async () => {
    await setPlan('Five', 4);
    await reopen();

    expect(told).toEqual([]);
    expect(await rows()).toEqual([expect.objectContaining({ exhausted: true })]);
  });

  test('also when the hub was away', async () => {
    await setPlan('Five', 6);
    hubWorks = false;
    await expect(reopen()).rejects.toThrow('the hub is away');
    hubWorks = true;
    await reopen();

    expect(told).toHaveLength(1);
  });
});
