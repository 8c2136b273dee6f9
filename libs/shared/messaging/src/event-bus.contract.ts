import { randomBytes } from 'node:crypto';
import { deploymentAcknowledged, subscriptionChanged, topics, type Subscription } from '@quintet/contracts';
import type { EventBus, StateChange } from './event-bus';
import { outgoing, outgoingDeletion } from './outgoing';

const origin = (entityVersion?: number) => ({ source: '/test', timeMs: 1_700_000_000_000, ...(entityVersion === undefined ? {} : { entityVersion }) });

const subscription = (id: string, policy: string): Subscription => ({
  id,
  organization: 'carbon.super',
  apiId: 'a',
  applicationId: 'p',
  policy,
  state: 'UNBLOCKED',
  subscriber: 'ann',
  createdMs: 0,
});
const changed = (id: string, policy: string, version: number) => outgoing(subscriptionChanged, subscription(id, policy), origin(version));
const deleted = (id: string, version: number) => outgoingDeletion(subscriptionChanged, id, origin(version));
const ack = (apiId: string) =>
  outgoing(
    deploymentAcknowledged,
    { gatewayId: 'g', apiId, organization: 'carbon.super', environment: 'Default', revisionId: 'r', outcome: 'applied', reason: null, atMs: 0 },
    origin(),
  );

export interface ContractParts {
  /** A started hub of a test's own: its topics are empty. */
  open(): Promise<EventBus>;
  eventually<T>(assertion: () => T | Promise<T>): Promise<T>;
}

/** What every event hub promises. */
export const eventBusContract = ({ open, eventually }: ContractParts): void => {
  let bus: EventBus;
  let stops: (() => Promise<void>)[];
  beforeEach(async () => {
    bus = await open();
    stops = [() => bus.stop()];
    await bus.ensureTopics(Object.values(topics));
  });
  afterEach(async () => {
    for (const stop of stops.reverse()) await stop();
  });

  /** A reader of the subscriptions, and what it says of them. */
  const read = (handler: (change: StateChange<Subscription>) => void = () => undefined) => {
    const log: string[] = [];
    const reader = bus.readState(subscriptionChanged, (change) => {
      handler(change);
      log.push(change.kind === 'upsert' ? `${change.key}=${change.data.policy}` : `${change.key} deleted`);
    });
    stops.push(() => reader.stop());
    return { log, reader };
  };

  test('readers that hold the same have the same digest, whatever they saw of its past', async () => {
    const { log, reader } = read();
    await bus.publish([changed('a', 'Gold', 1), changed('b', 'Gold', 2), changed('c', 'Gold', 3)]);
    await eventually(() => expect(log).toHaveLength(3));
    const before = reader.digest();
    await bus.publish([changed('a', 'Silver', 4), deleted('b', 5), changed('c', 'Gold', 3)]);
    await eventually(() => expect(log).toHaveLength(5));
    const late = read();
    await late.reader.caughtUp;

    expect(before).toMatchObject({ entries: 3 });
    expect(reader.digest()).toMatchObject({ entries: 2 });
    expect(reader.digest().digest).not.toBe(before.digest);
    await eventually(() => expect(late.reader.digest()).toEqual(reader.digest()));
  });

  test('a reader of an empty topic is caught up', async () => {
    const { log, reader } = read();

    await reader.caughtUp;

    expect(reader.isCaughtUp()).toBe(true);
    expect(log).toEqual([]);
  });

  test('a reader that starts late has the whole state when it is caught up, and then the changes', async () => {
    await bus.publish([changed('s1', 'Gold', 1), changed('s2', 'Gold', 2), changed('s1', 'Silver', 3)]);

    const state = new Map<string, string>();
    const { reader } = read((change) => {
      if (change.kind === 'upsert') state.set(change.key, change.data.policy);
      else state.delete(change.key);
    });
    await reader.caughtUp;
    expect(Object.fromEntries(state)).toEqual({ s1: 'Silver', s2: 'Gold' });

    await bus.publish([deleted('s2', 4)]);
    await eventually(() => expect(Object.fromEntries(state)).toEqual({ s1: 'Silver' }));
  });

  test('duplicates and older versions of a key never reach the handler, also after its deletion', async () => {
    const { log, reader } = read();
    await reader.caughtUp;

    await bus.publish([changed('s1', 'Gold', 5), changed('s1', 'Gold', 5), changed('s1', 'Old', 4), deleted('s1', 6), changed('s1', 'Gold', 5), changed('s2', 'Last', 7)]);

    await eventually(() => expect(log).toContain('s2=Last'));
    expect(log).toEqual(['s1=Gold', 's1 deleted', 's2=Last']);
  });

  test('a record that does not fit, or whose handler fails, stops none behind it', async () => {
    const { log, reader } = read((change) => {
      if (change.key === 's2') throw new Error('cannot apply this one');
    });
    await reader.caughtUp;

    const misfit = { ...changed('s1', 'Gold', 1), value: '{"id":"s1"}' };
    await bus.publish([misfit, { ...misfit, value: 'no json' }, changed('s2', 'Gold', 2), changed('s3', 'Gold', 3)]);

    await eventually(() => expect(log).toEqual(['s3=Gold']));
  });

  test('records of one key keep their order', async () => {
    const { log, reader } = read();
    await reader.caughtUp;
    const versions = Array.from({ length: 200 }, (_, i) => i + 1);

    for (const version of versions) await bus.publish([changed('s1', `v${version}`, version)]);

    await eventually(() => expect(log).toHaveLength(200));
    expect(log).toEqual(versions.map((version) => `s1=v${version}`));
  });

  test('the consumers of a group share the records, and each group gets all of them', async () => {
    const seen: Record<string, string[]> = { one: [], other: [] };
    for (const [group, members] of [['one', 2], ['other', 1]] as const) {
      for (let i = 0; i < members; i += 1) {
        const consumer = bus.consume(deploymentAcknowledged, group, ({ apiId }) => void seen[group]?.push(apiId));
        stops.push(() => consumer.stop());
        await consumer.ready;
      }
    }

    await bus.publish([ack('a1'), ack('a2'), ack('a3')]);

    await eventually(() => {
      expect([...seen['one']!].sort()).toEqual(['a1', 'a2', 'a3']);
      expect([...seen['other']!].sort()).toEqual(['a1', 'a2', 'a3']);
    });
  });

  test('a tail gets what is published from now on, and nothing of the past', async () => {
    await bus.publish([ack('before')]);
    const seen: string[][] = [[], []];
    for (const log of seen) {
      const tail = bus.tail(deploymentAcknowledged, ({ apiId }) => void log.push(apiId));
      stops.push(() => tail.stop());
      await tail.ready;
    }

    await bus.publish([ack('after')]);

    await eventually(() => expect(seen).toEqual([['after'], ['after']]));
  });

  test('a record that is too large for its topic is refused, and nothing of its batch is published', async () => {
    const { log, reader } = read();
    await reader.caughtUp;
    const random = randomBytes(1_500_000).toString('base64');

    await expect(bus.publish([changed('s1', 'Gold', 1), changed('s2', random, 2)])).rejects.toMatchObject({ code: 'RECORD_TOO_LARGE' });

    await bus.publish([changed('s3', 'Gold', 3)]);
    await eventually(() => expect(log).toEqual(['s3=Gold']));
  });

  test('records that are not wanted any more when they are about to leave stay, and stop none of other calls', async () => {
    const { log, reader } = read();
    await reader.caughtUp;

    const calls = [bus.publish([changed('s1', 'Gold', 1)]), bus.publish([changed('s2', 'Gold', 2)], { unless: () => 'it is another one now' }), bus.publish([changed('s3', 'Gold', 3)])];

    await expect(calls[1]).rejects.toThrow('it is another one now');
    await Promise.all([calls[0], calls[2]]);
    await bus.publish([changed('s4', 'Gold', 4)], { unless: () => undefined });
    await eventually(() => expect(log).toEqual(['s1=Gold', 's3=Gold', 's4=Gold']));
  });

  describe('looked at by an operator', () => {
    const poison = (key: string) => ({ ...changed(key, 'Gold', 1), value: '{"id":"x"}' });
    const letters = (limit = 10, offset = 0) => bus.inspector.deadLetters({ limit, offset });

    test('it tells its topics, and who shares the work of one', async () => {
      await bus.publish([changed('a', 'Gold', 1), changed('b', 'Gold', 2)]);
      const done: string[] = [];
      const consumer = bus.consume(deploymentAcknowledged, 'workers', ({ apiId }) => void done.push(apiId));
      stops.push(() => consumer.stop());
      await consumer.ready;
      await bus.publish([ack('a1')]);
      await eventually(() => expect(done).toEqual(['a1']));

      const found = await bus.inspector.topics();
      expect(found.map(({ topic }) => topic)).toEqual(Object.values(topics).map(({ name }) => name));
      expect(found.find(({ topic }) => topic === subscriptionChanged.topic.name)).toMatchObject({ records: 2, bytes: expect.any(Number) as number, differences: [] });
      await eventually(async () => expect(await bus.inspector.groups()).toEqual([{ group: 'workers', topic: 'apim.deployment-acks', members: 1, lag: 0 }]));
    });

    test('it shows the beginning of a large dead letter and of a long key', async () => {
      const { reader } = read();
      await reader.caughtUp;
      await bus.publish([{ ...changed('k', 'Gold', 1), key: 'k'.repeat(2_000), value: JSON.stringify({ id: 'é'.repeat(20_000) }) }]);
      const [letter] = await eventually(async () => {
        const { list } = await letters();
        expect(list).toHaveLength(1);
        return list;
      });
      expect(letter?.value).toBe(`{"id":"${'é'.repeat(4_096 - 7)}`);
      expect(letter?.origin.key).toBe('k'.repeat(512));
    });

    test('a record of a state topic is put aside once, by however many readers it is met', async () => {
      const { log, reader } = read();
      const other = read();
      await Promise.all([reader.caughtUp, other.reader.caughtUp]);
      await bus.publish([poison('p1'), changed('good', 'Gold', 2)]);
      await eventually(() => expect([log, other.log]).toEqual([['good=Gold'], ['good=Gold']]));

      const late = read();
      await late.reader.caughtUp;
      await bus.publish([poison('p1'), changed('good', 'Silver', 3)]);
      await eventually(() => expect([log, late.log]).toEqual([['good=Gold', 'good=Silver'], expect.arrayContaining(['good=Silver'])]));

      await eventually(async () => expect((await letters()).list.map(({ origin }) => origin.key)).toEqual(['p1', 'p1']));
      const offsets = (await letters()).list.map(({ origin }) => origin.offset);
      expect(new Set(offsets).size).toBe(2);
    });

    test('it tells dead letters, the newest first, and replays one', async () => {
      let fails = true;
      const { log, reader } = read(({ key }) => {
        if (key !== 'odd' || !fails) return;
        fails = false;
        throw new Error('not today');
      });
      await reader.caughtUp;
      await bus.publish([changed('odd', 'Gold', 5), poison('p1'), poison('p2'), changed('good', 'Gold', 6)]);
      await eventually(() => expect(log).toEqual(['good=Gold']));
      await eventually(async () => expect((await letters()).total).toBe(3));

      const { list } = await letters();
      expect(list.map(({ origin }) => origin.key)).toEqual(expect.arrayContaining(['odd', 'p1', 'p2']));
      expect(list[2]).toMatchObject({ origin: { topic: 'apim.subscriptions' }, source: '/test' });
      expect((await letters(1, 1)).list).toEqual([list[1]]);
      expect((await letters(10, 3)).list).toEqual([]);
      const odd = list.find(({ origin }) => origin.key === 'odd');
      expect(odd).toMatchObject({ reason: 'not today', type: 'subscription.changed.v1', value: expect.stringContaining('"odd"') as string });

      const late = read();
      await late.reader.caughtUp;
      expect([reader.digest().entries, late.reader.digest().entries]).toEqual([1, 2]);
      expect(await bus.inspector.replay(odd!)).toBe('replayed');
      await eventually(() => expect(log).toEqual(['good=Gold', 'odd=Gold']));
      expect(reader.digest()).toEqual(late.reader.digest());
      const other = read();
      await other.reader.caughtUp;
      expect(other.log).toContain('odd=Gold');
      expect(await bus.inspector.replay({ partition: 0, offset: '999999' })).toBe('gone');
      expect(await bus.inspector.replay({ ...odd!, partition: 7 })).toBe('gone');
    });

    test('a record that another one of its key has followed is not replayed: it would be the last one then', async () => {
      const { reader } = read((change) => {
        if (change.meta.entityVersion < 5) throw new Error('not today');
      });
      await reader.caughtUp;
      await bus.publish([changed('changed', 'Gold', 1), changed('deleted', 'Gold', 2)]);
      await eventually(async () => expect((await letters()).total).toBe(2));
      await bus.publish([changed('changed', 'Silver', 5), deleted('deleted', 6)]);

      for (const letter of (await letters()).list) expect(await bus.inspector.replay(letter)).toBe('overtaken');
      const late = read();
      await late.reader.caughtUp;
      expect(late.log.filter((line) => line.startsWith('changed')).at(-1)).toBe('changed=Silver');
      expect(late.reader.digest().entries).toBe(1);
    });
  });
};
