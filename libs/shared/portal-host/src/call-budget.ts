import type { Clock } from '@quintet/service-kit';

/** So many calls in a window, for each caller; not for ever more callers than there is room for. */
export interface CallBudget {
  /** @returns the seconds to wait; 0: go ahead */
  take(caller: string): number;
}

const maxCallers = 10_000;

export const createCallBudget = ({ calls, windowMs, clock }: { calls: number; windowMs: number; clock: Clock }): CallBudget => {
  let windows = new Map<string, { endsMs: number; left: number }>();
  return {
    take: (caller) => {
      const now = clock.now();
      let window = windows.get(caller);
      if (!window || window.endsMs <= now) {
        if (windows.size >= maxCallers) windows = new Map([...windows].filter(([, { endsMs }]) => endsMs > now).slice(-maxCallers / 2));
        window = { endsMs: now + windowMs, left: calls };
        windows.set(caller, window);
      }
      window.left -= 1;
      return window.left >= 0 ? 0 : Math.ceil((window.endsMs - now) / 1000);
    },
  };
};
