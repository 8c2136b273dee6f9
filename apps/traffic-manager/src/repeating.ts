import type { Component, Logger } from '@quintet/service-kit';

export interface RepeatingParts {
  readonly name: string;
  readonly everyMs: number;
  readonly work: () => Promise<void>;
  readonly logger: Logger;
}

export interface Repeating extends Component {
  /** Works as soon as it can, without waiting for its turn. */
  soon(): void;
}

/** Work in the background, one run at a time; a run that fails is logged, and the next comes in its turn. */
export const createRepeating = ({ name, everyMs, work, logger }: RepeatingParts): Repeating => {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> | undefined;
  let again = false;
  let stopped = true;

  const run = (): void => {
    clearTimeout(timer);
    again = false;
    running = work()
      .catch((error: unknown) => logger.warn({ err: error, work: name }, 'background work failed; it is tried again'))
      .finally(() => {
        running = undefined;
        if (stopped) return;
        if (again) return run();
        timer = setTimeout(run, everyMs);
        timer.unref();
      });
  };

  return {
    name,
    soon: () => {
      if (stopped) return;
      if (running) again = true;
      else run();
    },
    start: async () => {
      stopped = false;
      run();
    },
    stop: async () => {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
};
