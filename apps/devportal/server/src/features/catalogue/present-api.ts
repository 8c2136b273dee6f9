import type { ApiCatalogueEntry, Environment } from '@quintet/contracts';
import { withoutNulls } from '@quintet/management-api';
import { presentTier, type Plan } from '../policies';
import type { DocumentEntry } from './content-store';
import { defaultVersionUrls, endpointUrls, type EndpointUrls } from './definition-servers';

export interface Offer {
  readonly plans: readonly Plan[];
  /** Undefined when nobody has rated it. */
  readonly averageRating: number | undefined;
}

const ratingText = (average: number | undefined): string => (average === undefined ? '0.0' : average.toFixed(1));
const advertiseInfo = (provider: string) => ({ advertised: false, apiOwner: provider, vendor: 'WSO2' });

/** An API in a list. */
export const presentApiInfo = (api: ApiCatalogueEntry, { plans, averageRating }: Offer) => ({
  id: api.id,
  name: api.name,
  description: api.description,
  context: api.context,
  version: api.version,
  type: api.type,
  createdTime: String(api.createdMs),
  provider: api.provider,
  lifeCycleStatus: api.lifecycleState,
  thumbnailUri: api.hasThumbnail ? `/apis/${api.id}/thumbnail` : null,
  avgRating: ratingText(averageRating),
  throttlingPolicies: plans.map(({ name }) => name),
  tags: api.tags,
  advertiseInfo: advertiseInfo(api.provider),
  businessInformation: withoutNulls(api.businessInformation),
  isSubscriptionAvailable: plans.length > 0,
});
export type ApiInfo = ReturnType<typeof presentApiInfo>;

/** An API whole. Its definition has an address of its own (`/swagger`): it may be 10 MB. */
export const presentApi = (api: ApiCatalogueEntry, { plans, averageRating }: Offer, environments: readonly Environment[]) => ({
  id: api.id,
  name: api.name,
  description: api.description,
  context: api.context,
  version: api.version,
  provider: api.provider,
  lifeCycleStatus: api.lifecycleState,
  isDefaultVersion: api.isDefaultVersion,
  type: api.type,
  transport: api.transport,
  operations: api.operations.map(({ target, verb }) => ({ id: `${verb} ${target}`, target, verb })),
  authorizationHeader: api.authorizationHeader,
  ...(api.apiKeyHeader !== undefined && { apiKeyHeader: api.apiKeyHeader }),
  securityScheme: api.securityScheme,
  tags: api.tags,
  tiers: plans.map(presentTier),
  hasThumbnail: api.hasThumbnail,
  additionalProperties: api.additionalProperties.filter(({ display }) => display),
  monetization: { enabled: false },
  endpointURLs: environments.map((environment) => ({
    environmentName: environment.name,
    environmentDisplayName: environment.displayName,
    environmentType: environment.type,
    URLs: withoutNulls<EndpointUrls>(endpointUrls(api, environment)),
    defaultVersionURLs: withoutNulls<EndpointUrls>(defaultVersionUrls(api, environment)),
  })),
  businessInformation: withoutNulls(api.businessInformation),
  environmentList: environments.map(({ name }) => name),
  scopes: api.scopes,
  avgRating: ratingText(averageRating),
  advertiseInfo: advertiseInfo(api.provider),
  isSubscriptionAvailable: plans.length > 0,
  categories: api.categories,
  keyManagers: api.keyManagers,
  createdTime: String(api.createdMs),
  lastUpdatedTime: String(api.updatedMs),
  gatewayVendor: 'wso2',
  asyncTransportProtocols: [],
});

export const presentDocument = ({ documentId, name, type, summary, sourceType, sourceUrl, otherTypeName }: DocumentEntry) => withoutNulls({
  documentId,
  name,
  type,
  summary,
  sourceType,
  sourceUrl: sourceUrl ?? '',
  otherTypeName,
});

/** An API and a document among the results of a search. */
export const presentApiHit = (api: ApiCatalogueEntry, offer: Offer) => {
  const { thumbnailUri, avgRating } = presentApiInfo(api, offer);
  const { id, name, description, context, version, provider, businessInformation, lifecycleState: status } = api;
  return withoutNulls({ id, name, type: 'API', transportType: api.type, description, context, version, provider, status, thumbnailUri, businessInformation: withoutNulls(businessInformation), avgRating });
};
export const presentDocumentHit = ({ documentId, name, type, summary, sourceType, sourceUrl, otherTypeName, visibility }: DocumentEntry, api: ApiCatalogueEntry) => withoutNulls({
  id: documentId,
  name,
  type: 'DOC',
  transportType: api.type,
  docType: type,
  summary,
  sourceType,
  sourceUrl: sourceUrl ?? '',
  otherTypeName,
  visibility,
  apiName: api.name,
  apiVersion: api.version,
  apiProvider: api.provider,
  apiUUID: api.id,
});
