import { quotaDemanded, quotaGranted, topics, type EventData, type EventDefinition, type StateDefinition } from '@quintet/contracts';
import { createRunningDigest, type EventBus, type EventMeta, type StateChange, type StateReader } from '@quintet/messaging';
import type { WorkerChannel } from './channel';

interface Followed {
  readonly apply: (change: StateChange<unknown>) => void | Promise<void>;
  readonly caughtUp: () => void;
}

type Listener = (data: unknown, meta: EventMeta) => void | Promise<void>;

const notOfAWorker = (what: string): Error => new Error(`${what} is for the primary process`);

/**
 * The event hub as a worker process has it: the primary holds the connection, remembers the state, passes events on, and
 * is the ledger that the worker leases from.
 *
 * @param fail gets what a handler threw: it never stops the records behind it
 */
export const createWorkerBus = (channel: WorkerChannel, fail: (error: unknown) => void): EventBus => {
  const followed = new Map<string, Followed[]>();
  const tailed = new Map<string, Listener[]>();
  const publishing = new Map<number, { readonly resolve: () => void; readonly reject: (error: Error) => void }>();
  let lastId = 0;
  /** Handlers may take their time: what comes after waits. */
  let turn: Promise<void> = Promise.resolve();
  const inTurn = (work: () => void | Promise<void>): void => void (turn = turn.then(work).catch(fail));
  const add = <T>(map: Map<string, T[]>, type: string, one: T): void => void map.set(type, [...(map.get(type) ?? []), one]);
  const drop = <T>(map: Map<string, T[]>, type: string, one: T): void => void map.set(type, (map.get(type) ?? []).filter((other) => other !== one));

  channel.onMessage((message) => {
    switch (message.kind) {
      case 'changes':
        return inTurn(async () => {
          for (const change of message.changes) {
            for (const { apply } of followed.get(message.type) ?? []) await Promise.resolve(change).then(apply).catch(fail);
          }
        });
      case 'caught up':
        return inTurn(() => followed.get(message.type)?.forEach(({ caughtUp }) => caughtUp()));
      case 'event':
        return tailed.get(message.type)?.forEach((listener) => void listener(message.data, message.meta));
      case 'granted':
        return tailed.get(quotaGranted.type)?.forEach((listener) => void listener(message.grant, {} as EventMeta));
      case 'published': {
        const waiting = publishing.get(message.id);
        publishing.delete(message.id);
        if (message.error === null) waiting?.resolve();
        else waiting?.reject(new Error(message.error));
        return;
      }
      default:
        return;
    }
  });

  const look = (): Promise<never> => Promise.reject(notOfAWorker('looking into the hub'));

  return {
    durable: true,
    ensureTopics: async () => [],
    publish: async (records) => {
      const demands = records.filter(({ topic }) => topic === topics.quotaDemands);
      for (const { value } of demands) channel.send({ kind: 'demand', demand: quotaDemanded.data.parse(JSON.parse(value ?? '')) });
      const others = records.filter((record) => !demands.includes(record));
      if (others.length === 0) return;
      const id = (lastId += 1);
      await new Promise<void>((resolve, reject) => {
        publishing.set(id, { resolve, reject });
        channel.send({ kind: 'publish', id, records: others });
      });
    },
    readState: <E extends StateDefinition>({ type }: E, handler: (change: StateChange<EventData<E>>) => void | Promise<void>): StateReader => {
      const digest = createRunningDigest();
      let isCaughtUp = false;
      let settle: () => void = () => undefined;
      const caughtUp = new Promise<void>((resolve) => (settle = resolve));
      const one: Followed = {
        apply: (change) => handler(change as StateChange<EventData<E>>),
        caughtUp: () => {
          isCaughtUp = true;
          settle();
        },
      };
      add(followed, type, one);
      channel.send({ kind: 'follow', type });
      return { caughtUp, isCaughtUp: () => isCaughtUp, digest: digest.current, stop: async () => drop(followed, type, one) };
    },
    consume: () => {
      throw notOfAWorker('consuming in a group');
    },
    tail: <E extends EventDefinition>({ type }: E, handler: (data: EventData<E>, meta: EventMeta) => void | Promise<void>) => {
      const listener = handler as Listener;
      add(tailed, type, listener);
      channel.send({ kind: 'tail', type });
      return { ready: Promise.resolve(), stop: async () => drop(tailed, type, listener) };
    },
    failing: () => undefined,
    inspector: { topics: look, groups: look, deadLetters: look, replay: look },
    start: async () => undefined,
    stop: async () => turn,
  };
};
