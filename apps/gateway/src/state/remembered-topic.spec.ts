import { DEFAULT_ORGANIZATION, subscriptionChanged, type Subscription } from '@quintet/contracts';
import { createMemoryBus, outgoing, outgoingDeletion, type EventBus } from '@quintet/messaging';
import { silentLogger } from '@quintet/service-kit';
import type { KeptRecord } from './disk-snapshot';
import { rememberTopic } from './remembered-topic';

const subscription = (id: string, policy: string): Subscription => ({ id, organization: DEFAULT_ORGANIZATION, apiId: 'a', applicationId: id, policy, state: 'UNBLOCKED', subscriber: 'ann', createdMs: 1 });
const kept = (id: string, entityVersion: number, policy: string): KeptRecord => ({ key: id, entityVersion, data: subscription(id, policy) });
const origin = (entityVersion: number) => ({ source: '/test', timeMs: 1, entityVersion });
const put = (bus: EventBus, id: string, entityVersion: number, policy: string) => bus.publish([outgoing(subscriptionChanged, subscription(id, policy), origin(entityVersion))]);

/** Follows a topic; `seen` has each step that the handler was told. */
const follow = (bus: Pick<EventBus, 'readState'>, restored: readonly KeptRecord[] | undefined, keeps = () => true) => {
  const seen: string[] = [];
  const topic = rememberTopic({
    bus,
    definition: subscriptionChanged,
    handler: (change) => void seen.push(change.kind === 'upsert' ? `${change.key}=${change.data.policy}` : `${change.key} gone`),
    restored,
    keeps,
    onChange: () => undefined,
    logger: silentLogger(),
  });
  const caughtUp = async (): Promise<string[]> => {
    while (!topic.isCaughtUp()) await new Promise((resolve) => setImmediate(resolve));
    return seen.splice(0);
  };
  return { topic, seen, caughtUp };
};
let bus: EventBus;
beforeEach(() => void (bus = createMemoryBus({ logger: silentLogger() })));

test('without a snapshot it hands on what the topic says, and keeps the newest of each key', async () => {
  await put(bus, 's1', 1, 'Gold');
  const { topic, caughtUp } = follow(bus, undefined);

  expect(topic.reader.isCaughtUp()).toBe(false);
  expect(await caughtUp()).toEqual(['s1=Gold']);
  await put(bus, 's2', 1, 'Gold');
  await put(bus, 's1', 2, 'Silver');
  await bus.publish([outgoingDeletion(subscriptionChanged, 's2', origin(2))]);
  await topic.reader.stop();
  expect(topic.records()).toEqual([kept('s1', 2, 'Silver')]);
});

test('a snapshot is there at once; the topic then tells only what differs', async () => {
  await put(bus, 'same', 3, 'Gold');
  await put(bus, 'newer', 4, 'Silver');
  await put(bus, 'added', 1, 'Gold');
  const { topic, seen, caughtUp } = follow(bus, [kept('same', 3, 'Gold'), kept('newer', 3, 'Gold'), kept('deleted', 9, 'Gold')]);

  expect(topic.reader.isCaughtUp()).toBe(true);
  expect(topic.isCaughtUp()).toBe(false);
  expect(seen.splice(0)).toEqual(['same=Gold', 'newer=Gold', 'deleted=Gold']);
  expect(await caughtUp()).toEqual(['newer=Silver', 'added=Gold', 'deleted gone']);
  expect(topic.records().map(({ key }) => key)).toEqual(['same', 'newer', 'added']);
});

test('a topic that was made anew with lower versions takes nothing back while it is read, and is right when it was', async () => {
  let finish: () => void = () => undefined;
  const caught = new Promise<void>((resolve) => (finish = resolve));
  const slow: Pick<EventBus, 'readState'> = { readState: (definition, handler) => ({ ...bus.readState(definition, handler), caughtUp: caught }) };
  await put(bus, 's1', 1, 'Older');
  await put(bus, 's2', 1, 'Other');
  const { topic, seen, caughtUp } = follow(slow, [kept('s1', 8, 'Gold'), kept('s2', 1, 'Gold')]);

  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(seen.splice(0)).toEqual(['s1=Gold', 's2=Gold', 's2=Other']);
  finish();
  expect(await caughtUp()).toEqual(['s1=Older']);
  expect(topic.records()).toEqual([kept('s2', 1, 'Other'), kept('s1', 1, 'Older')]);
  await put(bus, 's1', 2, 'Silver');
  await topic.reader.stop();
  expect(seen).toEqual(['s1=Silver']);
});

test('a record that no longer fits is left out, and the topic counts as read only when it was', async () => {
  const { topic, caughtUp } = follow(bus, [kept('s1', 1, 'Gold'), { key: 's2', entityVersion: 1, data: { id: 's2' } }]);

  expect(topic.reader.isCaughtUp()).toBe(false);
  await caughtUp();
  expect(topic.reader.isCaughtUp()).toBe(true);
});

test('what is not ours is handed on and not kept', async () => {
  await put(bus, 's1', 1, 'Gold');
  const { topic, caughtUp } = follow(bus, undefined, () => false);

  expect(await caughtUp()).toEqual(['s1=Gold']);
  expect(topic.records()).toEqual([]);
});
