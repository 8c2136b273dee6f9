import { deploymentAcknowledged, type EventData } from '@quintet/contracts';
import { sql, type Db } from '@quintet/persistence';
import type { Component, ReadinessCheck } from '@quintet/service-kit';
import type { Consumer } from '@quintet/messaging';
import type { PublisherParts } from '../../feature';

type Acknowledgement = EventData<typeof deploymentAcknowledged>;

export interface Receipt {
  readonly environment: string;
  readonly gatewayId: string;
  readonly revisionId: string | null;
  readonly outcome: 'applied' | 'removed' | 'refused';
  readonly reason: string | null;
  /** When the gateway said so, by its own clock: last, and for the first time of this revision. */
  readonly at: Date;
  readonly firstAt: Date;
}

/**
 * Safe to receive twice and late: only a newer receipt of the same gateway replaces an older one; one for an API that is gone is nothing.
 * A gateway says the same again when it starts again or is sent the deployment again: how long the deployment took is what it said first.
 */
export const keepReceipt = async (db: Db, { organization, apiId, environment, gatewayId, revisionId, outcome, reason, atMs }: Acknowledgement): Promise<void> => {
  await db.rows(sql`
    insert into gateway_receipt (organization, api_id, environment, gateway_id, revision_id, outcome, reason, at, first_at)
    select api.organization, api.id, ${environment}, ${gatewayId}, ${revisionId}, ${outcome}, ${reason}, ${new Date(atMs)}, ${new Date(atMs)}
      from api
     where api.organization = ${organization} and api.id = ${apiId}
        on conflict (organization, api_id, environment, gateway_id) do update
       set revision_id = excluded.revision_id, outcome = excluded.outcome, reason = excluded.reason, at = excluded.at,
           first_at = case when gateway_receipt.revision_id is not distinct from excluded.revision_id and gateway_receipt.outcome = excluded.outcome
                           then gateway_receipt.first_at else excluded.first_at end
     where gateway_receipt.at <= excluded.at`);
};

export const listReceipts = (db: Db, organization: string, apiId: string): Promise<Receipt[]> =>
  db.rows<Receipt>(sql`
    select gateway_receipt.environment, gateway_receipt.gateway_id as "gatewayId", gateway_receipt.revision_id as "revisionId",
           gateway_receipt.outcome, gateway_receipt.reason, gateway_receipt.at, gateway_receipt.first_at as "firstAt"
      from gateway_receipt
     where gateway_receipt.organization = ${organization} and gateway_receipt.api_id = ${apiId}
     order by gateway_receipt.gateway_id`);

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
