import {
  deploymentAcknowledged,
  explanationAsked,
  explanationGiven,
  gatewayReported,
  quotaDemanded,
  quotaGranted,
  requestsServed,
  throttleDecided,
  type EventData,
} from '@quintet/contracts';
import { eventually } from '@quintet/testkit';
import { applicationToken, call, createApplication, type World } from '../main-job/world';
import { expectStatus } from '../rest';
import type { StreamRow } from './row';

const plan = 'TwoAnHour';
const limit = (requestCount: number) => ({ type: 'REQUESTCOUNTLIMIT', requestCount: { requestCount, timeUnit: 'hour', unitTime: 1 } });

/** A plan of two calls an hour is used up; then it allows more. Once, for the events that tell of it. */
const useUp = (() => {
  let done: Promise<void> | undefined;
  const once = async (world: World): Promise<void> => {
    const { policyId } = expectStatus(await world.throttling.post('/policies/subscription', { json: { policyName: plan, defaultLimit: limit(2), stopOnQuotaReach: true } }), 201).body;
    await eventually(async () => {
      const api = expectStatus(await world.publisher.get(`/apis/${world.apiId}`), 200).body;
      expectStatus(await world.publisher.put(`/apis/${world.apiId}`, { json: { ...api, policies: [...new Set([...api.policies, plan])] } }), 200);
    });
    const made = await eventually(() => createApplication(world, `quota ${Date.now()}`, plan));
    const token = await applicationToken(world, made);
    const code = async () => {
      const { status, body } = await call(world, 'GET', '/orders', { token });
      return status === 200 ? 200 : Number(body?.code);
    };
    await eventually(async () => expect(await code()).toBe(900804));
    expectStatus(await world.throttling.put(`/policies/subscription/${policyId}`, { json: { policyName: plan, defaultLimit: limit(1_000), stopOnQuotaReach: true } }), 200);
    await eventually(async () => expect(await code()).toBe(200));
  };
  return (world: World) => (done ??= once(world));
})();

/** A call without a credential is refused, and its publisher asks why. Once, for the question and the answer. @returns the id of the call */
const askWhy = (() => {
  let done: Promise<string> | undefined;
  const once = async (world: World): Promise<string> => {
    const refused = expectStatus(await call(world, 'GET', '/orders'), 401);
    const id = refused.headers.get('x-request-id') ?? '';
    await eventually(async () => expectStatus(await world.publisher.get(`/explain/${id}`), 200));
    return id;
  };
  return (world: World) => (done ??= once(world));
})();
let explained = '';
const explain = async (world: World): Promise<void> => void (explained = await askWhy(world));

type Quotas = { readonly demands?: readonly { quota: { policy: string } }[]; readonly grants?: readonly { quota: { policy: string } }[] };
const concerns = (data: unknown): boolean => [...((data as Quotas).demands ?? []), ...((data as Quotas).grants ?? [])].some(({ quota }) => quota.policy === plan);
const decisionOf = (data: unknown) => data as EventData<typeof throttleDecided>;

export const streamRows: readonly StreamRow[] = [
  { kind: 'demand for quota', definition: quotaDemanded, cause: useUp, isOf: concerns },
  { kind: 'grant of quota', definition: quotaGranted, cause: useUp, isOf: concerns },
  { kind: 'throttling event: used up', definition: throttleDecided, cause: useUp, isOf: (data) => decisionOf(data).quota.policy === plan && decisionOf(data).state === 'exhausted' },
  { kind: 'throttling event: open again', definition: throttleDecided, cause: useUp, isOf: (data) => decisionOf(data).quota.policy === plan && decisionOf(data).state === 'open' },
  {
    kind: 'receipt of a deployment',
    definition: deploymentAcknowledged,
    cause: async (world) => {
      await eventually(async () => {
        const { list } = expectStatus(await world.publisher.get(`/apis/${world.apiId}/deployments`), 200).body;
        expect(list).toContainEqual(expect.objectContaining({ name: 'Default', deployedGatewayCount: world.deployment.gateways.length }));
      });
    },
    isOf: (data, { apiId }) => (data as EventData<typeof deploymentAcknowledged>).apiId === apiId,
  },
  {
    kind: 'calls that were served',
    definition: requestsServed,
    cause: async (world) => void expectStatus(await call(world, 'GET', '/orders', { token: world.token }), 200),
    isOf: (data, { apiId }) => JSON.stringify(data as EventData<typeof requestsServed>).includes(apiId),
  },
  { kind: 'question why a call was refused', definition: explanationAsked, cause: explain, isOf: (data) => (data as EventData<typeof explanationAsked>).requestId === explained },
  { kind: 'answer why a call was refused', definition: explanationGiven, cause: explain, isOf: (data) => JSON.stringify(data as EventData<typeof explanationGiven>).includes(explained) },
  {
    kind: 'heartbeat of a gateway',
    definition: gatewayReported,
    cause: async () => undefined, // it comes by itself
    isOf: (data) => (data as EventData<typeof gatewayReported>).state === 'live',
  },
];
