import { readFileSync } from 'node:fs';
import { Client } from 'pg';
import { eventually } from '@quintet/testkit';
import { startThrottledGateway, type ThrottledGateway } from './throttled-gateway';

/** One gateway of two worker processes. */
let it: ThrottledGateway;
beforeAll(async () => {
  it = await startThrottledGateway(2);
}, 120_000);
afterAll(() => it?.stop(), 60_000);

const workers = async (): Promise<unknown> => (await it.manage('/throttle-status'))['workers'];
const children = (): number[] => readFileSync(`/proc/${it.gateway.pid}/task/${it.gateway.pid}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number);

/** Deployed on both workers, as far as many calls at once tell. */
const isServed = (call: () => Promise<number>) =>
  eventually(async () => {
    for (const status of await Promise.all(Array.from({ length: 12 }, () => call()))) expect([200, 429]).toContain(status);
  });

test('workers share the leases of their gateway: together they pass exactly what the plan allows', async () => {
  await eventually(async () => expect(await workers()).toBe(2));
  const call = await it.subscribe('shared', 40);
  await isServed(call); // has used some of them
  let passed = 0;
  for (let round = 0; round < 4; round += 1) passed += (await Promise.all(Array.from({ length: 20 }, () => call()))).filter((status) => status === 200).length;

  const refused = await call({ headers: { 'x-request-id': 'beyond' } });
  const explained = await it.manage('/explain/beyond');
  expect(refused).toBe(429);
  expect(explained).toMatchObject({ requestId: 'beyond', refusal: { code: 900804, policy: 'shared' }, quotas: [{ limit: 40, remaining: 0 }] });
  expect(await it.manage('/throttle-status')).toMatchObject({ passages: { lease: 40 } });
  expect(passed).toBeLessThanOrEqual(40);
  const metrics = await it.metrics();
  expect(metrics).toMatch(/^quintet_gateway_quota_passages_total\{by="lease"\} 40$/m);
  expect(metrics).toMatch(/^quintet_gateway_deployments 1$/m);
}, 60_000);

test('a worker that is killed is replaced, the gateway serves meanwhile, and the limit holds', async () => {
  const call = await it.subscribe('killed', 1_000);
  await isServed(call);
  const [victim = 0] = children();
  process.kill(victim, 'SIGKILL');

  await eventually(async () => expect(await call()).toBe(200));
  await eventually(async () => {
    expect(await workers()).toBe(2);
    expect(children()).not.toContain(victim);
  }, { timeoutMs: 20_000 });
  for (let i = 0; i < 20; i += 1) expect(await call()).toBe(200);
}, 60_000);

/** What the ledger has of a plan's window. */
const accountOf = async (policy: string): Promise<unknown> => {
  const client = new Client({ connectionString: it.databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query(
      `select sum(account.spent)::int as spent, sum(account.outstanding)::int as outstanding, sum(account.returned)::int > 0 as returned
         from quota_account account
         join quota_ledger ledger on ledger.id = account.window_id
        where ledger.policy = $1`,
      [policy],
    );
    return rows[0];
  } finally {
    await client.end();
  }
};

test('stopping ends every process, gives back what was held, and tells of every call', async () => {
  const subscribed = await it.subscribe('held', 10_000);
  let answered = 0;
  const call = async (): Promise<number> => {
    const status = await subscribed();
    if (status !== 404) answered += 1; // before it was deployed it was no call of the API
    return status;
  };
  await isServed(call);
  let calls = 0;
  for (const untilMs = performance.now() + 1_500; performance.now() < untilMs; calls += 1) expect(await call()).toBe(200);
  const pids = [it.gateway.pid, ...children()];
  expect(pids).toHaveLength(3);

  await it.gateway.stop();

  await eventually(() => {
    for (const pid of pids) expect(() => process.kill(pid, 0)).toThrow();
  });
  expect(it.gateway.said()).not.toContain('did not stop');
  const account = (await accountOf('held')) as { spent: number };
  expect(account).toMatchObject({ outstanding: 0, returned: true });
  expect(account.spent).toBeGreaterThanOrEqual(calls + 12); // those that found out whether it is served count too
  await eventually(() => expect(it.told('held')).toBe(answered));
}, 60_000);
