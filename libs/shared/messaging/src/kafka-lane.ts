import type { Kafka } from 'kafkajs';
import type { Logger } from '@quintet/service-kit';
import { brokerErrorType, openCluster, type KafkaBroker, type KafkaCluster } from './kafka-cluster';
import { createDeniedTopics } from './denied-topics';
import { createFollowing, type Following, type FollowOptions, type Track, type TrackedFollowing } from './kafka-following';

export interface LaneParts {
  readonly kafka: Kafka;
  readonly logger: Logger;
  readonly report: (trouble: string | undefined) => void;
}

export interface KafkaLane {
  follows(topic: string): boolean;
  follow(options: FollowOptions): Following;
  stop(): Promise<void>;
}

/** A broker answers a waiting fetch at once when a record comes; this is only how long a new reader waits to be asked for too. */
const maxWaitMs = 250;
/** Small: with its headers a record takes several times as much memory until it was handled. A larger record is answered all the same, when its topic stands first in the request: so they take turns. */
const maxFetchBytes = 1024 * 1024;
const retryMs = 250;
const checkPartitionsMs = 60_000;
const uncommitted = 0; // isolation level: nobody writes in transactions, so the end is the high watermark
const offsetTimestamp = { end: -1, beginning: -2 } as const;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

interface Wanted {
  readonly following: TrackedFollowing;
  readonly tracks: readonly Track[];
}

/** Some topics, each followed once, over one set of connections. */
export const createKafkaLane = ({ kafka, logger, report }: LaneParts): KafkaLane => {
  const followings = new Set<TrackedFollowing>();
  /** Those whose partitions have no known leader. */
  const unsettled = new Set<TrackedFollowing>();
  /** Those of whom a broker said that it has no such offset. */
  const outOfRange = new Set<TrackedFollowing>();
  /** Those whose topic was not there: it may come back as another one, with offsets that begin again. */
  const gone = new Set<TrackedFollowing>();
  const denied = createDeniedTopics(logger);
  const loops = new Map<string, Promise<void>>();
  let wakes: (() => void)[] = [];
  let cluster: KafkaCluster | undefined;
  let settling: Promise<void> | undefined;
  let running = true;

  const wake = (): void => {
    const all = wakes;
    wakes = [];
    for (const it of all) it();
  };
  const woken = (): Promise<void> => new Promise((resolve) => wakes.push(resolve));

  const connected = async (): Promise<KafkaCluster> => {
    cluster ??= openCluster(kafka);
    await cluster.connect();
    return cluster;
  };
  /** kafkajs keeps half an answer of a connection that broke, and reads the next one's wrongly: after a failure all is made new. */
  const discard = async (old: KafkaCluster | undefined): Promise<void> => {
    if (cluster === old) cluster = undefined;
    await old?.disconnect().catch(() => undefined);
  };

  const offsets = async (broker: KafkaBroker, topic: string, partitions: readonly number[], timestamp: number): Promise<Map<number, bigint>> => {
    const { responses } = await broker.listOffsets({ isolationLevel: uncommitted, topics: [{ topic, partitions: partitions.map((partition) => ({ partition, timestamp })) }] });
    return new Map(responses.flatMap((response) => response.partitions.map(({ partition, offset }) => [partition, BigInt(offset)])));
  };

  /**
   * Finds the leaders of a topic's partitions, and where they begin and end.
   *
   * @returns false when the topic is not there yet
   */
  const locate = async ({ brokerPool }: KafkaCluster, following: TrackedFollowing): Promise<boolean> => {
    const { topic } = following;
    await brokerPool.refreshMetadata([topic]);
    const partitions = brokerPool.metadata?.topicMetadata.find((it) => it.topic === topic)?.partitionMetadata ?? [];
    if (partitions.length === 0) {
      gone.add(following);
      return false;
    }
    for (const leader of new Set(partitions.map((partition) => String(partition.leader)))) {
      const broker = await brokerPool.findBroker({ nodeId: leader });
      const ids = partitions.filter((partition) => String(partition.leader) === leader).map(({ partitionId }) => partitionId);
      const [beginnings, ends] = [await offsets(broker, topic, ids, offsetTimestamp.beginning), await offsets(broker, topic, ids, offsetTimestamp.end)];
      for (const id of ids) following.place(id, leader, { beginning: beginnings.get(id) ?? 0n, end: ends.get(id) ?? 0n, outOfRange: outOfRange.has(following), anew: gone.has(following) });
    }
    outOfRange.delete(following);
    gone.delete(following);
    following.allPlaced();
    return true;
  };

  /** Gives every following its place; goes on for as long as it takes. One at a time, as kafkajs keeps one topic's metadata at a time. */
  const settle = async (): Promise<void> => {
    while (running && unsettled.size > 0) {
      for (const following of [...unsettled]) {
        if (!running) return;
        try {
          const located = await locate(await connected(), following);
          report(undefined);
          if (!located) continue;
          unsettled.delete(following);
        } catch (error) {
          logger.debug({ err: error, topic: following.topic }, 'a topic cannot be read yet');
          if (brokerErrorType(error) === 'UNKNOWN_TOPIC_OR_PARTITION') gone.add(following);
          if (brokerErrorType(error) !== undefined) continue; // the broker answers, only this topic is not there
          report(`topics cannot be read: ${(error as Error).message}`);
          void discard(cluster);
          break;
        }
      }
      wake();
      startLoops(); // together, so that the first request asks for all of them
      if (unsettled.size > 0) await pause(retryMs);
    }
  };
  const settleSoon = (): void => {
    settling ??= settle()
      .catch((error: unknown) => logger.error({ err: error }, 'the place of readers in their topics could not be found'))
      .then(() => {
        settling = undefined;
        if (running && unsettled.size > 0) settleSoon();
      });
  };

  const ledBy = (leader: string): Wanted[] =>
    [...followings].flatMap((following) => {
      const tracks = [...following.tracks.values()].filter((track) => track.leader === leader);
      return tracks.length > 0 ? [{ following, tracks }] : [];
    });

  const fetchOnce = async ({ brokerPool }: KafkaCluster, leader: string, wanted: readonly Wanted[], maxWaitTime: number): Promise<void> => {
    const broker = await brokerPool.findBroker({ nodeId: leader });
    const { responses } = await broker.fetch({
      isolationLevel: uncommitted,
      maxWaitTime,
      minBytes: 1,
      maxBytes: maxFetchBytes,
      topics: wanted.map(({ following, tracks }) => ({
        topic: following.topic,
        partitions: tracks.map(({ partition, position }) => ({ partition, fetchOffset: String(position), maxBytes: maxFetchBytes })),
      })),
    });
    const alone = wanted.length === 1 && wanted[0]?.tracks.length === 1;
    for (const { topicName, partitions } of responses) {
      const following = wanted.find((it) => it.following.topic === topicName)?.following;
      for (const fetched of partitions) following?.take(fetched, alone);
    }
  };

  /** Compaction can leave nothing between a place and the end: such a partition is asked for by itself, and then known to be empty. */
  const probeEmptyTails = async (over: KafkaCluster, leader: string, wanted: readonly Wanted[], positions: ReadonlyMap<Track, bigint>): Promise<void> => {
    for (const { following, tracks } of wanted) {
      for (const track of tracks) {
        if (track.position < track.target && track.position === positions.get(track)) await fetchOnce(over, leader, [{ following, tracks: [track] }], 0);
      }
    }
  };

  const isDenial = (error: unknown): boolean => brokerErrorType(error) === 'TOPIC_AUTHORIZATION_FAILED';

  /** One by one, as a refusal of a request for several does not say which of them it is for. */
  const fetchEach = async (over: KafkaCluster, leader: string, wanted: readonly Wanted[]): Promise<void> => {
    for (const one of wanted) {
      try {
        await fetchOnce(over, leader, [one], 0);
        denied.remove(one.following);
      } catch (error) {
        if (!isDenial(error)) throw error;
        denied.add(one.following);
      }
    }
  };

  const fetchTogether = async (over: KafkaCluster, leader: string, wanted: readonly Wanted[]): Promise<void> => {
    const positions = new Map(wanted.flatMap(({ tracks }) => tracks.map((track) => [track, track.position] as const)));
    try {
      await fetchOnce(over, leader, wanted, maxWaitMs);
    } catch (error) {
      if (!isDenial(error)) throw error;
      return await fetchEach(over, leader, wanted);
    }
    await probeEmptyTails(over, leader, wanted, positions);
  };

  /** Asks one broker for what it leads, until it leads nothing more or fails. */
  const readFrom = async (leader: string): Promise<void> => {
    let over: KafkaCluster | undefined;
    let turn = 0;
    try {
      over = await connected();
      while (running) {
        const led = ledBy(leader);
        if (led.length === 0) return;
        const hungry = led.filter(({ following }) => !following.isFull());
        await fetchEach(over, leader, hungry.filter(({ following }) => denied.isDue(following)));
        const allowed = hungry.filter(({ following }) => !denied.has(following));
        const first = (turn += 1) % Math.max(1, allowed.length);
        const wanted = [...allowed.slice(first), ...allowed.slice(0, first)];
        if (wanted.length > 0) await fetchTogether(over, leader, wanted);
        else await Promise.race([woken(), ...(hungry.length > 0 ? [pause(denied.retryMs)] : [])]);
      }
    } catch (error) {
      if (!running) return;
      logger.warn({ err: error }, 'reading from the event hub was interrupted, and goes on');
      const type = brokerErrorType(error);
      if (type === undefined) {
        report(`topics cannot be read: ${(error as Error).message}`);
        void discard(over);
      }
      for (const { following, tracks } of ledBy(leader)) {
        for (const track of tracks) track.leader = undefined;
        unsettled.add(following);
        if (type === 'OFFSET_OUT_OF_RANGE') outOfRange.add(following);
      }
      settleSoon();
    }
  };

  const startLoops = (): void => {
    const leaders = new Set([...followings].flatMap(({ tracks }) => [...tracks.values()].flatMap(({ leader }) => leader ?? [])));
    for (const leader of leaders) {
      if (loops.has(leader)) continue;
      loops.set(
        leader,
        readFrom(leader).finally(() => {
          loops.delete(leader);
          if (running) startLoops();
        }),
      );
    }
  };

  const partitionCheck = setInterval(() => {
    followings.forEach((following) => unsettled.add(following));
    settleSoon();
  }, checkPartitionsMs);
  partitionCheck.unref();

  return {
    follows: (topic) => [...followings].some((following) => following.topic === topic),
    follow: (options) => {
      const following = createFollowing(options, wake);
      followings.add(following);
      unsettled.add(following);
      settleSoon();
      return {
        ...following,
        stop: async () => {
          followings.delete(following);
          unsettled.delete(following);
          denied.forget(following);
          await following.stop();
        },
      };
    },
    stop: async () => {
      running = false;
      clearInterval(partitionCheck);
      wake();
      await Promise.all([...followings].map((following) => following.stop()));
      await settling;
      await Promise.all(loops.values());
      await discard(cluster);
    },
  };
};
