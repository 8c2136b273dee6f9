import type { PublisherParts } from '../../feature';
import { countReceipts, gatewaysOf, isLive, listRefusals, type GatewayStatus, type Refusal } from '../deployments';
import type { EnvironmentStore } from '../environments';

/**
 * A gateway that ended without a word is shown as EXPIRED for this long. Its last heartbeat stays in the topic, a few hundred bytes:
 * it is the gateway's to delete. A tombstone by the publisher, with a version by the publisher's clock, could outdate the heartbeats
 * of a gateway that was only cut off and whose clock is behind; and the publisher has no right to write there.
 */
const forgottenAfterMs = 30 * 24 * 3_600_000;
/** In one answer; the counts are whole. */
const maxRefusals = 500;

const present = (gateway: GatewayStatus, nowMs: number, deployments: number, { deployed = 0, failed = 0 }: { deployed?: number; failed?: number }, refusals: readonly Refusal[]) => ({
  gatewayId: gateway.gatewayId,
  status: isLive(gateway, nowMs) ? ('ACTIVE' as const) : ('EXPIRED' as const),
  lastActive: new Date(gateway.reportedMs).toISOString(),
  expires: new Date(gateway.expiresMs).toISOString(),
  started: new Date(gateway.startedMs).toISOString(),
  version: gateway.version,
  state: gateway.state,
  /** While it serves from its own disk, not having caught up with the event hub: the age of that, at its last heartbeat. */
  ...(gateway.snapshotAgeMs === undefined ? {} : { snapshotAgeMs: gateway.snapshotAgeMs }),
  /** The longest that a change took to be applied there, since the heartbeat before; absent when there was none. */
  ...(gateway.lagMs === undefined ? {} : { lagMs: gateway.lagMs }),
  /** The newest version that it applied of each state topic. */
  applied: gateway.applied ?? [],
  environments: gateway.environments,
  deployedCount: deployed,
  failedCount: failed,
  waitingCount: Math.max(0, deployments - deployed - failed),
  failures: refusals.map(({ apiId, revisionId, reason, at }) => ({ apiId, revisionId, reason, time: at.toISOString() })),
});
export type PresentedGateway = ReturnType<typeof present>;

/** Every gateway of an environment and what it said of the caller's own deployments there. */
export const createListGateways =
  ({ database, followed, clock }: Pick<PublisherParts, 'database' | 'followed' | 'clock'>, environments: Pick<EnvironmentStore, 'require'>) =>
  async (organization: string, environmentId: string): Promise<PresentedGateway[]> => {
    const { name } = await environments.require(organization, environmentId);
    const [{ deployments, counts }, refusals] = await Promise.all([countReceipts(database, organization, name), listRefusals(database, organization, name, maxRefusals)]);
    const nowMs = clock.now();
    const countOf = new Map(counts.map((one) => [one.gatewayId, one]));
    return gatewaysOf(followed.gateways, name)
      .filter(({ expiresMs }) => expiresMs > nowMs - forgottenAfterMs)
      .map((gateway) => present(gateway, nowMs, deployments, countOf.get(gateway.gatewayId) ?? {}, refusals.filter(({ gatewayId }) => gatewayId === gateway.gatewayId)));
  };
export type ListGateways = ReturnType<typeof createListGateways>;
