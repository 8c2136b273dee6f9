const api = '/apis/{apiId}';
const admin = '/api/am/admin/v4';
const page = ['limit', 'offset'];
const usage = ['from', 'to', 'granularity', 'groupBy', 'limit'];

const aDocument = { name: 'Doc', type: 'HOWTO', sourceType: 'INLINE', summary: 's', visibility: 'API_LEVEL', inlineContent: 'text', sourceUrl: null, otherTypeName: null };
const anApi = {
  name: 'A', version: '1', context: '/a', description: 'd', displayName: 'D', type: 'HTTP', transport: ['http'], tags: ['t'], policies: ['Unlimited'], apiThrottlingPolicy: 'Unlimited', authorizationHeader: 'Authorization',
  securityScheme: ['oauth2', 'api_key'], apiKeyHeader: 'ApiKey', maxTps: { production: 1 }, visibility: 'PUBLIC', visibleRoles: [], accessControl: 'NONE', businessInformation: {}, corsConfiguration: {}, operations: [{ target: '/a', verb: 'GET' }], scopes: [],
  endpointConfig: { endpoint_type: 'http', production_endpoints: { url: 'http://b' } }, categories: [], additionalProperties: [], additionalPropertiesMap: {}, audiences: [], keyManagers: ['all'], gatewayType: 'g', gatewayVendor: 'w',
  isDefaultVersion: false, cacheTimeout: 1, unknownField: 1,
};
const anEnvironment = { name: 'E', displayName: 'E', description: 'd', provider: 'p', gatewayType: 'g', type: 'hybrid', vhosts: [{ host: 'h' }], unknownField: 1 };
const aCategory = { name: 'C', description: 'd' };
const aScope = { name: 's', displayName: 's', description: 'd', bindings: ['r'] };

export interface Route {
  readonly method: string;
  /** Parts in braces are ids: of things that there are, unless a test puts something else in their place. */
  readonly path: string;
  readonly query?: readonly string[];
  /** A body that would be understood. */
  readonly body?: Readonly<Record<string, unknown>>;
  /** Fields of multipart/form-data. */
  readonly form?: readonly string[];
  /** In a list of one. */
  readonly isList?: boolean;
}

const route = (method: string, path: string, more: Omit<Route, 'method' | 'path'> = {}): Route => ({ method, path, ...more });

/** Every route of the publisher. What deletes stands last. */
export const routes: readonly Route[] = [
  route('GET', '/settings'),
  route('GET', '/swagger.yaml'),
  route('GET', `${admin}/swagger.yaml`),
  route('GET', '/key-managers'),
  route('GET', '/tenants', { query: ['state', ...page] }),
  route('HEAD', '/tenants/{tenantDomain}'),
  route('GET', '/search', { query: ['query', ...page] }),
  route('GET', '/usage', { query: ['apiId', ...usage] }),
  route('GET', `${api}/usage`, { query: usage }),
  route('GET', '/throttling-policies/streaming/subscription', { query: page }),
  route('GET', '/throttling-policies/{policyLevel}', { query: page }),
  route('GET', '/throttling-policies/api/{policyName}'),
  route('GET', '/apis', { query: ['query', 'sortBy', 'sortOrder', ...page] }),
  route('POST', '/apis', { query: ['openAPIVersion'], body: anApi }),
  route('POST', '/apis/copy-api', { query: ['apiId', 'newVersion', 'defaultVersion'] }),
  route('GET', api),
  route('PUT', api, { body: anApi }),
  route('GET', `${api}/subscription-policies`),
  route('POST', `${api}/generate-key`),
  route('POST', '/apis/validate-openapi', { query: ['returnContent'], form: ['file', 'url', 'inlineAPIDefinition'] }),
  route('POST', '/apis/validate-endpoint', { query: ['endpointUrl', 'apiId'] }),
  route('POST', '/apis/import-openapi', { form: ['file', 'url', 'inlineAPIDefinition', 'additionalProperties'] }),
  route('GET', `${api}/swagger`),
  route('PUT', `${api}/swagger`, { form: ['apiDefinition', 'url', 'file'] }),
  route('POST', '/apis/change-lifecycle', { query: ['action', 'apiId', 'lifecycleChecklist'] }),
  route('GET', `${api}/lifecycle-state`),
  route('GET', `${api}/lifecycle-history`),
  route('GET', `${api}/revisions`, { query: ['query'] }),
  route('POST', `${api}/revisions`, { body: { description: 'd' } }),
  route('GET', `${api}/revisions/{revisionId}`),
  route('POST', `${api}/restore-revision`, { query: ['revisionId'] }),
  route('POST', `${api}/deploy-revision`, { query: ['revisionId'], body: { name: 'Default', vhost: 'localhost', displayOnDevportal: true }, isList: true }),
  route('GET', `${api}/deployments`),
  route('PUT', `${api}/deployments/{deploymentId}`, { body: { displayOnDevportal: true } }),
  route('POST', `${api}/undeploy-revision`, { query: ['revisionId', 'revisionNumber', 'allEnvironments'], body: { name: 'Default' }, isList: true }),
  route('GET', `${api}/documents`, { query: page }),
  route('POST', `${api}/documents`, { body: aDocument }),
  route('POST', `${api}/documents/validate`, { query: ['name'] }),
  route('GET', `${api}/documents/{documentId}`),
  route('PUT', `${api}/documents/{documentId}`, { body: aDocument }),
  route('POST', `${api}/documents/{documentId}/content`, { form: ['file', 'inlineContent'] }),
  route('GET', `${api}/documents/{documentId}/content`),
  route('GET', `${api}/thumbnail`),
  route('PUT', `${api}/thumbnail`, { form: ['file'] }),
  route('GET', `${api}/comments`, { query: ['includeCommenterInfo', ...page] }),
  route('POST', `${api}/comments`, { query: ['replyTo'], body: { content: 'c', category: 'general' } }),
  route('GET', `${api}/comments/{commentId}`, { query: ['replyLimit', 'replyOffset', 'includeCommenterInfo'] }),
  route('PATCH', `${api}/comments/{commentId}`, { body: { content: 'c', category: 'general' } }),
  route('GET', `${api}/comments/{commentId}/replies`, { query: page }),
  route('GET', '/explain/{requestId}'),
  route('GET', `${api}/definition-changes`, { query: ['against'] }),
  route('GET', '/subscriptions', { query: ['apiId', 'query', ...page] }),
  route('GET', '/subscriptions/{subscriptionId}/subscriber-info'),
  route('GET', '/subscriptions/{subscriptionId}/usage'),
  route('POST', '/subscriptions/block-subscription', { query: ['subscriptionId', 'blockState'] }),
  route('POST', '/subscriptions/unblock-subscription', { query: ['subscriptionId'] }),
  route('POST', '/subscriptions/change-business-plan', { query: ['subscriptionId', 'businessPlan'] }),
  route('GET', '/scopes', { query: page }),
  route('POST', '/scopes', { body: aScope }),
  route('HEAD', '/scopes/{scopeId}'),
  route('GET', '/scopes/{scopeId}'),
  route('GET', '/scopes/{scopeId}/usage'),
  route('PUT', '/scopes/{scopeId}', { body: aScope }),
  route('GET', '/api-categories'),
  route('GET', `${admin}/api-categories`),
  route('POST', `${admin}/api-categories`, { body: aCategory }),
  route('PUT', `${admin}/api-categories/{apiCategoryId}`, { body: aCategory }),
  route('GET', `${admin}/environments`),
  route('POST', `${admin}/environments`, { body: anEnvironment }),
  route('PUT', `${admin}/environments/{environmentId}`, { body: anEnvironment }),
  route('GET', `${admin}/environments/{environmentId}/gateways`),
  route('DELETE', `${admin}/environments/{environmentId}`),
  route('DELETE', `${admin}/api-categories/{apiCategoryId}`),
  route('DELETE', '/scopes/{scopeId}'),
  route('DELETE', `${api}/comments/{commentId}`),
  route('DELETE', `${api}/documents/{documentId}`),
  route('DELETE', `${api}/revisions/{revisionId}`),
  route('DELETE', api),
];
