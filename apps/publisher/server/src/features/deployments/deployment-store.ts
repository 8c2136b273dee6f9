import { apiDeployed, type GatewayArtifact } from '@quintet/contracts';
import type { Outbox } from '@quintet/outbox';
import { sql, type Database, type Db } from '@quintet/persistence';

export interface StoredDeployment {
  readonly apiId: string;
  readonly environment: string;
  readonly revisionId: string;
  readonly vhost: string;
  readonly displayOnDevportal: boolean;
  readonly deployedAt: Date;
}

const columns = sql`
  api_deployment.api_id as "apiId", api_deployment.environment, api_deployment.revision_id as "revisionId", api_deployment.vhost,
  api_deployment.display_on_devportal as "displayOnDevportal", api_deployment.deployed_at as "deployedAt"`;

export const listDeployments = (db: Db, organization: string, apiId: string): Promise<StoredDeployment[]> =>
  db.rows<StoredDeployment>(sql`
    select ${columns}
      from api_deployment
     where api_deployment.organization = ${organization} and api_deployment.api_id = ${apiId}
     order by api_deployment.environment`);

/** Replaces whatever stood on that environment, and tells the gateways. Receipts of what stood there before count no more. */
export const putDeployment = async (db: Db, outbox: Outbox, artifact: GatewayArtifact, { displayOnDevportal, deployedBy }: { displayOnDevportal: boolean; deployedBy: string }): Promise<void> => {
  const { organization, apiId, environment, revisionId, vhost, deployedMs } = artifact;
  await db.rows(sql`
    insert into api_deployment (organization, api_id, environment, revision_id, vhost, display_on_devportal, artifact, deployed_by, deployed_at)
    values (${organization}, ${apiId}, ${environment}, ${revisionId}, ${vhost}, ${displayOnDevportal}, ${JSON.stringify(artifact)}, ${deployedBy}, ${new Date(deployedMs)})
    on conflict (organization, api_id, environment) do update
       set revision_id = excluded.revision_id, vhost = excluded.vhost, display_on_devportal = excluded.display_on_devportal,
           artifact = excluded.artifact, deployed_by = excluded.deployed_by, deployed_at = excluded.deployed_at`);
  await forgetReceipts(db, organization, apiId, environment);
  await outbox.put(db, apiDeployed, artifact);
};

export const removeDeployment = async (db: Db, outbox: Outbox, organization: string, apiId: string, environment: string): Promise<void> => {
  await db.rows(sql`
    delete from api_deployment
     where api_deployment.organization = ${organization} and api_deployment.api_id = ${apiId} and api_deployment.environment = ${environment}`);
  await forgetReceipts(db, organization, apiId, environment);
  await outbox.remove(db, apiDeployed, `${apiId}@${environment}`);
};

/** Takes the API off every gateway. The caller holds its row. */
export const removeAllDeployments = async (db: Db, outbox: Outbox, organization: string, apiId: string): Promise<void> => {
  for (const { environment } of await listDeployments(db, organization, apiId)) await removeDeployment(db, outbox, organization, apiId, environment);
};

export const setDisplayed = async (db: Db, organization: string, apiId: string, environment: string, displayed: boolean): Promise<void> => {
  await db.rows(sql`
    update api_deployment
       set display_on_devportal = ${displayed}
     where api_deployment.organization = ${organization} and api_deployment.api_id = ${apiId} and api_deployment.environment = ${environment}`);
};

const forgetReceipts = (db: Db, organization: string, apiId: string, environment: string): Promise<unknown> =>
  db.rows(sql`
    delete from gateway_receipt
     where gateway_receipt.organization = ${organization} and gateway_receipt.api_id = ${apiId} and gateway_receipt.environment = ${environment}`);

/** Puts every deployment on the outbox, one at a time: artifacts may be large. */
export const republishDeployments = async (database: Database, outbox: Outbox): Promise<void> => {
  const keys = await database.rows<{ organization: string; apiId: string; environment: string }>(sql`
    select api_deployment.organization, api_deployment.api_id as "apiId", api_deployment.environment
      from api_deployment
     order by api_deployment.organization, api_deployment.api_id, api_deployment.environment`);
  for (const { organization, apiId, environment } of keys) {
    await database.inTransaction(async (db) => {
      // Its row is held, so that an older state can not be put behind a newer one.
      const [row] = await db.rows<{ artifact: GatewayArtifact }>(sql`
        select api_deployment.artifact
          from api_deployment
         where api_deployment.organization = ${organization} and api_deployment.api_id = ${apiId} and api_deployment.environment = ${environment}
           for update`);
      if (row) await outbox.put(db, apiDeployed, row.artifact);
    });
  }
};
