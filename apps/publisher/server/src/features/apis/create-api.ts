import { randomUUID } from 'node:crypto';
import type { OpenApiDocument } from '@quintet/openapi';
import { isUniqueViolation, sql, type Db } from '@quintet/persistence';
import { AppError } from '@quintet/service-kit';
import type { PublisherParts } from '../../feature';
import { storableJson } from '../../http/storable';
import { problems } from '../../problems';
import { contextOf } from './api';
import type { ApiBody, ApiIdentity } from './api-schema';
import { checkPolicies } from './check-policies';
import { explainDefaultVersion, takeDefaultVersion } from './default-version';
import { definitionOf, keepDefinition } from './definition';
import { requireOwnScopes } from './require-own-scopes';

export interface NewApi {
  readonly organization: string;
  readonly provider: string;
  readonly identity: ApiIdentity;
  readonly body: ApiBody;
  /** The definition that the API was made from; without one it is made from the operations. */
  readonly document?: OpenApiDocument | undefined;
  /** The version that this one is made from. */
  readonly copyOf?: string;
}

/** Says who has the name or the context, before the unique keys do it in fewer words. */
const requireFree = async (db: Db, organization: string, { name, version }: ApiIdentity, template: string, context: string): Promise<void> => {
  const taken = await db.rows<{ name: string; version: string; template: string; context: string }>(sql`
    select api.name, api.version, api.context_template as template, api.context
      from api
     where api.organization = ${organization}
       and (lower(api.name) = lower(${name}) or api.context = ${context} or api.context_template = ${template})`);
  const otherCase = taken.find((one) => one.name !== name && one.name.toLowerCase() === name.toLowerCase());
  if (otherCase) throw new AppError(problems.API_NAME_TAKEN, `"${otherCase.name}" differs from "${name}" in case only`);
  if (taken.some((one) => one.name === name && one.version === version)) throw new AppError(problems.API_VERSION_TAKEN, `"${name}" ${version}`);
  const sameContext = taken.find((one) => one.context === context || (one.template === template && one.name !== name));
  if (sameContext) throw new AppError(problems.API_CONTEXT_TAKEN, `${context} belongs to "${sameContext.name}" ${sameContext.version}`);
};

const explain = (error: unknown): unknown => {
  if (isUniqueViolation(error, 'api_context')) return new AppError(problems.API_CONTEXT_TAKEN, undefined, { cause: error });
  if (isUniqueViolation(error, 'api_name_version')) return new AppError(problems.API_VERSION_TAKEN, undefined, { cause: error });
  return explainDefaultVersion(error);
};

export const createCreateApi =
  (parts: Pick<PublisherParts, 'database' | 'outbox' | 'announceApi' | 'completeApi' | 'copyApi' | 'clock' | 'followed'>) =>
  /** @returns the id of the new API */
  async ({ organization, provider, identity, body: given, document, copyOf }: NewApi): Promise<string> => {
    const { database, outbox, announceApi, completeApi, copyApi, clock, followed } = parts;
    checkPolicies(followed, organization, given);
    const { name, version, context: template } = identity;
    const context = contextOf(organization, template, version);
    if (context.length > maxContextLength) throw new AppError(problems.API_INVALID, `context: with the version it is longer than ${maxContextLength}`);
    if (template === '/t' || template.startsWith('/t/')) throw new AppError(problems.API_INVALID, 'context: /t/ is where the contexts of other tenants stand');
    const id = randomUUID();
    const at = new Date(clock.now());
    try {
      await database.inTransaction(async (db) => {
        const body = await completeApi(db, organization, given);
        await requireOwnScopes(db, organization, name, body);
        await requireFree(db, organization, identity, template, context);
        if (body.isDefaultVersion) await takeDefaultVersion(db, parts, organization, name, id);
        await db.rows(sql`
          insert into api (organization, id, name, version, context_template, context, provider, lifecycle_state, is_default_version, body, created_at, updated_at)
          values (${organization}, ${id}, ${name}, ${version}, ${template}, ${context}, ${provider}, 'CREATED', ${body.isDefaultVersion}, ${storableJson(body)}, ${at}, ${at})`);
        await db.rows(sql`
          insert into api_lifecycle_change (organization, api_id, previous_state, state, username, changed_at)
          values (${organization}, ${id}, null, 'CREATED', ${provider}, ${at})`);
        if (copyOf !== undefined) await copyApi(db, organization, copyOf, id);
        await announceApi(db, organization, id);
        await keepDefinition(db, outbox, organization, id, definitionOf(document, { name, version, body }));
      });
    } catch (error) {
      throw explain(error);
    }
    return id;
  };
export type CreateApi = ReturnType<typeof createCreateApi>;

const maxContextLength = 232;
