import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '@quintet/testkit';
import { applicationToken, createApplication, enterWorld, logInAsAdmin, type World } from '../src/main-job/world';
import { expectStatus, request } from '../src/rest';
import { startFiveServices, type FiveServices } from '../src/start-five-services';
import { block, deploy, revokedToken, seenAt, subscribe, type Subscribed } from './gateway-state';
import { startOwnBroker, type OwnBroker } from './own-broker';
import { startOwnPostgres, type OwnPostgres } from './own-postgres';
import { pause } from './pause';
import { followDigests } from './state-digests';
import { keepCalling } from './steady-calls';

const survivor = 'gateway-1';
const other = 'gateway-2';
const gatewayIds = [survivor, other];
const owners = ['key-manager', 'traffic-manager', 'publisher', 'devportal'];
/**
 * In place of ten minutes: nothing in a gateway happens only after more. Its clients give up a request to the hub after 10 s, what
 * it asked the ledger is stale after 20 s; keys, subscriptions and a state from disk have no age at which they end. What is older
 * than ten minutes and still unanswered is given up, which frees memory and changes no answer.
 */
const deadMs = 30_000;
const deadAfterRestartMs = 10_000;
const upMs = 180_000;
const settleMs = 60_000;
const callsAMinute = 5;

let folder: string;
let broker: OwnBroker;
let postgres: OwnPostgres;
let services: FiveServices;
let world: World;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'quintet-chaos-snapshots-'));
  [broker, postgres] = await Promise.all([startOwnBroker(), startOwnPostgres()]);
  services = await startFiveServices({ gateways: gatewayIds.length, brokers: broker.brokers, postgres: postgres.url, snapshots: folder, hosted: [survivor] });
  world = await enterWorld(services);
  await logInAsAdmin(world);
}, upMs);
afterAll(async () => {
  await world?.backend.stop();
  await services?.stop();
  await postgres?.stop();
  await broker?.stop();
  rmSync(folder, { recursive: true, force: true });
}, upMs);

const makePlan = async (policyName: string, whenUnreachable: 'allow' | 'deny'): Promise<void> => {
  const enforcement = { mode: 'strict', allowance: 0, whenUnreachable, window: 'aligned' };
  const defaultLimit = { type: 'REQUESTCOUNTLIMIT', requestCount: { requestCount: callsAMinute, timeUnit: 'min', unitTime: 1 } };
  expectStatus(await world.throttling.post('/policies/subscription', { json: { policyName, displayName: policyName, description: '', defaultLimit, enforcement, stopOnQuotaReach: true, rateLimitCount: -1 } }), 201);
  for (const portal of [world.publisher, world.devportal]) {
    await eventually(async () => expect(JSON.stringify(expectStatus(await portal.get('/throttling-policies/subscription?limit=100'), 200).body)).toContain(policyName), { timeoutMs: settleMs });
  }
};

/** Its operation asks for a scope that a token may have or not. */
const subscribeScoped = async (): Promise<Subscribed> => {
  const { api, ...made } = await subscribe(world, 'scoped', 'unscoped');
  const scopes = [{ scope: { name: 'orders_read', displayName: 'Read', description: '', bindings: ['admin'] }, shared: false }];
  const scoped = { ...api, body: { ...api.body, scopes, operations: [{ verb: 'GET', target: '/orders', scopes: ['orders_read'] }] } };
  await deploy(world, scoped, 'scoped');
  const token = await eventually(async () => {
    const given = await applicationToken(world, made.client, { scope: 'orders_read' });
    expect(JSON.parse(Buffer.from(given.split('.')[1]!, 'base64url').toString()).scope).toBe('orders_read');
    return given;
  }, { timeoutMs: settleMs });
  return { ...made, api: scoped, token };
};

const statusOf = async (gateway: number) => {
  const { body } = expectStatus(await request('GET', `${services.gateways[gateway]!.management}/api/am/gateway/v2/status`, { basic: services.gatewayAdmin }), 200);
  return body as { state: string; snapshotAgeMs?: number; topics: { topic: string; entries: number; digest: string; version: number }[] };
};

test('everything but one gateway dies: it serves and judges, starts again from disk, and catches up by itself when all is back', async () => {
  await makePlan('Allowing', 'allow');
  await makePlan('Denying', 'deny');
  const steady = await subscribe(world, 'steady', 'steady');
  const allowing = await subscribe(world, 'allowing', 'allowing', 'Allowing');
  const denying = await subscribe(world, 'denying', 'denying', 'Denying');
  const blocked = await subscribe(world, 'blocked', 'blocked');
  await block(world, blocked, true);
  const scoped = await subscribeScoped();
  const unscopedToken = await applicationToken(world, scoped.client);
  const revoked = await revokedToken(world, steady);
  const strangers = await createApplication(world, 'strangers');
  const strangersToken = await applicationToken(world, strangers);

  /** What any gateway answers, whoever is dead. */
  const judged: readonly (readonly [string, Subscribed, string, string])[] = [
    ['a subscribed application', steady, steady.token, 'steady'],
    ['a token with the scope', scoped, scoped.token, 'scoped'],
    ['a token without the scope', scoped, unscopedToken, '403 900910'],
    ['no subscription', steady, strangersToken, '403 900908'],
    ['a blocked subscription', blocked, blocked.token, '401 900907'],
    ['a revoked token', steady, revoked, '401 900901'],
    ['a forged token', steady, `${steady.token.slice(0, -8)}AAAAAAAA`, '401 900901'],
  ];
  const misjudged = async (gateway: number): Promise<string[]> => {
    const wrong: string[] = [];
    for (const [what, of, token, answer] of judged) {
      const seen = await seenAt(world, gateway, of, token);
      if (seen !== answer) wrong.push(`${gatewayIds[gateway]}, ${what}: ${seen} instead of ${answer}`);
    }
    return wrong;
  };
  /** Nobody grants quota: the plans say what happens then. */
  const judgesQuotasAlone = async (gateway: number): Promise<void> => {
    for (let n = 0; n < 2 * callsAMinute; n += 1) expect(await seenAt(world, gateway, allowing, allowing.token)).toBe('allowing');
    await eventually(async () => expect(await seenAt(world, gateway, denying, denying.token)).toMatch(/^503 /), { timeoutMs: 5_000 });
  };
  const changedMs = Date.now();
  for (const gateway of services.gateways.keys()) await eventually(async () => expect(await misjudged(gateway)).toEqual([]), { timeoutMs: settleMs });
  await eventually(() => expect(gatewayIds.map((id) => statSync(join(folder, id)).mtimeMs > changedMs)).toEqual([true, true]), { timeoutMs: settleMs });
  const dead = [...owners, other].map((name) => services.processes.get(name)!);

  const alone = { ...world, deployment: { ...services, gateways: services.gateways.slice(0, 1) } };
  const calls = keepCalling(alone, steady);
  try {
    await Promise.all([broker.kill(), postgres.kill(), ...dead.map((one) => one.kill())]);
    expect(await misjudged(0)).toEqual([]);
    await pause(deadMs);
    expect(await misjudged(0)).toEqual([]);
    await judgesQuotasAlone(0);
    await calls.stop();

    const first = services.processes.get(survivor)!;
    await first.kill();
    const restarting = performance.now();
    first.restart();
    await first.ready();
    const restartMs = performance.now() - restarting;
    expect(await misjudged(0)).toEqual([]);
    await judgesQuotasAlone(0);
    expect(await statusOf(0)).toMatchObject({ state: 'snapshot', snapshotAgeMs: expect.any(Number) as number });
    services.processes.get(other)!.restart(); // the gateway's own program
    await services.processes.get(other)!.ready();
    expect(await misjudged(1)).toEqual([]);
    await pause(deadAfterRestartMs);
    for (const gateway of services.gateways.keys()) expect(await misjudged(gateway)).toEqual([]);
    const pids = gatewayIds.map((id) => services.processes.get(id)!.pid);

    await Promise.all([broker.start(), postgres.start()]);
    const back = performance.now();
    for (const name of owners) services.processes.get(name)!.restart();
    for (const gateway of services.gateways.keys()) await eventually(async () => expect((await statusOf(gateway)).state).toBe('live'), { timeoutMs: settleMs });
    const liveMs = performance.now() - back;
    for (const name of owners) await services.processes.get(name)!.ready();
    const readyMs = performance.now() - back;
    await logInAsAdmin(world);
    await deploy(world, steady.api, 'after');
    await block(world, blocked, false);
    for (const gateway of services.gateways.keys()) {
      await eventually(async () => expect(await seenAt(world, gateway, steady, steady.token)).toBe('after'), { timeoutMs: settleMs });
      await eventually(async () => expect(await seenAt(world, gateway, blocked, blocked.token)).toBe('blocked'), { timeoutMs: settleMs });
      await eventually(async () => expect(await seenAt(world, gateway, allowing, allowing.token)).toBe('429 900804'), { timeoutMs: settleMs });
    }
    const digests = await followDigests(services.kafka);
    const since = Date.now();
    await eventually(() => expect(digests.differences(gatewayIds, since)).toEqual([]), { timeoutMs: settleMs }).finally(() => digests.stop());
    const [ours, theirs] = await Promise.all([statusOf(0), statusOf(1)]);
    const held = ({ topics }: typeof ours) => topics.map(({ topic, entries, digest, version }) => ({ topic, entries, digest, version }));
    expect(held(ours)).toEqual(held(theirs));
    expect(gatewayIds.map((id) => services.processes.get(id)!.pid)).toEqual(pids);
    expect([...calls.seen.keys()]).toEqual(['steady']);
    process.stdout.write(
      `\neverything but one gateway dead for ${(deadMs + deadAfterRestartMs) / 1_000} s: ${[...calls.seen.values()].join()} calls answered, none failed; restarted and ready from disk after ${restartMs.toFixed(0)} ms\n` +
        `  both gateways live ${liveMs.toFixed(0)} ms after the broker was back (all services ready after ${readyMs.toFixed(0)} ms); digests of ${ours.topics.length} topics equal, and those of the owners\n`,
    );
  } finally {
    await calls.stop();
  }
});
