import { gatewayArtifact, type EndpointGroup, type GatewayArtifact } from '@quintet/contracts';
import { AppError } from '@quintet/service-kit';
import { problems } from '../../problems';
import { defaultContextOf, type ConfiguredEndpoint, type EndpointConfig, type RevisionOfApi } from '../apis';

export interface Target {
  readonly environment: string;
  readonly vhost: string;
  readonly deployedMs: number;
}

const listOf = (given: ConfiguredEndpoint | readonly ConfiguredEndpoint[] | null | undefined): readonly ConfiguredEndpoint[] =>
  given === null || given === undefined ? [] : Array.isArray(given) ? given : [given as ConfiguredEndpoint];

const endpointOf = ({ url, config }: ConfiguredEndpoint): EndpointGroup['endpoints'][number] => {
  const timeoutMs = Number(config?.actionDuration ?? 0);
  return timeoutMs > 0 ? { url, timeoutMs } : { url };
};

const groupOf = (type: EndpointConfig['endpoint_type'], main: readonly ConfiguredEndpoint[], failovers: readonly ConfiguredEndpoint[]): EndpointGroup | null => {
  if (main.length === 0) return null;
  const strategies: Record<EndpointConfig['endpoint_type'], () => EndpointGroup> = {
    http: () => ({ strategy: 'single', endpoints: main.slice(0, 1).map(endpointOf) }),
    load_balance: () => ({ strategy: 'load-balance', endpoints: main.map(endpointOf) }),
    failover: () => ({ strategy: 'failover', endpoints: [...main.slice(0, 1), ...failovers].map(endpointOf) }),
  };
  return strategies[type]();
};

/** Where calls of each key type go; null for one that has no endpoint. */
export const endpointsOf = (config: EndpointConfig | null): GatewayArtifact['endpoints'] =>
  config === null
    ? { production: null, sandbox: null }
    : {
        production: groupOf(config.endpoint_type, listOf(config.production_endpoints), config.production_failovers ?? []),
        sandbox: groupOf(config.endpoint_type, listOf(config.sandbox_endpoints), config.sandbox_failovers ?? []),
      };

/**
 * All that a gateway needs to serve a revision. Parsed by its own schema, so that nothing is deployed that a gateway could not read.
 *
 * @throws AppError DEPLOYMENT_REFUSED that says which part cannot be served
 */
export const compileArtifact = ({ id, number, api }: RevisionOfApi, { environment, vhost, deployedMs }: Target): GatewayArtifact => {
  const { body } = api;
  const cors = body.corsConfiguration;
  const compiled = gatewayArtifact.safeParse({
    apiId: api.id,
    organization: api.organization,
    environment,
    vhost,
    revisionId: id,
    revision: number,
    deployedMs,
    name: api.name,
    version: api.version,
    context: api.context,
    provider: api.provider,
    isDefaultVersion: api.isDefaultVersion,
    defaultContext: defaultContextOf(api.organization, api.contextTemplate),
    transport: body.transport,
    securityScheme: body.securityScheme,
    authorizationHeader: body.authorizationHeader,
    ...(body.securityScheme.includes('api_key') && { apiKeyHeader: body.apiKeyHeader }),
    audiences: body.audiences,
    keyManagers: body.keyManagers,
    apiThrottlingPolicy: body.apiThrottlingPolicy,
    subscriptionless: body.policies.length === 0,
    maxTps: { production: body.maxTps?.production ?? null, sandbox: body.maxTps?.sandbox ?? null },
    cors: cors.corsConfigurationEnabled
      ? { allowOrigins: cors.accessControlAllowOrigins, allowCredentials: cors.accessControlAllowCredentials, allowHeaders: cors.accessControlAllowHeaders, allowMethods: cors.accessControlAllowMethods }
      : null,
    endpoints: endpointsOf(body.endpointConfig),
    operations: body.operations.map(({ verb, target, authType, throttlingPolicy, scopes }) => ({ verb, target, authType, throttlingPolicy, scopes })),
  });
  if (compiled.success) return compiled.data;
  const faults = compiled.error.issues.map(({ path, message }) => ({ field: path.join('.'), reason: message }));
  throw new AppError(problems.DEPLOYMENT_REFUSED, faults.map(({ field, reason }) => `${field}: ${reason}`).join('; '), { faults });
};
