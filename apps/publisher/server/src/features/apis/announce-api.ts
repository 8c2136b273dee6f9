import { apiChanged, apiContentChanged, type ApiCatalogueEntry } from '@quintet/contracts';
import type { Outbox } from '@quintet/outbox';
import { sql, type Database, type Db } from '@quintet/persistence';
import type { StoredApi } from './api';
import { requireApi } from './api-store';
import { readDefinition } from './definition';

/** The catalogue entry of an API: what everybody may know of it. */
export const catalogueEntryOf = (api: StoredApi, environments: readonly string[]): ApiCatalogueEntry => {
  const { body } = api;
  const { businessOwner, businessOwnerEmail, technicalOwner, technicalOwnerEmail } = body.businessInformation as Record<string, string | null | undefined>;
  return {
    id: api.id,
    organization: api.organization,
    name: api.name,
    context: api.context,
    version: api.version,
    provider: api.provider,
    description: body.description,
    type: body.type,
    lifecycleState: api.lifecycleState,
    isDefaultVersion: api.isDefaultVersion,
    hasThumbnail: api.hasThumbnail,
    policies: body.policies,
    apiThrottlingPolicy: body.apiThrottlingPolicy,
    tags: body.tags,
    categories: body.categories,
    visibility: body.visibility,
    visibleRoles: body.visibleRoles,
    securityScheme: body.securityScheme,
    transport: body.transport,
    authorizationHeader: body.authorizationHeader,
    ...(body.securityScheme.includes('api_key') && { apiKeyHeader: body.apiKeyHeader }),
    keyManagers: body.keyManagers,
    operations: body.operations.map(({ verb, target, authType, throttlingPolicy, scopes }) => ({ verb, target, authType, throttlingPolicy, scopes })),
    scopes: body.scopes.map(({ scope }) => ({ key: scope.name, name: scope.displayName || scope.name, description: scope.description ?? '', roles: scope.bindings })),
    businessInformation: {
      businessOwner: businessOwner ?? null,
      businessOwnerEmail: businessOwnerEmail ?? null,
      technicalOwner: technicalOwner ?? null,
      technicalOwnerEmail: technicalOwnerEmail ?? null,
    },
    additionalProperties: body.additionalProperties.map(({ name, value, display }) => ({ name, value, display })),
    environments: [...environments],
    createdMs: api.createdAt.getTime(),
    updatedMs: api.updatedAt.getTime(),
  };
};

const environmentsOf = async (db: Db, organization: string, apiId: string): Promise<string[]> => {
  const rows = await db.rows<{ environment: string }>(sql`
    select api_deployment.environment
      from api_deployment
     where api_deployment.organization = ${organization} and api_deployment.api_id = ${apiId} and api_deployment.display_on_devportal
     order by api_deployment.environment`);
  return rows.map(({ environment }) => environment);
};

/** Puts an API's complete catalogue entry on the outbox. */
export const createAnnounceApi =
  (outbox: Outbox) =>
  async (db: Db, organization: string, apiId: string): Promise<void> => {
    const api = await requireApi(db, organization, apiId);
    await outbox.put(db, apiChanged, catalogueEntryOf(api, await environmentsOf(db, organization, apiId)));
  };

/** Puts every API and its definition on the outbox, one at a time: definitions may be large, and all of them too much for memory. */
export const republishApis = async (database: Database, outbox: Outbox): Promise<void> => {
  const announceApi = createAnnounceApi(outbox);
  const keys = await database.rows<{ organization: string; id: string }>(sql`select api.organization, api.id from api order by api.organization, api.id`);
  for (const { organization, id } of keys) {
    await database.inTransaction(async (db) => {
      // Its row is held, so that an older state can not be put behind a newer one. Deleted since then: nothing to tell.
      const [still] = await db.rows(sql`select 1 from api where api.organization = ${organization} and api.id = ${id} for update`);
      if (!still) return;
      await announceApi(db, organization, id);
      const definition = await readDefinition(db, organization, id);
      await outbox.put(db, apiContentChanged, { kind: 'definition', apiId: id, organization, definition });
    });
  }
};
