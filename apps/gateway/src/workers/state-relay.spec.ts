import { applicationPolicyChanged, throttleDecided, type ApplicationPolicy, type ThrottleDecision } from '@quintet/contracts';
import { createMemoryBus, outgoing, outgoingDeletion } from '@quintet/messaging';
import { silentLogger } from '@quintet/service-kit';
import type { PrimaryChannel, ToWorker } from './channel';
import { createStateRelay } from './state-relay';
import { createWorkerBus } from './worker-bus';

const policy = (name: string, description: string): ApplicationPolicy => ({ id: name, organization: 'carbon.super', name, displayName: name, description, limit: null });
const origin = (entityVersion: number) => ({ source: '/test', timeMs: 0, entityVersion });
const passed = (ms = 30): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** A relay over a hub, and a worker's bus that talks to it as over IPC: by copies. */
const start = () => {
  const hub = createMemoryBus({ logger: silentLogger() });
  const relay = createStateRelay();
  const failures: unknown[] = [];
  const worker = () => {
    const listeners: ((message: ToWorker) => void)[] = [];
    const channel: PrimaryChannel = { send: (message) => queueMicrotask(() => listeners.forEach((listener) => listener(structuredClone(message)))), onMessage: () => undefined };
    const served = relay.serve(channel);
    const bus = createWorkerBus(
      {
        send: (message) => {
          if (message.kind === 'follow') served.follow(message.type);
          if (message.kind === 'tail') served.tail(message.type);
        },
        onMessage: (listener) => void listeners.push(listener),
      },
      (error) => failures.push(error),
    );
    return { bus, end: served.end };
  };
  return { hub, relay, failures, worker };
};

test('a worker that comes late has the state as it stands, and follows its changes', async () => {
  const { hub, relay, worker } = start();
  const many = 1_200;
  for (let i = 0; i < many; i += 1) await hub.publish([outgoing(applicationPolicyChanged, policy(`p${i}`, 'first'), origin(1))]);
  const reader = relay.wrap(hub).readState(applicationPolicyChanged, () => undefined);
  await reader.caughtUp;

  const state = new Map<string, string>();
  const { bus, end } = worker();
  const followed = bus.readState(applicationPolicyChanged, (change) => {
    if (change.kind === 'upsert') state.set(change.key, change.data.description);
    else state.delete(change.key);
  });
  expect(followed.isCaughtUp()).toBe(false);
  await hub.publish([outgoing(applicationPolicyChanged, policy('p0', 'second'), origin(2)), outgoingDeletion(applicationPolicyChanged, 'carbon.super/p1', origin(2))]);
  await followed.caughtUp;
  await passed();

  expect(state.size).toBe(many - 1);
  expect(state.get('carbon.super/p0')).toBe('second');
  expect(state.has('carbon.super/p1')).toBe(false);
  end();
  await hub.publish([outgoing(applicationPolicyChanged, policy('p2', 'third'), origin(3))]);
  await passed();
  expect(state.get('carbon.super/p2')).toBe('first');
});

test('what a handler throws is told, and stops nothing', async () => {
  const { hub, relay, failures, worker } = start();
  await hub.publish(['a', 'b', 'c'].map((name) => outgoing(applicationPolicyChanged, policy(name, ''), origin(1))));
  relay.wrap(hub).readState(applicationPolicyChanged, () => undefined);
  const seen: string[] = [];
  await worker().bus.readState(applicationPolicyChanged, ({ key }) => {
    if (key.endsWith('/b')) throw new Error('not this one');
    seen.push(key);
  }).caughtUp;

  expect(seen).toEqual(['carbon.super/a', 'carbon.super/c']);
  expect(failures).toHaveLength(1);
});

test('events that concern workers reach those that tail them', async () => {
  const { hub, relay, worker } = start();
  relay.tail(hub, throttleDecided, ({ state }) => state === 'open');
  const heard: string[] = [];
  worker().bus.tail(throttleDecided, ({ quota, state }) => void heard.push(`${quota.key} ${state}`));
  const decision = (key: string, state: ThrottleDecision['state']) =>
    outgoing(throttleDecided, { quota: { organization: 'carbon.super', level: 'api', policy: 'P', key }, state, limit: 1, windowStartMs: 0, windowEndMs: 1, decidedMs: 1 }, { source: '/test', timeMs: 0 });

  await passed(); // tailed from now on
  await hub.publish([decision('a', 'exhausted'), decision('a', 'open')]);
  await passed();

  expect(heard).toEqual(['a open']);
});
