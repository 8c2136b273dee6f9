import type { EventData, StateDefinition, TopicDigest } from '@quintet/contracts';
import type { Component, ReadinessCheck } from '@quintet/service-kit';
import type { EventBus, StateReader } from './event-bus';

/** A state topic as a map in memory: whole once `readiness` holds, and current from then on. */
export interface Projection<D> extends Component {
  get(key: string): D | undefined;
  values(): IterableIterator<D>;
  readonly size: number;
  /** Called after each change is in the map. `before` is what it replaced. */
  onChange(listener: (key: string, now: D | undefined, before: D | undefined) => void): void;
  /** Settles when all that stood in the topic at the start is in the map. Only after `start`. */
  caughtUp(): Promise<void>;
  /** Of what it holds; undefined before `start`. */
  digest(): TopicDigest | undefined;
  readonly readiness: ReadinessCheck;
}

/** Follows a state topic from its beginning. Keys are the topic's own (`keyOf` of the definition). */
export const createProjection = <E extends StateDefinition>(bus: Pick<EventBus, 'readState'>, definition: E): Projection<EventData<E>> => {
  type D = EventData<E>;
  const state = new Map<string, D>();
  const listeners: ((key: string, now: D | undefined, before: D | undefined) => void)[] = [];
  let reader: StateReader | undefined;
  return {
    name: `projection of ${definition.topic.name}`,
    get: (key) => state.get(key),
    values: () => state.values(),
    get size() {
      return state.size;
    },
    onChange: (listener) => void listeners.push(listener),
    caughtUp: async () => reader?.caughtUp,
    digest: () => reader && { topic: definition.topic.name, ...reader.digest() },
    readiness: { name: definition.topic.name, failing: () => (reader?.isCaughtUp() ? undefined : 'its records are still being read') },
    start: async () => {
      reader = bus.readState(definition, (change) => {
        const before = state.get(change.key);
        const now = change.kind === 'upsert' ? change.data : undefined;
        if (now === undefined) state.delete(change.key);
        else state.set(change.key, now);
        for (const listener of listeners) listener(change.key, now, before);
      });
    },
    stop: async () => {
      await reader?.stop();
      reader = undefined;
      state.clear();
    },
  };
};
