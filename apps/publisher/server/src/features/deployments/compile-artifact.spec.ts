import { AppError } from '@quintet/service-kit';
import { parseApiBody } from '../apis/api-schema';
import type { RevisionOfApi } from '../apis';
import { compileArtifact, endpointsOf } from './compile-artifact';

const revisionOf = (body: object, api: Partial<RevisionOfApi['api']> = {}): RevisionOfApi => ({
  id: 'r1',
  number: 3,
  api: {
    organization: 'carbon.super',
    id: 'a1',
    name: 'Pizza',
    version: '1.0.0',
    contextTemplate: '/pizza',
    context: '/pizza/1.0.0',
    provider: 'ann',
    lifecycleState: 'CREATED',
    isDefaultVersion: true,
    hasThumbnail: false,
    lastRevision: 3,
    change: 9,
    createdAt: new Date(0),
    updatedAt: new Date(0),
    body: parseApiBody(body),
    ...api,
  },
});
const target = { environment: 'Default', vhost: 'localhost', deployedMs: 1_700_000_000_000 };

test('the golden artifact: everything that a gateway needs, and nothing that only clients understand', () => {
  const revision = revisionOf({
    description: 'not for gateways',
    ownField: 'not for gateways',
    policies: ['Gold'],
    apiThrottlingPolicy: '10KPerMin',
    transport: ['https'],
    authorizationHeader: 'X-Auth',
    audiences: ['orders'],
    keyManagers: ['Resident Key Manager'],
    maxTps: { production: 100 },
    corsConfiguration: { corsConfigurationEnabled: true, accessControlAllowOrigins: ['https://shop.example'], accessControlAllowHeaders: ['Authorization'], accessControlAllowMethods: ['GET'] },
    endpointConfig: {
      endpoint_type: 'failover',
      production_endpoints: { url: 'https://one.example/base', config: { actionDuration: '3000' } },
      production_failovers: [{ url: 'https://two.example/base' }],
      sandbox_endpoints: { url: 'http://sandbox.example' },
    },
    scopes: [{ scope: { name: 'orders:write', bindings: ['admin'] } }],
    operations: [
      { verb: 'post', target: '/orders/{id}', authType: 'Application User', throttlingPolicy: '10KPerMin', scopes: ['orders:write'] },
      { verb: 'GET', target: 'menu', authType: 'None' },
    ],
  });

  expect(JSON.parse(JSON.stringify(compileArtifact(revision, target)))).toEqual({
    apiId: 'a1',
    organization: 'carbon.super',
    environment: 'Default',
    vhost: 'localhost',
    revisionId: 'r1',
    revision: 3,
    deployedMs: 1_700_000_000_000,
    name: 'Pizza',
    version: '1.0.0',
    context: '/pizza/1.0.0',
    provider: 'ann',
    isDefaultVersion: true,
    defaultContext: '/pizza',
    transport: ['https'],
    securityScheme: ['oauth2', 'oauth_basic_auth_api_key_mandatory'],
    authorizationHeader: 'X-Auth',
    audiences: ['orders'],
    keyManagers: ['Resident Key Manager'],
    apiThrottlingPolicy: '10KPerMin',
    subscriptionless: false,
    maxTps: { production: 100, sandbox: null },
    cors: { allowOrigins: ['https://shop.example'], allowCredentials: false, allowHeaders: ['Authorization'], allowMethods: ['GET'] },
    endpoints: {
      production: { strategy: 'failover', endpoints: [{ url: 'https://one.example/base', timeoutMs: 3000 }, { url: 'https://two.example/base' }] },
      sandbox: { strategy: 'failover', endpoints: [{ url: 'http://sandbox.example' }] },
    },
    operations: [
      { verb: 'POST', target: '/orders/{id}', authType: 'Application User', throttlingPolicy: '10KPerMin', scopes: ['orders:write'] },
      { verb: 'GET', target: '/menu', authType: 'None', throttlingPolicy: 'Unlimited', scopes: [] },
    ],
  });
});

test('what is left out has the defaults: every verb, no CORS, no limits, any key manager', () => {
  expect(compileArtifact(revisionOf({}), target)).toMatchObject({
    subscriptionless: true,
    cors: null,
    maxTps: { production: null, sandbox: null },
    keyManagers: ['all'],
    endpoints: { production: null, sandbox: null },
    operations: ['GET', 'PUT', 'POST', 'DELETE', 'PATCH'].map((verb) => ({ verb, target: '/*' })),
  });
});

test('the header of API keys is told where they are taken, and only there', () => {
  expect(compileArtifact(revisionOf({ securityScheme: ['oauth2', 'api_key'], apiKeyHeader: 'X-Key' }), target)).toMatchObject({ securityScheme: ['oauth2', 'api_key'], apiKeyHeader: 'X-Key' });
  expect(compileArtifact(revisionOf({ securityScheme: ['api_key'] }), target)).toMatchObject({ apiKeyHeader: 'ApiKey' });
  expect(compileArtifact(revisionOf({ securityScheme: ['oauth2'], apiKeyHeader: 'X-Key' }), target)).not.toHaveProperty('apiKeyHeader');
});

test('a tenant and a context with the version in it keep their default context', () => {
  expect(compileArtifact(revisionOf({}, { organization: 'acme.example', contextTemplate: '/{version}/pizza', context: '/t/acme.example/1.0.0/pizza' }), target)).toMatchObject({ defaultContext: '/t/acme.example/pizza' });
});

test.each([
  ['one, given as a list', { endpoint_type: 'http', production_endpoints: [{ url: 'http://a' }, { url: 'http://b' }] }, { strategy: 'single', endpoints: [{ url: 'http://a' }] }],
  ['several that share the load', { endpoint_type: 'load_balance', production_endpoints: [{ url: 'http://a' }, { url: 'http://b' }] }, { strategy: 'load-balance', endpoints: [{ url: 'http://a' }, { url: 'http://b' }] }],
  ['none', { endpoint_type: 'http', production_endpoints: [] }, null],
] as const)('endpoints: %s', (_name, config, production) => {
  expect(endpointsOf(parseApiBody({ endpointConfig: config }).endpointConfig)).toEqual({ production, sandbox: null });
});

test('what a gateway could not read is refused by name', () => {
  const revision = revisionOf({});
  const broken = { ...revision, api: { ...revision.api, context: 'no slash' } };
  expect(() => compileArtifact(broken, target)).toThrow(AppError);
  expect(() => compileArtifact(broken, target)).toThrow('context');
});
