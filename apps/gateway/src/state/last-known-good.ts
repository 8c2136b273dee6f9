import type { EventData, StateDefinition } from '@quintet/contracts';
import type { EventBus, StateChange, StateReader } from '@quintet/messaging';
import type { Clock, Component, Logger } from '@quintet/service-kit';
import type { SnapshotConfig } from '../config';
import { readSnapshot, writeSnapshot, type Snapshot } from './disk-snapshot';
import { leanRecord } from './lean-record';
import { rememberTopic, type RememberedTopic } from './remembered-topic';

export interface LastKnownGoodOptions {
  readonly config: SnapshotConfig;
  readonly bus: Pick<EventBus, 'readState'>;
  /** Whether a record is this gateway's at all: others are not kept. */
  readonly isOurs: (definition: StateDefinition, data: unknown) => boolean;
  readonly clock: Clock;
  readonly logger: Logger;
}

export interface LastKnownGood {
  /** Reads state from the file at once, and from the topics when they answer. What follows through it is kept in the file. */
  readonly bus: Pick<EventBus, 'readState'>;
  /** Goes before the followers: reads the file; writes it a last time when they have stopped. */
  readonly file: Component;
  /** Goes after the followers: writes the file as the state changes. */
  readonly writer: Component;
  /** Age of the file that the gateway still stands on; undefined when it does not, or no longer. */
  ageMs(): number | undefined;
}

/** Writing takes no more than this part of the time, however large the state. */
const busyPart = 1 / 20;

/** The last state that was known to be good, on this gateway's own disk: it starts from it when neither the event hub nor the control plane lives. */
export const createLastKnownGood = ({ config, bus, isOurs, clock, logger }: LastKnownGoodOptions): LastKnownGood => {
  const { path, key, intervalMs } = config;
  let restored: Snapshot | undefined;
  let followed: RememberedTopic[] = [];
  let isComplete = false;
  let wasLive = false;
  let isChanged = false;
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> | undefined;

  const isLive = (): boolean => {
    if (wasLive || !isComplete || !followed.every((topic) => topic.isCaughtUp())) return wasLive;
    wasLive = true;
    isChanged = true;
    if (restored) logger.info({ path }, 'the state is live: it was read from the event hub, and replaces the one of the snapshot');
    return true;
  };

  const write = async (): Promise<void> => {
    isChanged = false;
    const topics = new Map(followed.map(({ name, records }) => [name, records()]));
    try {
      await writeSnapshot(path, key, { writtenMs: clock.now(), topics });
    } catch (error) {
      isChanged = true;
      logger.error({ err: error, path }, 'the snapshot of the state could not be written; the one before it stays');
    }
  };
  const schedule = (afterMs: number): void => {
    timer = setTimeout(() => {
      if (!isLive() || !isChanged) return schedule(intervalMs);
      const beganMs = performance.now();
      writing = write().finally(() => {
        writing = undefined;
        if (timer) schedule(Math.max(intervalMs, (performance.now() - beganMs) / busyPart));
      });
    }, afterMs).unref();
  };

  const readState = <E extends StateDefinition>(definition: E, handler: (change: StateChange<EventData<E>>) => void | Promise<void>): StateReader => {
    const topic = rememberTopic({
      bus,
      definition,
      handler,
      restored: restored?.topics.get(definition.topic.name),
      keeps: (data) => isOurs(definition, data),
      lean: (data) => leanRecord(definition, data),
      onChange: () => (isChanged = true),
      logger,
    });
    followed.push(topic);
    return topic.reader;
  };

  return {
    bus: { readState: readState as EventBus['readState'] },
    ageMs: () => (restored === undefined || isLive() ? undefined : Math.max(0, clock.now() - restored.writtenMs)),
    file: {
      name: 'snapshot of the state',
      start: async () => {
        followed = [];
        isComplete = wasLive = isChanged = false;
        try {
          restored = await readSnapshot(path, key);
        } catch (error) {
          restored = undefined;
          logger.error({ path, reason: (error as Error).message }, 'the snapshot of the state was refused: the state is read from the event hub alone');
          return;
        }
        if (restored) logger.warn({ path, ageMs: clock.now() - restored.writtenMs }, 'serving from the snapshot of the state until the event hub was read');
        else logger.info({ path }, 'there is no snapshot of the state yet');
      },
      stop: async () => {
        if (wasLive) await write();
        wasLive = false;
        restored = undefined;
      },
    },
    writer: {
      name: 'writer of the snapshot',
      start: async () => {
        isComplete = true;
        restored &&= { ...restored, topics: new Map() }; // every follower has its own
        schedule(intervalMs);
      },
      stop: async () => {
        isLive();
        clearTimeout(timer);
        timer = undefined;
        await writing;
      },
    },
  };
};
