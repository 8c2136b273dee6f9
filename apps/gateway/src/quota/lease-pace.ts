import { maxTickets, type Lease } from './lease';

/** Ask ahead for what this long will need, once the pace is known. */
const lookAheadMs = 1_000;
/** The pace is measured over at least this long. */
const paceSpanMs = 50;
/** Hold back at most one part in so many of what remains: a unit that one gateway holds idle is refused to callers of another. */
const aheadShare = 16;
/** What is held is idle after so long without a call. */
const idleMs = 1_000;
/** Units are scarce when less than one part in so many of the limit remains. */
const scarceShare = 4;
/** How many demands for one quota may follow one another for long; some at once are free. */
const ticketsPerMs = 4 / 1_000;
/** Of what calls cost, the newest counts so much. */
const newestShare = 0.1;

/** Measures how fast units are spent. */
export const measurePace = (lease: Lease, nowMs: number): void => {
  const elapsedMs = nowMs - lease.paceSinceMs;
  if (elapsedMs < paceSpanMs) return;
  lease.unitsPerMs = (lease.unitsPerMs + lease.paceUnits / elapsedMs) / 2;
  lease.paceUnits = 0;
  lease.paceSinceMs = nowMs;
};

/** So much may be held of what nobody waits for. */
export const holdable = ({ remaining }: Lease): number => Math.floor(remaining / aheadShare);

/** How many units to hold beyond those that calls wait for: 0 for small quotas, whose every unit counts. */
export const unitsAhead = (lease: Lease): number => Math.min(Math.ceil(lease.unitsPerMs * lookAheadMs), holdable(lease));

/** Units that lie idle here while other gateways may be refusing calls for want of them. */
export const idleUnits = ({ available, remaining, limit, lastSpentMs }: Lease, nowMs: number): number =>
  available > 0 && remaining < limit / scarceShare && nowMs - lastSpentMs >= idleMs ? available : 0;

/** Learns what a call costs where that is known only afterwards. */
export const learnCost = (lease: Lease, units: number): void => {
  const before = lease.typicalCost;
  lease.typicalCost = Math.max(1, before === 1 ? units : Math.round(before * (1 - newestShare) + units * newestShare));
};

/** @returns 0 when a demand may be sent now, which is counted; else after how many milliseconds one may be */
export const takeTicket = (lease: Lease, nowMs: number): number => {
  lease.tickets = Math.min(maxTickets, lease.tickets + Math.max(0, nowMs - lease.ticketsMs) * ticketsPerMs);
  lease.ticketsMs = nowMs;
  if (lease.tickets < 1) return Math.ceil((1 - lease.tickets) / ticketsPerMs);
  lease.tickets -= 1;
  return 0;
};
