import type { StoredDeployment } from './deployment-store';
import type { GatewayStatus } from './gateways';
import type { Receipt } from './receipts';

type Deployed = Pick<StoredDeployment, 'environment' | 'revisionId' | 'deployedAt'>;
type Gateway = Pick<GatewayStatus, 'gatewayId' | 'startedMs'>;

/**
 * How long the deployment took to reach a gateway, by that gateway's own clock: the moment from which calls were answered. The moment
 * at which the publisher hears of it would add the way back, and minutes when the publisher itself was away. What clocks of two
 * machines differ is in the figure; it is never below zero.
 *
 * @returns null for a gateway that was not there when the deployment was made: it would tell when the gateway was started
 */
const tookMs = ({ deployedAt }: Deployed, { startedMs }: Gateway, { firstAt }: Receipt): number | null => {
  const cameLater = startedMs > deployedAt.getTime() && firstAt.getTime() >= startedMs;
  return cameLater ? null : Math.max(0, firstAt.getTime() - deployedAt.getTime());
};

const gateways = (count: number): string => `${count} ${count === 1 ? 'gateway' : 'gateways'}`;

const textOf = ({ live, deployed, failed, milliseconds }: { live: number; deployed: number; failed: number; milliseconds: number | null }): string => {
  if (live === 0) return 'no gateway of this environment is live';
  const waiting = live - deployed - failed;
  return [
    `live on ${deployed} of ${gateways(live)}${milliseconds === null ? '' : ` in ${milliseconds} ms`}`,
    ...(failed > 0 ? [`refused by ${failed}`] : []),
    ...(waiting > 0 ? [`not yet answered by ${waiting}`] : []),
  ].join(', ');
};

/** How far a deployment has come: on how many of the gateways that live now, how fast, and what each of them said. */
export const progressOf = (deployment: Deployed, receipts: readonly Receipt[], live: readonly Gateway[]) => {
  const { environment, revisionId } = deployment;
  const ofThis = new Map(receipts.filter((one) => one.environment === environment && one.revisionId === revisionId).map((one) => [one.gatewayId, one]));
  const said = live.map((gateway) => {
    const receipt = ofThis.get(gateway.gatewayId);
    return {
      gatewayId: gateway.gatewayId,
      outcome: receipt?.outcome ?? ('waiting' as const),
      reason: receipt?.reason ?? null,
      time: receipt ? String(receipt.at.getTime()) : null,
      tookMs: receipt ? tookMs(deployment, gateway, receipt) : null,
    };
  });
  const applied = said.filter(({ outcome }) => outcome === 'applied');
  const refused = said.filter(({ outcome }) => outcome === 'refused');
  const took = applied.flatMap((one) => one.tookMs ?? []);
  const figures = { live: live.length, deployed: applied.length, failed: refused.length, milliseconds: took.length > 0 ? Math.max(...took) : null };
  return {
    liveGatewayCount: figures.live,
    deployedGatewayCount: figures.deployed,
    failedGatewayCount: figures.failed,
    successDeployedTime: applied.length > 0 && applied.length === live.length ? applied.map(({ time }) => time).sort().at(-1)! : null,
    gateways: said,
    propagation: { ...figures, text: textOf(figures), failures: refused.map(({ gatewayId, reason }) => ({ gatewayId, reason })) },
  };
};
