import { topics } from '@quintet/contracts';
import type { Component, Logger } from '@quintet/service-kit';
import type { EventBus } from './event-bus';
import { HubRefusedError } from './kafka-refusal';

export interface BusComponentOptions {
  readonly logger?: Logger;
  /** How long to wait for a broker that does not answer yet: orchestrators start things in any order. */
  readonly startTimeoutMs?: number;
}

const retryMs = 500;

/** The hub as the foundation of a process: started, with all topics of the system, before anything that stands on it. */
export const busComponent = (bus: Pick<EventBus, 'start' | 'stop' | 'ensureTopics' | 'failing'>, { logger, startTimeoutMs = 60_000 }: BusComponentOptions = {}): Component => {
  let stopped = false;
  const begin = async (): Promise<void> => {
    await bus.start();
    for (const { topic, setting, wanted, found } of await bus.ensureTopics(Object.values(topics))) {
      logger?.warn({ topic, setting, wanted, found }, 'a topic differs from what this version makes; it is left as it is');
    }
  };
  return {
    name: 'event hub',
    // What runs goes on without the hub, so nobody is sent elsewhere for it.
    advisory: [{ name: 'event hub', failing: () => bus.failing() }],
    start: async () => {
      stopped = false;
      for (const deadline = Date.now() + startTimeoutMs; ; ) {
        try {
          return await begin();
        } catch (error) {
          if (stopped || error instanceof HubRefusedError || Date.now() > deadline) throw error;
          logger?.warn({ err: error }, 'the event hub does not answer yet');
          await new Promise((resolve) => setTimeout(resolve, retryMs));
        }
      }
    },
    stop: async () => {
      stopped = true;
      await bus.stop();
    },
  };
};
