import type { TopicDigest } from '@quintet/contracts';
import type { EventBus, StateReader } from '@quintet/messaging';

/** The hub with an eye on what is read from it: `digests` tells what was taken from each state topic. */
export const trackDigests = <B extends Pick<EventBus, 'readState'>>(bus: B) => {
  const readers = new Map<string, StateReader>();
  const readState: EventBus['readState'] = (definition, handler) => {
    const reader = bus.readState(definition, handler);
    readers.set(definition.topic.name, reader);
    return reader;
  };
  return { bus: { ...bus, readState }, digests: (): TopicDigest[] => [...readers].map(([topic, reader]) => ({ topic, ...reader.digest() })) };
};
