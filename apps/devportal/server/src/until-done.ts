import type { Logger } from '@quintet/service-kit';

export interface UntilDoneParts {
  readonly logger: Logger;
  /** What is being tried, for the log. */
  readonly what: string;
  /** True when nobody waits for it any more. */
  readonly stopped: () => boolean;
  readonly attempts?: number;
}

const firstPauseMs = 50;
const longestPauseMs = 5_000;
const pause = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms).unref());

/** Tries again with growing pauses: for what an event asks of the database, which may be away for a while. @throws the last failure */
export const untilDone = async <T>(work: () => Promise<T>, { logger, what, stopped, attempts = 12 }: UntilDoneParts): Promise<T> => {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt >= attempts || stopped()) throw error;
      logger.warn({ err: error, attempt }, `${what} failed and is tried again`);
      await pause(Math.min(longestPauseMs, firstPauseMs * 2 ** attempt) * (0.5 + Math.random() / 2));
    }
  }
};
