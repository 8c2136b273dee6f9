export interface SideBySide<T> {
  /** Settles when there is room for the next one, not when this one is done. */
  take(one: T): Promise<void>;
  /** Settles when all are done. */
  idle(): Promise<void>;
}

/**
 * Works on so many at once, in the order of their coming: what waits for the same thing can wait together. Whoever took one
 * in and dies has lost it: only for what is sent again until it is answered.
 */
export const sideBySide = <T>(work: (one: T) => Promise<void>, atOnce: number): SideBySide<T> => {
  const running = new Set<Promise<void>>();
  return {
    take: async (one) => {
      while (running.size >= atOnce) await Promise.race(running);
      const done = work(one).finally(() => running.delete(done));
      running.add(done);
    },
    idle: async () => {
      while (running.size > 0) await Promise.allSettled(running);
    },
  };
};
