import { silentLogger } from '@quintet/service-kit';
import { createKafkaClient } from './kafka-client';
import type { KafkaConfig } from './kafka-config';
import { createKafkaLogReader } from './kafka-log-reader';
import { storedRecord } from './kafka-record';
import type { StoredRecord } from './read-record';

/** All that stands in a topic, as it stands there: duplicates and older versions too, each partition in its order. */
export const recordsOf = async (config: KafkaConfig, topic: string): Promise<readonly StoredRecord[]> => {
  const logger = silentLogger();
  const reader = createKafkaLogReader({ kafka: createKafkaClient({ ...config, logger }), logger, report: () => undefined });
  const found: StoredRecord[] = [];
  const following = reader.follow({ topic, from: 'beginning', handle: async (partition, message) => void found.push(storedRecord(topic, partition, message)) });
  await following.caughtUp;
  await reader.stop();
  return found;
};
