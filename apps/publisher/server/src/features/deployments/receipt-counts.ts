import { sql, type Db } from '@quintet/persistence';

/** What one gateway said of the deployments that stand on an environment now. */
export interface ReceiptCount {
  readonly gatewayId: string;
  readonly deployed: number;
  readonly failed: number;
}

/** A deployment that stands, and that a gateway does not serve. */
export interface Refusal {
  readonly gatewayId: string;
  readonly apiId: string;
  readonly revisionId: string;
  readonly reason: string | null;
  readonly at: Date;
}

/** Receipts of revisions that were replaced since say nothing of what stands. */
const standing = sql`
  gateway_receipt
  join api_deployment
    on api_deployment.organization = gateway_receipt.organization and api_deployment.api_id = gateway_receipt.api_id
   and api_deployment.environment = gateway_receipt.environment and api_deployment.revision_id = gateway_receipt.revision_id`;

/** @returns all deployments of the environment, and what each gateway said of them */
export const countReceipts = async (db: Db, organization: string, environment: string): Promise<{ deployments: number; counts: ReceiptCount[] }> => {
  const [deployments, counts] = await Promise.all([
    db.rows<{ count: number }>(sql`
      select count(*)::int as count
        from api_deployment
       where api_deployment.organization = ${organization} and api_deployment.environment = ${environment}`),
    db.rows<ReceiptCount>(sql`
      select gateway_receipt.gateway_id as "gatewayId",
             (count(*) filter (where gateway_receipt.outcome = 'applied'))::int as deployed,
             (count(*) filter (where gateway_receipt.outcome = 'refused'))::int as failed
        from ${standing}
       where gateway_receipt.organization = ${organization} and gateway_receipt.environment = ${environment}
       group by gateway_receipt.gateway_id`),
  ]);
  return { deployments: deployments[0]!.count, counts };
};

/** The newest first, `limit` at most. */
export const listRefusals = (db: Db, organization: string, environment: string, limit: number): Promise<Refusal[]> =>
  db.rows<Refusal>(sql`
    select gateway_receipt.gateway_id as "gatewayId", gateway_receipt.api_id as "apiId", gateway_receipt.revision_id as "revisionId", gateway_receipt.reason, gateway_receipt.at
      from ${standing}
     where gateway_receipt.organization = ${organization} and gateway_receipt.environment = ${environment} and gateway_receipt.outcome = 'refused'
     order by gateway_receipt.at desc, gateway_receipt.api_id, gateway_receipt.gateway_id
     limit ${limit}`);
