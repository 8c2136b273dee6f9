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

const batch = 50;

/** Puts every deployment on the outbox, some at a time: artifacts are large. */
export const republishDeployments = async (database: Database, outbox: Outbox): Promise<void> => {
  type Row = { organization: string; apiId: string; environment: string; artifact: GatewayArtifact };
  for (let after: Pick<Row, 'organization' | 'apiId' | 'environment'> | undefined = { organization: '', apiId: '', environment: '' }; after; ) {
    const { organization, apiId, environment } = after;
    const rows: readonly Row[] = await database.rows<Row>(sql`
      select api_deployment.organization, api_deployment.api_id as "apiId", api_deployment.environment, api_deployment.artifact
        from api_deployment
       where (api_deployment.organization, api_deployment.api_id, api_deployment.environment) > (${organization}, ${apiId}, ${environment})
       order by api_deployment.organization, api_deployment.api_id, api_deployment.environment
       limit ${batch}`);
    await database.inTransaction(async (db) => {
      for (const { artifact } of rows) await outbox.put(db, apiDeployed, artifact);
    });
    after = rows.length < batch ? undefined : rows.at(-1);
  }
};
