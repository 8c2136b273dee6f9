import type { Component, Logger } from '@quintet/service-kit';

export interface MaintenanceParts {
  readonly everyMs: number;
  readonly logger: Logger;
  /** Done in order; one that fails is logged and does not keep the others from being done. */
  readonly tasks: readonly (() => Promise<unknown>)[];
}

/** What is to be done from time to time. Never two rounds at once. */
export const createMaintenance = ({ everyMs, logger, tasks }: MaintenanceParts): Component => {
  let timer: NodeJS.Timeout | undefined;
  let round: Promise<void> = Promise.resolve();
  let busy = false;

  const work = async (): Promise<void> => {
    busy = true;
    for (const task of tasks) await task().catch((error: unknown) => logger.warn({ err: error }, 'maintenance failed, the next round tries again'));
    busy = false;
  };

  return {
    name: 'maintenance',
    start: async () => {
      timer = setInterval(() => {
        if (!busy) round = work();
      }, everyMs);
      timer.unref();
    },
    stop: async () => {
      clearInterval(timer);
      await round;
    },
  };
};
