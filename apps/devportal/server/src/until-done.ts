import type { Logger } from '@quintet/service-kit';

export interface UntilDoneParts {
  readonly logger: Logger;
  /** What is being tried, for the log. */
  readonly what: string;
  /** True when nobody waits for it any more. */
  readonly stopped: () => boolean;
}

const firstPauseMs = 50;
const longestPauseMs = 5_000;
const pause = (ms: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, ms).unref());

/** SQLSTATE classes 22 (data exception) and 23 (integrity violation): the same again would fail again. */
const isOfTheData = (error: unknown): boolean => /^2[23]/.test(String((error as { code?: unknown } | null)?.code ?? ''));

/**
 * Tries again with growing pauses, until it is done or nobody waits for it: for what an event asks of the database, which
 * may be away for a while. What was not done at a stop is asked for again after the next start, when the topic is read anew.
 *
 * @throws what no attempt can change
 */
export const untilDone = async (work: () => Promise<void>, { logger, what, stopped }: UntilDoneParts): Promise<void> => {
  for (let attempt = 1; !stopped(); attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (isOfTheData(error)) throw error;
      logger.warn({ err: error, attempt }, `${what} failed and is tried again`);
      await pause(Math.min(longestPauseMs, firstPauseMs * 2 ** Math.min(attempt, 20)) * (0.5 + Math.random() / 2));
    }
  }
};
