import type { EventData, StateDefinition } from '@quintet/contracts';
import { createMemoryBus, createProjection } from '@quintet/messaging';
import { createMetrics, silentLogger, systemClock } from '@quintet/service-kit';
import { eventually } from '@quintet/testkit';
import type { PublisherConfig } from '../src/config';
import { createPublisher } from '../src/publisher';

/** Starts a publisher that was halted again, with a hub that knows nothing, and waits until the hub knows the key. */
export const republished = async <E extends StateDefinition>(config: PublisherConfig, definition: E, key: string): Promise<EventData<E>> => {
  const logger = silentLogger();
  const bus = createMemoryBus({ logger });
  const service = createPublisher(config, { bus, logger, metrics: createMetrics(), clock: systemClock });
  const seen = createProjection(bus, definition);
  await service.start();
  await seen.start();
  try {
    return await eventually(() => {
      const found = seen.get(key);
      if (found === undefined) throw new Error(`${key} was not told of`);
      return found;
    });
  } finally {
    await seen.stop();
    await service.stop();
  }
};
