import type { EventData, EventDefinition, StateDefinition } from '@quintet/contracts';
import type { Consumer, EventBus, EventMeta, StateChange, StateReader } from '@quintet/messaging';
import type { PrimaryChannel } from './channel';

/** Remembers the state that the primary process follows, and tells it to workers, as it stands and as it changes. */
export interface StateRelay {
  /** What is read or tailed through it is passed on. */
  wrap<B extends Pick<EventBus, 'readState'>>(bus: B): B;
  /** Passes events on to the workers that tail them, those that `concerns` them. */
  tail<E extends EventDefinition>(bus: Pick<EventBus, 'tail'>, definition: E, concerns: (data: EventData<E>) => boolean): Consumer;
  /** Serves the questions of a worker for state and events. */
  serve(channel: PrimaryChannel): { follow(type: string): void; tail(type: string): void; end(): void };
}

interface Remembered {
  readonly current: Map<string, StateChange<unknown>>;
  /** Whether each has been told all that stood there when it came. */
  readonly followers: Map<PrimaryChannel, boolean>;
  isCaughtUp: boolean;
}

/** Told in such portions, so that other messages find their way between them. */
const portion = 500;

export const createStateRelay = (): StateRelay => {
  const states = new Map<string, Remembered>();
  const tails = new Map<string, Set<PrimaryChannel>>();
  const stateOf = (type: string): Remembered => {
    const known = states.get(type) ?? { current: new Map(), followers: new Map(), isCaughtUp: false };
    states.set(type, known);
    return known;
  };
  const tailOf = (type: string): Set<PrimaryChannel> => {
    const known = tails.get(type) ?? new Set();
    tails.set(type, known);
    return known;
  };

  const remember = ({ current, followers }: Remembered, type: string, change: StateChange<unknown>): void => {
    if (change.kind === 'upsert') current.set(change.key, change);
    else current.delete(change.key);
    for (const follower of followers.keys()) follower.send({ kind: 'changes', type, changes: [change] });
  };

  /** What changes meanwhile is told at once, and may be told again with the rest: as it is by then. */
  const tellStanding = async (state: Remembered, type: string, channel: PrimaryChannel): Promise<void> => {
    let changes: StateChange<unknown>[] = [];
    for (const change of state.current.values()) {
      changes.push(change);
      if (changes.length < portion) continue;
      channel.send({ kind: 'changes', type, changes });
      changes = [];
      await new Promise((resolve) => setImmediate(resolve));
      if (!state.followers.has(channel)) return;
    }
    if (changes.length > 0) channel.send({ kind: 'changes', type, changes });
    state.followers.set(channel, true);
    if (state.isCaughtUp) channel.send({ kind: 'caught up', type });
  };

  return {
    wrap: (bus) => ({
      ...bus,
      readState: <E extends StateDefinition>(definition: E, handler: (change: StateChange<EventData<E>>) => void | Promise<void>): StateReader => {
        const { type } = definition;
        const state = stateOf(type);
        const reader = bus.readState(definition, (change) => {
          remember(state, type, change);
          return handler(change);
        });
        void reader.caughtUp.then(
          () => {
            state.isCaughtUp = true;
            for (const [follower, isTold] of state.followers) if (isTold) follower.send({ kind: 'caught up', type });
          },
          () => undefined, // its owner looks at it too
        );
        return reader;
      },
    }),
    tail: <E extends EventDefinition>(bus: Pick<EventBus, 'tail'>, definition: E, concerns: (data: EventData<E>) => boolean) =>
      bus.tail(definition, (data: EventData<E>, meta: EventMeta) => {
        if (!concerns(data)) return;
        for (const channel of tailOf(definition.type)) channel.send({ kind: 'event', type: definition.type, data, meta });
      }),
    serve: (channel) => ({
      follow: (type) => {
        const state = stateOf(type);
        state.followers.set(channel, false);
        void tellStanding(state, type, channel);
      },
      tail: (type) => void tailOf(type).add(channel),
      end: () => {
        for (const { followers } of states.values()) followers.delete(channel);
        for (const channels of tails.values()) channels.delete(channel);
      },
    }),
  };
};
