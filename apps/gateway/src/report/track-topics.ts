import type { EventData, StateDefinition, TopicDigest } from '@quintet/contracts';
import type { EventBus, StateChange, StateReader } from '@quintet/messaging';
import type { Clock } from '@quintet/service-kit';

export interface TrackedTopic extends TopicDigest {
  /** The newest version that was applied: from the topic, or from the state on disk. */
  readonly version: number;
  readonly isCaughtUp: boolean;
}

export interface TopicTracking<B> {
  readonly bus: B;
  readonly topics: () => TrackedTopic[];
  /** Longest time that a change took from being made to being applied, since it was last asked for; undefined when there was none. */
  readonly takeLagMs: () => number | undefined;
}

/** The hub with an eye on what is read from it. */
export const trackTopics = <B extends Pick<EventBus, 'readState'>>(bus: B, { now }: Clock): TopicTracking<B> => {
  const tracked = new Map<string, { readonly reader: StateReader; readonly version: () => number }>();
  const beganMs = now();
  let lagMs: number | undefined;
  const readState = <E extends StateDefinition>(definition: E, handler: (change: StateChange<EventData<E>>) => void | Promise<void>): StateReader => {
    let version = 0;
    const applied = ({ meta }: StateChange<EventData<E>>): void => {
      version = Math.max(version, meta.entityVersion);
      if (meta.timeMs >= beganMs) lagMs = Math.max(lagMs ?? 0, now() - meta.timeMs); // older ones tell when the gateway was started
    };
    const reader = bus.readState(definition, (change) => {
      const done = handler(change);
      return done instanceof Promise ? done.then(() => applied(change)) : applied(change);
    });
    tracked.set(definition.topic.name, { reader, version: () => version });
    return reader;
  };
  return {
    bus: { ...bus, readState },
    topics: () => [...tracked].map(([topic, { reader, version }]) => ({ topic, ...reader.digest(), version: version(), isCaughtUp: reader.isCaughtUp() })),
    takeLagMs: () => {
      const taken = lagMs;
      lagMs = undefined;
      return taken;
    },
  };
};
