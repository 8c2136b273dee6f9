/** A call on its way over a window's border: the gateway let it pass in one of these windows. */
export interface Straddler {
  readonly from: number;
  readonly to: number;
}

export interface KeyCount {
  /** By window: sent and arrived within it, so let pass in it. */
  readonly certain: ReadonlyMap<number, number>;
  readonly straddlers: readonly Straddler[];
}

/**
 * By how much each window went over, however the calls on their way over borders are dealt out: those that have to be dealt
 * out first are, so that what is over in the end is over in every deal.
 *
 * @param capacityOf what a window may hold
 * @returns units over, by window; empty when all can be dealt out
 */
export const overshoots = ({ certain, straddlers }: KeyCount, capacityOf: (window: number) => number): Map<number, number> => {
  const over = new Map<number, number>();
  const windows = [...new Set([...certain.keys(), ...straddlers.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, i) => from + i))])].sort((a, b) => a - b);
  let open = [...straddlers];
  for (const window of windows) {
    let room = capacityOf(window) - (certain.get(window) ?? 0);
    const left: Straddler[] = [];
    for (const one of open.sort((a, b) => a.to - b.to)) {
      if (one.from > window) left.push(one);
      else if (room > 0 || one.to === window) room -= 1;
      else left.push(one);
    }
    open = left;
    if (room < 0) over.set(window, -room);
  }
  return over;
};
