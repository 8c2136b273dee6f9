import { apiDeployed, type GatewayArtifact } from '@quintet/contracts';
import type { Outbox } from '@quintet/outbox';
import { isUniqueViolation, sql, type Db } from '@quintet/persistence';
import { AppError } from '@quintet/service-kit';
import type { PublisherParts } from '../../feature';
import { problems } from '../../problems';

/** Which version answers without one is a matter of routing, not of a revision: what is deployed follows at once. */
const tellGateways = async (db: Db, outbox: Outbox, organization: string, apiId: string, isDefault: boolean): Promise<void> => {
  const rows = await db.rows<{ artifact: GatewayArtifact }>(sql`
    update api_deployment
       set artifact = jsonb_set(api_deployment.artifact, '{isDefaultVersion}', ${JSON.stringify(isDefault)}::jsonb)
     where api_deployment.organization = ${organization} and api_deployment.api_id = ${apiId}
    returning api_deployment.artifact`);
  for (const { artifact } of rows) await outbox.put(db, apiDeployed, artifact);
};

/** Of the versions of one API at most one is the default: takes it from whichever has it. */
export const takeDefaultVersion = async (db: Db, { outbox, announceApi }: Pick<PublisherParts, 'outbox' | 'announceApi'>, organization: string, name: string, exceptId: string): Promise<void> => {
  const others = await db.rows<{ id: string }>(sql`
    update api
       set is_default_version = false, change = api.change + 1
     where api.organization = ${organization} and lower(api.name) = lower(${name}) and api.id <> ${exceptId} and api.is_default_version
    returning api.id`);
  for (const { id } of others) {
    await tellGateways(db, outbox, organization, id, false);
    await announceApi(db, organization, id);
  }
};

/** Two versions that become the default one at the same time: the unique key lets one pass. */
export const explainDefaultVersion = (error: unknown): unknown => (isUniqueViolation(error, 'api_default_version') ? new AppError(problems.DEFAULT_VERSION_TAKEN, undefined, { cause: error }) : error);

export { tellGateways as tellGatewaysOfDefaultVersion };
