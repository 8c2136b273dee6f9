import { existsSync } from 'node:fs';
import type { Component, Logger } from '@quintet/service-kit';
import type { GatewayConfig } from '../config';

const retryMs = 5_000;

/** The event hub for a gateway that has a state on disk: it is connected to when it answers, and nothing waits for it. */
export const inBackground = (hub: Component, logger: Logger): Component => {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  const connect = (): void => {
    hub.start().catch((error: unknown) => {
      if (stopped) return;
      logger.error({ err: error }, 'the event hub cannot be reached; tried again');
      timer = setTimeout(connect, retryMs).unref();
    });
  };
  return {
    name: hub.name,
    ...(hub.advisory ? { advisory: hub.advisory } : {}),
    start: async () => {
      stopped = false;
      connect();
    },
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await hub.stop();
    },
  };
};

/** The event hub as the foundation of a process that hosts a gateway alone: with a state on disk it serves without the hub; without one it cannot, and waits for it. */
export const foundationOf = ({ snapshot }: Pick<GatewayConfig, 'snapshot'>, hub: Component, logger: Logger): Component => (snapshot && existsSync(snapshot.path) ? inBackground(hub, logger) : hub);
