import { sql, type Db } from '@quintet/persistence';
import { AppError, commonProblems } from '@quintet/service-kit';
import type { PublisherParts } from '../../feature';
import { requireMatch } from '../../http/entity-tag';
import { storableJson } from '../../http/storable';
import { problems } from '../../problems';
import type { StoredApi } from './api';
import type { ApiBody } from './api-schema';
import { lockApi } from './api-store';
import { checkPolicies } from './check-policies';
import { explainDefaultVersion, takeDefaultVersion, tellGatewaysOfDefaultVersion } from './default-version';
import { definitionOf, documentOf, keepDefinition, readDefinition } from './definition';
import { entityTagOf } from './render-api';
import { requireOwnScopes } from './require-own-scopes';

export interface ApiChange {
  readonly organization: string;
  readonly apiId: string;
  readonly ifMatch: string | undefined;
  /** Who may publish but not create changes how an API is offered, not what it is. */
  readonly offersOnly: boolean;
  /** The new body, made from the present one. */
  readonly change: (now: StoredApi) => ApiBody;
  /** A definition that replaces the kept one; else the kept one follows the operations. */
  readonly definition?: string | undefined;
}

/** What WSO2 lets a token with `apim:api_publish` alone change. */
const offerFields = new Set(['tags', 'policies', 'organizationPolicies', 'apiThrottlingPolicy', 'visibility', 'visibleRoles', 'subscriptionAvailability', 'additionalProperties', 'businessInformation', 'categories']);

/** Order of an object's fields means nothing: jsonb keeps its own. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_name, part: unknown) => (typeof part === 'object' && part !== null && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part));

/** Null and absent mean the same, and an answer leaves out what is null. */
const changedFields = (before: ApiBody, after: ApiBody): string[] => {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter((name) => canonical((before as Record<string, unknown>)[name] ?? null) !== canonical((after as Record<string, unknown>)[name] ?? null));
};

type ChangeParts = Pick<PublisherParts, 'outbox' | 'announceApi' | 'completeApi' | 'clock' | 'followed'>;

/** Within a transaction of the caller's, together with what it changes besides. */
export const createChangeApiWithin =
  (parts: ChangeParts) =>
  async (db: Db, { organization, apiId, ifMatch, offersOnly, change, definition }: ApiChange): Promise<void> => {
    const { outbox, announceApi, completeApi, clock, followed } = parts;

    const keepInStep = async (api: StoredApi, body: ApiBody, changed: readonly string[]): Promise<void> => {
      if (definition === undefined && !changed.includes('operations') && !changed.includes('scopes')) return;
      const document = documentOf(definition ?? (await readDefinition(db, organization, apiId)));
      await keepDefinition(db, outbox, organization, apiId, definitionOf(document, { name: api.name, version: api.version, body }));
    };

    const api = await lockApi(db, organization, apiId);
    requireMatch(ifMatch, entityTagOf(api), problems.API_CHANGED_MEANWHILE);
    const body = await completeApi(db, organization, change(api));
    await requireOwnScopes(db, organization, api.name, body, api.body);
    const changed = changedFields({ ...api.body, isDefaultVersion: api.isDefaultVersion }, body);
    const forbidden = offersOnly ? changed.filter((name) => !offerFields.has(name)) : [];
    if (forbidden.length > 0) throw new AppError(commonProblems.FORBIDDEN, `apim:api_create is needed to change ${forbidden.join(', ')}`);
    checkPolicies(followed, organization, body);
    if (api.lifecycleState === 'PUBLISHED' && body.policies.length === 0 && api.body.policies.length > 0) throw new AppError(problems.BUSINESS_PLAN_NEEDED, 'it is published');
    if (body.isDefaultVersion && !api.isDefaultVersion) await takeDefaultVersion(db, parts, organization, api.name, apiId);
    await db.rows(sql`
      update api
         set body = ${storableJson(body)}, is_default_version = ${body.isDefaultVersion}, change = api.change + 1, updated_at = ${new Date(clock.now())}
       where api.organization = ${organization} and api.id = ${apiId}`);
    if (body.isDefaultVersion !== api.isDefaultVersion) await tellGatewaysOfDefaultVersion(db, outbox, organization, apiId, body.isDefaultVersion);
    await keepInStep(api, body, changed);
    await announceApi(db, organization, apiId);
  };

export const createChangeApi = (parts: ChangeParts & Pick<PublisherParts, 'database'>) => {
  const changeWithin = createChangeApiWithin(parts);
  return async (change: ApiChange): Promise<void> => {
    try {
      await parts.database.inTransaction((db) => changeWithin(db, change));
    } catch (error) {
      throw explainDefaultVersion(error);
    }
  };
};
export type ChangeApi = ReturnType<typeof createChangeApi>;
