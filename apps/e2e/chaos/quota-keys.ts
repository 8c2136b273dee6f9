import { eventually } from '@quintet/testkit';
import type { World } from '../src/main-job/world';
import { expectStatus } from '../src/rest';

/** What a key's calls count against: an operation with a policy of its own. */
export interface LimitedKey {
  /** Of the operation, and at the backend. */
  readonly path: string;
  readonly policy: string;
  readonly limit: number;
  /** Units that each gateway may let pass before its first lease of a window; 0: strict. */
  readonly allowance: number;
}

/** Limits a minute, and of a hundred keys how many have each: few are large, or no machine could offer three times as much. */
const mix: readonly (readonly [limit: number, of: number])[] = [
  [2, 16],
  [5, 16],
  [10, 16],
  [20, 15],
  [50, 15],
  [100, 11],
  [200, 7],
  [500, 3],
  [5_000, 1],
];
const hundred = mix.flatMap(([limit, of]) => Array.from({ length: of }, () => limit));
/** Coprime to a hundred: so that few keys have every limit, too. */
const stride = 37;
const fastEvery = 5;
const knownMs = 60_000;
/** Of the operation that nothing limits: tells whether a gateway has the API. */
export const openPath = '/open';

/** One in five keys is kept `fast`, with a twentieth of its limit as allowance. */
export const limitedKeys = (count: number): LimitedKey[] =>
  Array.from({ length: count }, (_, i) => {
    const limit = hundred[(99 + i * stride) % hundred.length]!;
    const allowance = i % fastEvery === fastEvery - 1 ? Math.max(1, Math.floor(limit / 20)) : 0;
    return { path: `/key-${i}`, policy: `${limit}-${allowance > 0 ? 'fast' : 'strict'}`, limit, allowance };
  });

const makePolicy = async ({ throttling }: World, { policy: policyName, limit, allowance }: LimitedKey): Promise<void> => {
  const defaultLimit = { type: 'REQUESTCOUNTLIMIT', requestCount: { requestCount: limit, timeUnit: 'min', unitTime: 1 } };
  const enforcement = { mode: allowance > 0 ? 'fast' : 'strict', allowance, whenUnreachable: 'deny', window: 'aligned' };
  expectStatus(await throttling.post('/policies/advanced', { json: { policyName, displayName: policyName, description: '', defaultLimit, enforcement, conditionalGroups: [] } }), 201);
};

/** Publishes an API of which each operation has a limit of its own, open to everybody. @returns its address below a gateway's */
export const publishLimited = async (world: World, keys: readonly LimitedKey[], backendUrl: string): Promise<string> => {
  for (const key of new Map(keys.map((one) => [one.policy, one])).values()) await makePolicy(world, key);
  const endpoint = { url: backendUrl };
  const json = {
    name: 'limited',
    version: '1.0.0',
    context: '/limited',
    policies: ['Unlimited'],
    operations: [...keys, { path: openPath, policy: 'Unlimited' }].map(({ path, policy }) => ({ verb: 'GET', target: path, authType: 'None', throttlingPolicy: policy })),
    endpointConfig: { endpoint_type: 'http', production_endpoints: endpoint, sandbox_endpoints: endpoint },
  };
  const { publisher } = world;
  const { id } = await eventually(async () => expectStatus(await publisher.post('/apis', { json }), 201).body, { timeoutMs: knownMs }); // the policies reach the publisher by events
  const revision = expectStatus(await publisher.post(`/apis/${id}/revisions`, { json: {} }), 201).body;
  expectStatus(await publisher.post(`/apis/${id}/deploy-revision?revisionId=${revision.id}`, { json: [{ name: 'Default', vhost: 'localhost' }] }), 201);
  expectStatus(await publisher.post(`/apis/change-lifecycle?apiId=${id}&action=Publish`), 200);
  return '/limited/1.0.0';
};
