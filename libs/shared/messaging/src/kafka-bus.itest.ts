import { randomUUID } from 'node:crypto';
import { silentLogger } from '@quintet/service-kit';
import { eventBusContract } from './event-bus.contract';
import { createKafkaBus } from './kafka-bus';
import { readKafkaConfig } from './kafka-config';

const eventually = async <T>(assertion: () => T | Promise<T>): Promise<T> => {
  for (const deadline = Date.now() + 20_000; ; ) {
    try {
      return await assertion();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
};

const open = async (topicPrefix = `${randomUUID()}.`) => {
  const bus = createKafkaBus({ ...readKafkaConfig(process.env), logger: silentLogger(), topicPrefix });
  await bus.start();
  return bus;
};

describe('the Kafka hub', () => eventBusContract({ open: () => open(), eventually }));
