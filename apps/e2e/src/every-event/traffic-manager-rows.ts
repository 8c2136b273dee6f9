import { apiPolicyChanged, applicationPolicyChanged, customPolicyChanged, denyPolicyChanged, subscriptionPolicyChanged } from '@quintet/contracts';
import { call, type World } from '../main-job/world';
import { expectStatus, type RestClient } from '../rest';
import { row } from './row';

const organization = 'carbon.super';
const perHour = (requestCount: number) => ({ type: 'REQUESTCOUNTLIMIT', requestCount: { requestCount, timeUnit: 'hour', unitTime: 1 } });
const create = async ({ throttling }: World, kind: string, policyName: string, more: object = {}): Promise<string> =>
  expectStatus(await throttling.post(`/policies/${kind}`, { json: { policyName, description: '', defaultLimit: perHour(1_000), ...more } }), 201).body.policyId;
const change = async ({ throttling }: World, kind: string, id: string): Promise<void> => {
  const policy = expectStatus(await throttling.get(`/policies/${kind}/${id}`), 200).body;
  expectStatus(await throttling.put(`/policies/${kind}/${id}`, { json: { ...policy, description: 'Changed' } }), 200);
};
const remove = async ({ throttling }: World, kind: string, id: string): Promise<void> => void expectStatus(await throttling.delete(`/policies/${kind}/${id}`), 200);
const offered = async (portal: RestClient, level: string): Promise<string[]> =>
  expectStatus(await portal.get(`/throttling-policies/${level}?limit=100`), 200).body.list.map(({ name }: { name: string }) => name);

/** A policy that one of the portals offers as soon as it has heard of it. */
const offeredPolicy = (kind: string, level: string, definition: typeof applicationPolicyChanged | typeof subscriptionPolicyChanged | typeof apiPolicyChanged, portalOf: (world: World) => RestClient) => {
  const name = `Told-${level}`;
  return row({
    kind: `${kind} policy`,
    definition,
    make: (world) => create(world, kind, name),
    keyOf: () => `${organization}/${name}`,
    seen: async (world) => expect(await offered(portalOf(world), level)).toContain(name),
    change: (world, id) => change(world, kind, id),
    remove: (world, id) => remove(world, kind, id),
    gone: async (world) => expect(await offered(portalOf(world), level)).not.toContain(name),
  });
};

export const trafficManagerRows = () => [
  offeredPolicy('advanced', 'api', apiPolicyChanged, ({ publisher }) => publisher),
  offeredPolicy('application', 'application', applicationPolicyChanged, ({ devportal }) => devportal),
  offeredPolicy('subscription', 'subscription', subscriptionPolicyChanged, ({ publisher }) => publisher),
  row({
    kind: 'custom policy',
    definition: customPolicyChanged,
    make: (world) => create(world, 'custom', 'Told', { defaultLimit: perHour(1), keyTemplate: '$appId', condition: `appId == '${world.applicationId}'` }),
    keyOf: () => `${organization}/Told`,
    seen: async (world) => expect(Number((await call(world, 'GET', '/orders', { token: world.token })).body?.code)).toBe(900806),
    change: (world, id) => change(world, 'custom', id),
    remove: (world, id) => remove(world, 'custom', id),
    gone: async (world) => void expectStatus(await call(world, 'GET', '/orders', { token: world.token }), 200),
  }),
  row({
    kind: 'deny policy',
    definition: denyPolicyChanged,
    make: async (world) => expectStatus(await world.throttling.post('/deny-policies', { json: { conditionType: 'API', conditionValue: '/orders/1.0.0', conditionStatus: true } }), 201).body.conditionId as string,
    keyOf: (id) => id,
    seen: async (world) => void expectStatus(await call(world, 'GET', '/orders', { token: world.token }), 403),
    change: async (world, id) => {
      for (const conditionStatus of [false, true]) expectStatus(await world.throttling.patch(`/deny-policy/${id}`, { json: { conditionStatus } }), 200);
    },
    remove: async (world, id) => void expectStatus(await world.throttling.delete(`/deny-policy/${id}`), 200),
    gone: async (world) => void expectStatus(await call(world, 'GET', '/orders', { token: world.token }), 200),
  }),
];
