import { deploymentAcknowledged, type EventData } from '@quintet/contracts';
import { sql, type Db } from '@quintet/persistence';
import type { Clock, Component, ReadinessCheck } from '@quintet/service-kit';
import type { Consumer } from '@quintet/messaging';
import type { PublisherParts } from '../../feature';
import type { StoredDeployment } from './deployment-store';

type Acknowledgement = EventData<typeof deploymentAcknowledged>;

export interface Receipt {
  readonly environment: string;
  readonly gatewayId: string;
  readonly revisionId: string | null;
  readonly outcome: 'applied' | 'removed' | 'refused';
  readonly reason: string | null;
  readonly at: Date;
}

/** Safe to receive twice and late: only a newer receipt of the same gateway replaces an older one; one for an API that is gone is nothing. */
export const keepReceipt = async (db: Db, { organization, apiId, environment, gatewayId, revisionId, outcome, reason, atMs }: Acknowledgement): Promise<void> => {
  await db.rows(sql`
    insert into gateway_receipt (organization, api_id, environment, gateway_id, revision_id, outcome, reason, at)
    select api.organization, api.id, ${environment}, ${gatewayId}, ${revisionId}, ${outcome}, ${reason}, ${new Date(atMs)}
      from api
     where api.organization = ${organization} and api.id = ${apiId}
        on conflict (organization, api_id, environment, gateway_id) do update
       set revision_id = excluded.revision_id, outcome = excluded.outcome, reason = excluded.reason, at = excluded.at
     where gateway_receipt.at <= excluded.at`);
};

export const listReceipts = (db: Db, organization: string, apiId: string): Promise<Receipt[]> =>
  db.rows<Receipt>(sql`
    select gateway_receipt.environment, gateway_receipt.gateway_id as "gatewayId", gateway_receipt.revision_id as "revisionId",
           gateway_receipt.outcome, gateway_receipt.reason, gateway_receipt.at
      from gateway_receipt
     where gateway_receipt.organization = ${organization} and gateway_receipt.api_id = ${apiId}
     order by gateway_receipt.gateway_id`);

type Gateways = Pick<PublisherParts['followed'], 'gateways'>;

/** How far a deployment has come: on how many of the gateways that live now, and what each of them said. */
export const progressOf = ({ environment, revisionId, deployedAt }: StoredDeployment, receipts: readonly Receipt[], { gateways }: Gateways, clock: Clock) => {
  const live = [...gateways.values()].filter((one) => one.expiresMs > clock.now() && one.environments.includes(environment)).map(({ gatewayId }) => gatewayId);
  const ofThis = new Map(receipts.filter((one) => one.environment === environment && one.revisionId === revisionId).map((one) => [one.gatewayId, one]));
  const said = live.sort().map((gatewayId) => {
    const receipt = ofThis.get(gatewayId);
    return {
      gatewayId,
      outcome: receipt?.outcome ?? ('waiting' as const),
      reason: receipt?.reason ?? null,
      time: receipt ? String(receipt.at.getTime()) : null,
      tookMs: receipt ? Math.max(0, receipt.at.getTime() - deployedAt.getTime()) : null,
    };
  });
  const applied = said.filter(({ outcome }) => outcome === 'applied');
  return {
    liveGatewayCount: live.length,
    deployedGatewayCount: applied.length,
    failedGatewayCount: said.filter(({ outcome }) => outcome === 'refused').length,
    successDeployedTime: applied.length > 0 && applied.length === live.length ? applied.map(({ time }) => time).sort().at(-1)! : null,
    gateways: said,
  };
};

/** Receipts of all gateways, kept as they come in. Publishers of one database share the work. */
export const receiptConsumer = ({ bus, database }: Pick<PublisherParts, 'bus' | 'database'>): Component & { readonly readiness: ReadinessCheck } => {
  let consumer: Consumer | undefined;
  let ready = false;
  return {
    name: 'deployment receipts',
    readiness: { name: 'deployment receipts', failing: () => (ready ? undefined : 'not joined yet') },
    start: async () => {
      consumer = bus.consume(deploymentAcknowledged, 'publisher', (acknowledgement) => keepReceipt(database, acknowledgement));
      consumer.ready.then(() => (ready = true)).catch(() => undefined); // the bus goes on trying by itself
    },
    stop: async () => {
      await consumer?.stop();
      consumer = undefined;
      ready = false;
    },
  };
};
