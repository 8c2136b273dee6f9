import { withoutNulls } from '@quintet/management-api';
import { defaultContextOf, type StoredApi } from './api';

/** The entity tag of an API: another one after each change of what `renderApi` shows. */
export const entityTagOf = ({ change, hasThumbnail }: StoredApi): string => `"${change}${hasThumbnail ? 't' : ''}"`;

const mapOf = ({ body }: StoredApi) => Object.fromEntries(body.additionalProperties.map((property) => [property.name, property]));

/** Shown as given, below the tenant's prefix. */
const shownContext = ({ organization, contextTemplate }: StoredApi): string =>
  contextTemplate.includes('{version}') ? contextTemplate : defaultContextOf(organization, contextTemplate);

const timeOf = (at: Date): string => String(at.getTime());

/** Which revision an object shows; absent for the working copy. */
export interface ShownRevision {
  readonly id: string;
  readonly number: number;
}

/** The API object of the management API, with all that clients sent. */
export const renderApi = (api: StoredApi, revision?: ShownRevision) => ({
  ...withoutNulls(api.body),
  id: revision?.id ?? api.id,
  name: api.name,
  context: shownContext(api),
  version: api.version,
  provider: api.provider,
  lifeCycleStatus: api.lifecycleState,
  hasThumbnail: api.hasThumbnail,
  isDefaultVersion: revision ? api.body.isDefaultVersion : api.isDefaultVersion,
  isRevision: revision !== undefined,
  ...(revision ? { revisionedApiId: api.id } : {}),
  revisionId: revision?.number ?? 0,
  additionalPropertiesMap: mapOf(api),
  createdTime: timeOf(api.createdAt),
  lastUpdatedTime: timeOf(api.updatedAt),
  lastUpdatedTimestamp: timeOf(api.updatedAt),
});

/** An API in a list. */
export const renderApiInfo = (api: StoredApi) => ({
  id: api.id,
  name: api.name,
  description: api.body.description,
  context: shownContext(api),
  version: api.version,
  provider: api.provider,
  type: api.body.type,
  subtype: 'DEFAULT',
  lifeCycleStatus: api.lifecycleState,
  hasThumbnail: api.hasThumbnail,
  isDefaultVersion: api.isDefaultVersion,
  securityScheme: api.body.securityScheme,
  tags: api.body.tags,
  additionalProperties: api.body.additionalProperties,
  additionalPropertiesMap: mapOf(api),
  gatewayVendor: api.body.gatewayVendor,
  gatewayType: api.body.gatewayType,
  advertiseOnly: false,
  createdTime: timeOf(api.createdAt),
  updatedTime: timeOf(api.updatedAt),
});
