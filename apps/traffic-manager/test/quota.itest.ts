import { randomUUID } from 'node:crypto';
import { gatewayReported, quotaDemanded, quotaGranted, throttleDecided, type QuotaDemand, type QuotaGrant, type ThrottleDecision } from '@quintet/contracts';
import { outgoing } from '@quintet/messaging';
import { createDatabase, sql } from '@quintet/persistence';
import { silentLogger } from '@quintet/service-kit';
import { eventually } from '@quintet/testkit';
import { startTrafficManager, type TestTrafficManager } from './start-traffic-manager';

let it: TestTrafficManager;
let another: { stop(): Promise<void> };
const grants: QuotaGrant[] = [];
const decisions: ThrottleDecision[] = [];
let listening: { stop(): Promise<void> }[] = [];

beforeAll(async () => {
  it = await startTrafficManager();
  another = await it.startAnother();
  listening = [it.bus.tail(quotaGranted, (grant) => void grants.push(grant)), it.bus.tail(throttleDecided, (decision) => void decisions.push(decision))];
});
afterAll(async () => {
  await Promise.all(listening.map((one) => one.stop()));
  await another.stop();
  await it.stop();
});
beforeEach(() => {
  grants.length = 0;
  decisions.length = 0;
});

const limit = (requestCount: number, timeUnit = 'day') => ({ type: 'REQUESTCOUNTLIMIT', requestCount: { requestCount, timeUnit, unitTime: 1 } });
const createPlan = async (policyName: string, requests: number): Promise<string> =>
  (await it.call('POST', '/policies/subscription', { body: { policyName, stopOnQuotaReach: true, defaultLimit: limit(requests) } })).body.policyId;
const quotaOf = (policy: string) => ({ organization: 'carbon.super', level: 'subscription' as const, policy, key: `p1:/pizza:1.0.0:${policy}` });
const demandOf = (policy: string, wanted: number, overrides: Partial<QuotaDemand> = {}): QuotaDemand => ({
  gatewayId: 'g1',
  demandId: randomUUID(),
  partition: 0,
  demands: [{ quota: quotaOf(policy), wanted, atMost: wanted }],
  sentMs: Date.now(),
  ...overrides,
});
const publish = (demands: readonly QuotaDemand[]) => it.bus.publish(demands.map((demand) => outgoing(quotaDemanded, demand, { source: '/gateway', timeMs: Date.now() })));
const units = (): number => grants.flatMap((grant) => grant.grants).reduce((sum, { granted }) => sum + (granted ?? 0), 0);

test('two traffic managers together grant exactly the limit, whatever is asked', async () => {
  await createPlan('Shared', 500);

  await publish(Array.from({ length: 200 }, (_, i) => demandOf('Shared', 1 + (i % 7), { gatewayId: `g${i % 3}` })));

  await eventually(() => expect(grants).toHaveLength(200));
  expect(units()).toBe(500);
  await eventually(() => expect(decisions).toEqual([expect.objectContaining({ quota: quotaOf('Shared'), state: 'exhausted', limit: 500 })]));
  const { values } = await it.metrics.getSingleMetric('quota_units_granted_total')!.get();
  expect(values[0]!.value).toBeGreaterThan(0);
});

test('a demand that the hub delivers again is answered again, and granted once', async () => {
  await createPlan('Again', 10);
  const demand = demandOf('Again', 4);

  await publish([demand, demand, demand]);
  await eventually(() => expect(grants).toHaveLength(3));
  expect(grants).toEqual([grants[0], grants[0], grants[0]]);
  await publish([demandOf('Again', 10)]);

  await eventually(() => expect(grants).toHaveLength(4));
  expect(grants[3]!.grants[0]).toMatchObject({ granted: 6, remaining: 0 });
});

test('a demand that waited too long in the hub takes nothing away', async () => {
  await createPlan('Late', 3);

  await publish([demandOf('Late', 3, { sentMs: Date.now() - 60_000 }), demandOf('Late', 2)]);

  await eventually(() => expect(grants).toHaveLength(1));
  expect(grants[0]!.grants[0]).toMatchObject({ granted: 2, remaining: 1 });
});

test('a change of the limit counts at once, and opens what was used up', async () => {
  const policyId = await createPlan('Changing', 2);
  await publish([demandOf('Changing', 2)]);
  await eventually(() => expect(decisions.map(({ state }) => state)).toEqual(['exhausted']));

  expect((await it.call('PUT', `/policies/subscription/${policyId}`, { body: { policyName: 'Changing', stopOnQuotaReach: true, defaultLimit: limit(5) } })).status).toBe(200);

  await eventually(() => expect(decisions.map(({ state }) => state)).toEqual(['exhausted', 'open']), { timeoutMs: 1_500 });
  await publish([demandOf('Changing', 9)]);
  await eventually(() => expect(units()).toBe(5));
  await eventually(() => expect(decisions.map(({ state }) => state)).toEqual(['exhausted', 'open', 'exhausted']));
});

test('each level is limited by the policies of its own kind', async () => {
  for (const kind of ['application', 'advanced']) await it.call('POST', `/policies/${kind}`, { body: { policyName: 'OfItsKind', defaultLimit: limit(kind === 'application' ? 3 : 4) } });
  const levels = ['api', 'operation', 'application', 'subscription'] as const;

  await publish([demandOf('OfItsKind', 9, { demands: levels.map((level) => ({ quota: { ...quotaOf('OfItsKind'), level }, wanted: 9, atMost: 9 })) })]);

  await eventually(() => expect(grants).toHaveLength(1));
  expect(grants[0]!.grants.map(({ granted }) => granted)).toEqual([4, 4, 3, null]);
});

test('what a gateway holds that has gone is forfeited once its heartbeats have been out for a while', async () => {
  await createPlan('Lost', 10);
  const heartbeat = (expiresMs: number, entityVersion: number) => outgoing(gatewayReported, { gatewayId: 'dying', environments: [], startedMs: 1, reportedMs: 1, expiresMs, state: 'live', version: '1' }, { source: '/gateway', timeMs: Date.now(), entityVersion });
  await it.bus.publish([heartbeat(Date.now() + 60_000, 1)]);
  await publish([demandOf('Lost', 7, { gatewayId: 'dying' }), demandOf('Lost', 1, { gatewayId: 'living' })]);
  await eventually(() => expect(units()).toBe(8));
  const database = createDatabase({ url: it.databaseUrl, logger: silentLogger() });
  const books = () => database.rows(sql`select gateway_id, forfeited::int, outstanding::int from quota_account where gateway_id in ('dying', 'living') order by 1`);
  expect(await books()).toMatchObject([{ forfeited: 0 }, { forfeited: 0 }]);

  await it.bus.publish([heartbeat(Date.now() - 31_000, 2)]);

  // By one of the two traffic managers.
  await eventually(async () => expect(await books()).toEqual([{ gateway_id: 'dying', forfeited: 7, outstanding: 0 }, { gateway_id: 'living', forfeited: 0, outstanding: 1 }]), { timeoutMs: 12_000 });
  await database.close();
});
