import { AppError, type Clock } from '@quintet/service-kit';
import { problems } from '../../problems';

export interface AttemptLimits {
  /** Failures within the window after which nothing more is tried. */
  readonly maxFailures: number;
  readonly windowMs: number;
  /** Attempts of one key at a time; the others wait, and are counted against what those find. */
  readonly maxConcurrent: number;
  readonly maxWaiting: number;
  /** Keys that are remembered; beyond it the one that failed longest ago is forgotten. */
  readonly maxKeys: number;
}

const defaults: AttemptLimits = { maxFailures: 10, windowMs: 5 * 60_000, maxConcurrent: 4, maxWaiting: 100, maxKeys: 10_000 };

/** Slows guessing down: per key, so many failures in a sliding window and no more. A burst of parallel guesses cannot outrun the count. */
export interface AttemptLimiter {
  /**
   * Does `attempt` when its turn comes; what it answers says whether it succeeded, and success clears the count.
   *
   * @throws AppError TOO_MANY_ATTEMPTS
   */
  run<T>(key: string, attempt: () => Promise<T | undefined>): Promise<T | undefined>;
}

export const createAttemptLimiter = (clock: Clock, limits: AttemptLimits = defaults): AttemptLimiter => {
  const failures = new Map<string, number[]>();
  const running = new Map<string, { count: number; waiting: (() => void)[] }>();

  const recent = (key: string): number[] => (failures.get(key) ?? []).filter((at) => at > clock.now() - limits.windowMs);

  const recordFailure = (key: string): void => {
    const now = [...recent(key), clock.now()];
    failures.delete(key);
    failures.set(key, now);
    if (failures.size > limits.maxKeys) failures.delete(failures.keys().next().value as string);
  };

  const enter = async (key: string): Promise<void> => {
    const turn = running.get(key) ?? { count: 0, waiting: [] };
    running.set(key, turn);
    if (turn.count < limits.maxConcurrent) {
      turn.count += 1;
      return;
    }
    if (turn.waiting.length >= limits.maxWaiting) throw new AppError(problems.TOO_MANY_ATTEMPTS);
    await new Promise<void>((resolve) => turn.waiting.push(resolve)); // whoever leaves hands its place over
  };

  const leave = (key: string): void => {
    const turn = running.get(key);
    if (!turn) return;
    const next = turn.waiting.shift();
    if (next) return next();
    turn.count -= 1;
    if (turn.count === 0) running.delete(key);
  };

  return {
    run: async (key, attempt) => {
      await enter(key);
      try {
        if (recent(key).length >= limits.maxFailures) throw new AppError(problems.TOO_MANY_ATTEMPTS, 'Wait some minutes');
        const result = await attempt();
        if (result === undefined) recordFailure(key);
        else failures.delete(key);
        return result;
      } finally {
        leave(key);
      }
    },
  };
};
