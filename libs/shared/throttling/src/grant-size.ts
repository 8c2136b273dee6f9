export interface LeaseRequest {
  /** Units that are needed now: requests that wait. */
  readonly wanted: number;
  /** Units that are of use at all; less than `wanted` counts as `wanted`. */
  readonly atMost: number;
  /** Units of the window that nobody holds yet. */
  readonly remaining: number;
}

/** A lease beyond what is needed now takes at most one part in so many of what remains. */
const sharers = 4;

/**
 * How many units to lease out of what remains of a window.
 *
 * What is wanted now is granted as long as there is any: a request that waits is the best use of a unit. What is only
 * foreseen is granted out of a quarter of the remainder, so leases shrink as the quota runs out (guided self-scheduling,
 * Polychronopoulos and Kuck 1987): the last units are not forfeited by one gateway while another refuses calls.
 *
 * @returns between `min(wanted, remaining)` and `min(max(wanted, atMost), remaining)`; never less when more remains
 */
export const grantSize = ({ wanted, atMost, remaining }: LeaseRequest): number => {
  if (remaining <= 0) return 0;
  const foreseen = Math.min(atMost, Math.floor(remaining / sharers));
  return Math.min(remaining, Math.max(wanted, foreseen));
};
