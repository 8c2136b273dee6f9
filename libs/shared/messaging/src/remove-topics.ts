import { silentLogger } from '@quintet/service-kit';
import { createKafkaClient } from './kafka-client';
import type { KafkaConfig } from './kafka-config';

/** Takes a test's topics off a broker that it shares with others: hundreds of them would cost it its memory. */
export const removeTopics = async (config: Pick<KafkaConfig, 'brokers' | 'clientId'>, prefix: string): Promise<void> => {
  const admin = createKafkaClient({ ...config, logger: silentLogger() }).admin();
  await admin.connect();
  try {
    const topics = (await admin.listTopics()).filter((name) => name.startsWith(prefix));
    if (topics.length > 0) await admin.deleteTopics({ topics });
  } finally {
    await admin.disconnect();
  }
};
