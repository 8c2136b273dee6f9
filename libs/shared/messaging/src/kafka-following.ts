import { deferred } from './deferred';
import type { FetchedMessage, FetchedPartition } from './kafka-cluster';

export interface FollowOptions {
  /** The topic's name on the broker. */
  readonly topic: string;
  readonly from: 'beginning' | 'end';
  /** Called for one record at a time, in the order of each partition. Must not throw. */
  readonly handle: (partition: number, message: FetchedMessage) => Promise<void>;
}

export interface Following {
  /** Settles when each partition's place is known: what is published from then on is handled. */
  readonly placed: Promise<void>;
  /** Settles when all that stood in the topic when it was placed was handled. */
  readonly caughtUp: Promise<void>;
  /** Settles when the handler has returned for the last time. */
  stop(): Promise<void>;
}

/** Where a following stands in one partition. */
export interface Track {
  readonly partition: number;
  /** Offset of the next record to fetch. */
  position: bigint;
  /** End of the partition when it was placed. */
  readonly target: bigint;
  /** Node that serves it; undefined while that is being found out. */
  leader: string | undefined;
}

export interface TrackedFollowing extends Following {
  readonly topic: string;
  readonly tracks: Map<number, Track>;
  readonly stopped: () => boolean;
  /** True while more was fetched than should wait in memory. */
  readonly isFull: () => boolean;
  /** Gives each partition its first place, or a new one where the broker said that the old is not in the log. */
  place(partition: number, leader: string, log: { readonly beginning: bigint; readonly end: bigint; readonly outOfRange: boolean; readonly anew?: boolean }): void;
  /** All partitions have their place. */
  allPlaced(): void;
  /** @param alone the request asked for nothing else, so that an empty answer means that there is nothing up to the high watermark */
  take(fetched: FetchedPartition, alone: boolean): void;
}

/** Handlers that settle at once would else hold the event loop until all that was fetched is handled. */
const holdMs = 10;
const maxWaitingMessages = 1_000;
const maxWaitingBytes = 4 * 1024 * 1024;

/** Beyond the whole batch: compaction may have taken its last records. */
const behind = ({ offset, batchContext }: FetchedMessage): bigint => {
  const next = BigInt(offset) + 1n;
  if (!batchContext) return next;
  const endOfBatch = BigInt(batchContext.firstOffset) + BigInt(batchContext.lastOffsetDelta) + 1n;
  return endOfBatch > next ? endOfBatch : next;
};

/**
 * One reader of one topic: takes what is fetched, hands it on one by one, and knows where it stands.
 *
 * @param changed called when it is no longer full, or stopped
 */
export const createFollowing = ({ topic, from, handle }: FollowOptions, changed: () => void): TrackedFollowing => {
  const tracks = new Map<number, Track>();
  const placed = deferred();
  const caughtUp = deferred();
  let isPlaced = false;
  let stopped = false;
  let reached = false;
  let waitingMessages = 0;
  let waitingBytes = 0;
  let last: Promise<void> = Promise.resolve();

  const isFull = (): boolean => waitingMessages > maxWaitingMessages || waitingBytes > maxWaitingBytes;

  const handleAll = async (partition: number, messages: readonly FetchedMessage[], bytes: number): Promise<void> => {
    let since = performance.now();
    for (const message of messages) {
      if (stopped) break;
      await handle(partition, message);
      if (performance.now() - since < holdMs) continue;
      await new Promise((resolve) => setImmediate(resolve));
      since = performance.now();
    }
    const wasFull = isFull();
    waitingMessages -= messages.length;
    waitingBytes -= bytes;
    if (wasFull && !isFull()) changed();
  };

  /** Behind all that was taken until now, so that it is reached when that was handled. */
  const markReached = (): void => {
    if (reached || !isPlaced || ![...tracks.values()].every(({ position, target }) => position >= target)) return;
    reached = true;
    last = last.then(caughtUp.resolve);
  };

  return {
    topic,
    tracks,
    placed: placed.promise,
    caughtUp: caughtUp.promise,
    stopped: () => stopped,
    isFull,
    place: (partition, leader, { beginning, end, outOfRange, anew = false }) => {
      const known = tracks.get(partition);
      // A partition that comes later is new: none of its records is of the past.
      if (!known) tracks.set(partition, { partition, leader, target: end, position: from === 'beginning' || isPlaced ? beginning : end });
      else {
        known.leader = leader;
        if (anew && from === 'beginning') known.position = beginning; // what was read already is known by its version
        if (!outOfRange) return;
        if (known.position < beginning) known.position = beginning;
        if (known.position > end) known.position = from === 'beginning' ? beginning : end;
      }
    },
    allPlaced: () => {
      isPlaced = true;
      placed.resolve();
      markReached();
    },
    take: ({ partition, messages, highWatermark }, alone) => {
      const track = tracks.get(partition);
      if (!track || stopped) return;
      const { position } = track;
      // A compressed batch comes whole, also when it begins before the place that was asked for.
      const fresh = messages.filter(({ offset, isControlRecord }) => BigInt(offset) >= position && !isControlRecord);
      const final = messages.at(-1);
      if (final) track.position = behind(final) > position ? behind(final) : position;
      else if (alone && BigInt(highWatermark) > position) track.position = BigInt(highWatermark);
      if (fresh.length > 0) {
        const bytes = fresh.reduce((sum, { value }) => sum + (value?.length ?? 0), 0);
        waitingMessages += fresh.length;
        waitingBytes += bytes;
        last = last.then(() => handleAll(partition, fresh, bytes));
      }
      markReached();
    },
    stop: async () => {
      stopped = true;
      changed();
      await last;
    },
  };
};
