import type { EventData, gatewayReported } from '@quintet/contracts';

export type GatewayStatus = EventData<typeof gatewayReported>;

/** Two heartbeats may be missed: the gateway says itself how long its last one counts. One that left in good order is not known at all. */
export const isLive = ({ expiresMs }: Pick<GatewayStatus, 'expiresMs'>, nowMs: number): boolean => expiresMs > nowMs;

/** All that are known of an environment, also those that are silent; by name. */
export const gatewaysOf = (known: { values(): Iterable<GatewayStatus> }, environment: string): GatewayStatus[] =>
  [...known.values()].filter(({ environments }) => environments.includes(environment)).sort((a, b) => (a.gatewayId < b.gatewayId ? -1 : 1));

export const liveGatewaysOf = (known: { values(): Iterable<GatewayStatus> }, environment: string, nowMs: number): GatewayStatus[] =>
  gatewaysOf(known, environment).filter((one) => isLive(one, nowMs));
