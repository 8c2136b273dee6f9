import { gatewayReported } from '@quintet/contracts';
import type { EventBus, StateReader } from '@quintet/messaging';
import type { Clock, Component } from '@quintet/service-kit';
import { reportGraceMs } from './forfeit-leases';

export interface GatewayWatch extends Component {
  /** Gateways of which nothing has been heard for so long that no report is to be expected; each is named until `forget`. */
  gone(): string[];
  forget(gatewayId: string): void;
}

/** Which gateways have gone, by their heartbeats. One that left before this process began is not known here: its leases end with their windows. */
export const watchGateways = (bus: Pick<EventBus, 'readState'>, clock: Clock): GatewayWatch => {
  const expiries = new Map<string, number>();
  let reader: StateReader | undefined;
  return {
    name: 'gateways that hold leases',
    gone: () => [...expiries].flatMap(([gatewayId, expiresMs]) => (expiresMs + reportGraceMs < clock.now() ? [gatewayId] : [])),
    forget: (gatewayId) => void expiries.delete(gatewayId),
    start: async () => {
      reader = bus.readState(gatewayReported, (change) => {
        if (change.kind === 'upsert') expiries.set(change.key, change.data.expiresMs);
        else if (expiries.has(change.key)) expiries.set(change.key, Math.min(clock.now(), expiries.get(change.key) ?? 0));
      });
    },
    stop: async () => {
      await reader?.stop();
      reader = undefined;
    },
  };
};
