import { apiDeployed, apiPolicyChanged, applicationPolicyChanged, DEFAULT_ORGANIZATION, subscriptionPolicyChanged } from '@quintet/contracts';
import { createMemoryBus } from '@quintet/messaging';
import { silentLogger } from '@quintet/service-kit';
import type { Exchange } from '../src/pipeline/policy';
import { createBackendLimiter, throttleQuotas } from '../src/policies/throttle-quotas';
import { createLeaseBook } from '../src/quota/lease-book';
import { createStateHolder } from '../src/state/follow-topics';
import { artifactOf, operation, putState } from '../test/fixture';

/** What throttling adds to a call at the median when its leases are held: five quotas of it, on one key and on many. */
const calls = 200_000;
const plenty = 1_000_000_000;
const limit = { kind: 'request-count' as const, requests: plenty, unitTime: 1, timeUnit: 'hour' as const };
const burst = { ...limit, timeUnit: 'min' as const };
const organization = DEFAULT_ORGANIZATION;
const policy = (name: string) => ({ id: name, organization, name, displayName: name, description: '', limit });

const measure = async (keys: number): Promise<void> => {
  const book = createLeaseBook({ ledgerNowMs: () => performance.timeOrigin + performance.now(), waitMs: 10_000, onDemand: () => undefined });
  const kind = throttleQuotas(book, createBackendLimiter(Date.now));
  const bus = createMemoryBus({ logger: silentLogger() });
  const holder = createStateHolder({ bus, environments: ['Default'], policyKinds: [kind], acknowledge: () => undefined, logger: silentLogger() });
  await holder.start();
  await putState(bus, apiPolicyChanged, { ...policy('Operation'), userLevel: false });
  await putState(bus, applicationPolicyChanged, { ...policy('App'), burst });
  await putState(bus, subscriptionPolicyChanged, { ...policy('Plan'), burst, stopOnQuotaReach: true, billingPlan: 'FREE', permissions: null, customAttributes: [] });
  await putState(bus, apiDeployed, artifactOf('http://127.0.0.1:1', { operations: [operation('GET', '/*', { throttlingPolicy: 'Operation' })] }));
  while (holder.current().deployments.size === 0 || !holder.isCaughtUp()) await new Promise((resolve) => setTimeout(resolve, 5));
  const state = holder.current();
  const [api] = [...state.deployments.values()];
  const served = api?.routes.find('GET', '/menu');
  const throttle = served?.policies[0];
  if (!api || !served || !throttle) throw new Error('the operation is not throttled');
  const exchanges = Array.from({ length: keys }, (_, i): Exchange => {
    const id = `app${i}`;
    return {
      state,
      api,
      operation: served,
      call: { requestId: 'r', method: 'GET', headers: {}, path: '/pizza/1.0.0/menu', query: '', clientIp: '127.0.0.1', startedMs: 0 },
      identity: { kind: 'token', consumerKey: id, keyManager: 'Resident', user: `user${i}`, scopes: new Set(), audiences: [], tokenType: 'APPLICATION_USER' },
      application: { id, organization, name: id, owner: 'ann', description: '', policy: 'App', tokenType: 'JWT', groups: [], attributes: {}, createdMs: 1 },
      subscription: { id, organization, apiId: 'pizza', applicationId: id, policy: 'Plan', state: 'UNBLOCKED', subscriber: 'ann', createdMs: 1 },
    };
  });
  const grant = (): void => {
    const { demands } = book.collect();
    const nowMs = Date.now();
    book.granted(
      demands.map(({ quota }) => ({ quota, granted: 1_000_000, remaining: plenty, limit: plenty, windowStartMs: nowMs - 1_000, windowEndMs: nowMs + 3_600_000 })),
      demands,
    );
  };
  for (const exchange of exchanges) void throttle(exchange);
  for (let i = 0; i < 5; i += 1) grant(); // a level after the other
  const times = new Float64Array(calls);
  for (let i = 0; i < calls; i += 1) {
    const exchange = exchanges[i % keys] as Exchange;
    const begun = performance.now();
    const outcome = throttle(exchange);
    times[i] = performance.now() - begun;
    if (outcome instanceof Promise) throw new Error('a call waited for a lease');
  }
  await holder.stop();
  times.sort();
  const micros = (share: number): string => ((times[Math.floor(calls * share)] ?? 0) * 1_000).toFixed(1);
  process.stdout.write(`throttling by five quotas, leases held, ${keys} keys: p50 ${micros(0.5)} us, p99 ${micros(0.99)} us a call\n`);
};

await measure(1);
await measure(10_000);
