import { quotaDemanded, quotaGranted, throttleDecided, type LeaseReport, type QuotaKey } from '@quintet/contracts';
import { outgoing, type Consumer, type EventBus } from '@quintet/messaging';
import { grantSize, windowOf } from '@quintet/throttling';

export interface Granter {
  /** Units leased out, by level and key, over all windows. */
  readonly leased: Map<string, number>;
  readonly messages: { demands: number; units: number };
  /** What gateways said became of units, by level and key. */
  readonly reported: Map<string, { spent: number; returned: number; advanced: number }>;
  /** Off: demands are heard by nobody. */
  answering: boolean;
  stop(): Promise<void>;
}

/** What a traffic manager promises, with counters in memory: never more than the limit of a window, the same answer to the same demand. */
export const startGranter = (bus: EventBus, limits: Readonly<Record<string, number>>): Granter => {
  const leased = new Map<string, number>();
  const counters = new Map<string, number>();
  const messages = { demands: 0, units: 0 };
  const reported: Granter['reported'] = new Map();
  const answers = new Map<string, ReturnType<typeof outgoing>>();
  const origin = () => ({ source: '/test', timeMs: Date.now() });
  const grantOf = (quota: QuotaKey, wanted: number, atMost: number) => {
    const limit = limits[quota.policy];
    const { startMs, endMs } = windowOf({ unitTime: 1, timeUnit: 'min' }, Date.now());
    const window = { windowStartMs: startMs, windowEndMs: endMs };
    if (limit === undefined) return { quota, granted: null, remaining: 0, limit: 0, ...window };
    const id = `${quota.level}/${quota.key}`;
    const before = counters.get(`${id}/${startMs}`) ?? 0;
    const granted = grantSize({ wanted, atMost, remaining: limit - before });
    counters.set(`${id}/${startMs}`, before + granted);
    leased.set(id, (leased.get(id) ?? 0) + granted);
    return { quota, granted, remaining: limit - before - granted, limit, ...window };
  };
  const settle = ({ quota, windowStartMs, spent, returned, advanced }: LeaseReport): void => {
    const id = `${quota.level}/${quota.key}`;
    const sums = reported.get(id) ?? { spent: 0, returned: 0, advanced: 0 };
    reported.set(id, { spent: sums.spent + spent, returned: sums.returned + returned, advanced: sums.advanced + advanced });
    const before = counters.get(`${id}/${windowStartMs}`) ?? 0;
    const limit = limits[quota.policy] ?? 0;
    counters.set(`${id}/${windowStartMs}`, Math.max(before - returned, Math.min(limit, before - returned + advanced)));
  };
  const consumer: Consumer = bus.consume(quotaDemanded, 'test-granter', async ({ gatewayId, demandId, demands, reports = [] }) => {
    if (!granter.answering) return;
    if (demands.length > 0) messages.demands += 1;
    messages.units += demands.length;
    const known = answers.get(demandId);
    if (known) return bus.publish([known]);
    reports.forEach(settle);
    const grants = demands.map(({ quota, wanted, atMost }) => grantOf(quota, wanted, atMost));
    const answer = outgoing(quotaGranted, { gatewayId, demandId, decidedMs: Date.now(), grants }, origin());
    answers.set(demandId, answer);
    const usedUp = grants.filter(({ granted, remaining }) => granted !== null && remaining === 0);
    // The broadcast first: it may overtake the answer, and must not take the units in it away.
    const broadcasts = usedUp.map(({ quota, limit, windowStartMs, windowEndMs }) => outgoing(throttleDecided, { quota, state: 'exhausted', limit, windowStartMs, windowEndMs, decidedMs: Date.now() }, origin()));
    await bus.publish([...broadcasts, answer]);
  });
  const granter: Granter = { leased, messages, reported, answering: true, stop: () => consumer.stop() };
  return granter;
};

/** Waits, if need be, until the minute that tests count in has some seconds left. */
export const roomInMinute = async (neededMs = 10_000): Promise<void> => {
  const leftMs = 60_000 - (Date.now() % 60_000);
  if (leftMs < neededMs) await new Promise((resolve) => setTimeout(resolve, leftMs + 50));
};
