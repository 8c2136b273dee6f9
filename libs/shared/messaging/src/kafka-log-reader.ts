import type { Kafka } from 'kafkajs';
import type { Logger } from '@quintet/service-kit';
import { createKafkaLane, type KafkaLane } from './kafka-lane';
import type { Following, FollowOptions } from './kafka-following';

export interface LogReaderParts {
  readonly kafka: Kafka;
  readonly logger: Logger;
  /** Called with a reason when the broker cannot be read from, and with undefined when it can be. */
  readonly report: (trouble: string | undefined) => void;
}

/**
 * Reads topics without consumer groups: where each reader stands is kept here and nowhere else.
 *
 * A group costs a reader a coordinator, two connections, heartbeats, and after a restart of the broker up to its session
 * time-out; a reader that never commits gets nothing for that. Readers share a lane: one connection per broker, and one
 * waiting request for all topics. A topic that is followed twice in a process takes a second lane, as a request can name
 * each topic once.
 */
export const createKafkaLogReader = (parts: LogReaderParts) => {
  const lanes: KafkaLane[] = [];
  return {
    follow: (options: FollowOptions): Following => {
      let lane = lanes.find((it) => !it.follows(options.topic));
      if (!lane) {
        lane = createKafkaLane(parts);
        lanes.push(lane);
      }
      return lane.follow(options);
    },
    stop: async (): Promise<void> => {
      await Promise.all(lanes.splice(0).map((lane) => lane.stop()));
    },
  };
};
