import { gatewayReported, type EventData } from '@quintet/contracts';
import { createProjection, type EventBus } from '@quintet/messaging';
import type { Component } from '@quintet/service-kit';

type Status = EventData<typeof gatewayReported>;

/** Which gateways serve beside this one. */
export interface LiveGateways extends Component {
  readonly ids: readonly string[];
  /** This gateway's equal share of so many units: all shares together are just as many. */
  shareOf(units: number): number;
}

/** Counted from the newest report of anybody, not from now: while the hub is away nobody's report comes, and all still serve. */
const living = (statuses: readonly Status[]): Status[] => {
  const newestMs = statuses.reduce((newest, { reportedMs }) => Math.max(newest, reportedMs), 0);
  return statuses.filter(({ expiresMs }) => expiresMs > newestMs);
};

export const equalShare = (ids: readonly string[], own: string, units: number): number => {
  const all = [...new Set([...ids, own])].sort();
  return Math.floor(units / all.length) + (all.indexOf(own) < units % all.length ? 1 : 0);
};

/** Follows the heartbeats of all gateways. */
export const createLiveGateways = (bus: Pick<EventBus, 'readState'>, gatewayId: string): LiveGateways => {
  const statuses = createProjection(bus, gatewayReported);
  const ids = (): string[] => living([...statuses.values()]).map((status) => status.gatewayId);
  return {
    name: 'live gateways',
    get ids() {
      return ids();
    },
    shareOf: (units) => equalShare(ids(), gatewayId, units),
    start: statuses.start,
    stop: statuses.stop,
  };
};
