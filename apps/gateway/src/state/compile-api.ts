import { DEFAULT_API_KEY_HEADER, type EndpointGroup, type GatewayArtifact, type GatewayOperation, type KeyType, type QuotaKey } from '@quintet/contracts';
import type { OperationRules, Policy, PolicyKind } from '../pipeline/policy';
import { quotaId } from '../quota/quota-id';
import { canonicalPath } from '../routing/canonical-path';
import { createRouteTable, type RouteTable } from '../routing/route-table';
import { compileCors, type Cors } from '../policies/cors';

/** A quota whose key does not depend on the caller. */
export interface FixedQuota {
  readonly quota: QuotaKey;
  /** Names the quota among all. */
  readonly id: string;
  /** Under which the policy stands in the state. */
  readonly policyKey: string;
}

export interface CompiledOperation {
  readonly verb: string;
  readonly target: string;
  readonly source: GatewayOperation;
  /** Filled once, when the API is compiled; operations under the same rules share them. */
  policies: readonly Policy[];
}

export interface Target {
  /** Scheme, host and port. */
  readonly origin: string;
  /** Host and port, as the backend is to see them. */
  readonly host: string;
  /** Without a slash at its end. */
  readonly basePath: string;
  /** The endpoint's own query, without question mark. */
  readonly query: string;
  readonly timeoutMs: number | undefined;
  readonly url: string;
}

export interface TargetGroup {
  readonly strategy: EndpointGroup['strategy'];
  readonly targets: readonly Target[];
}

/** An API as the gateway serves it: whatever can be worked out before a call comes, was. */
export interface CompiledApi {
  readonly artifact: GatewayArtifact;
  /** Id and environment: what the deployment is known by. */
  readonly key: string;
  readonly contexts: readonly { readonly path: string; readonly segments: number; readonly isDefault: boolean }[];
  readonly vhost: string;
  /** Under which the environment stands in the state. */
  readonly environmentKey: string;
  readonly http: boolean;
  readonly https: boolean;
  /** Lower case. */
  readonly credentialHeader: string;
  readonly acceptsTokens: boolean;
  /** Lower case. */
  readonly apiKeyHeader: string;
  readonly acceptsApiKeys: boolean;
  /** Undefined: every key manager's tokens count. */
  readonly keyManagers: ReadonlySet<string> | undefined;
  /** What quotas are named by: context without version, then version. */
  readonly quotaContext: string;
  readonly quota: FixedQuota | undefined;
  readonly cors: Cors | undefined;
  readonly targets: Readonly<Partial<Record<KeyType, TargetGroup>>>;
  readonly routes: RouteTable<CompiledOperation>;
}

const compileTarget = ({ url, timeoutMs }: EndpointGroup['endpoints'][number]): Target => {
  const { origin, host, pathname, search, username, password } = new URL(url);
  if (username !== '' || password !== '') throw new Error('an endpoint carries credentials in its address');
  return { url, origin, host, basePath: pathname.replace(/\/+$/, ''), query: search.slice(1), timeoutMs };
};

const compileGroup = (group: EndpointGroup | null): TargetGroup | undefined => (group === null ? undefined : { strategy: group.strategy, targets: group.endpoints.map(compileTarget) });

/** @throws Error when it is no path that a call could be made to */
const contextPath = (context: string): string => {
  const path = canonicalPath(context);
  if (typeof path !== 'string') throw new Error(`the context "${context}": ${path.fault}`);
  const trimmed = path.replace(/\/$/, '');
  if (trimmed === '') throw new Error('the context is empty');
  return trimmed;
};

const contextsOf = ({ context, isDefaultVersion, defaultContext }: GatewayArtifact): CompiledApi['contexts'] => {
  const paths = [{ path: contextPath(context), isDefault: false }];
  if (isDefaultVersion && contextPath(defaultContext) !== paths[0]?.path) paths.push({ path: contextPath(defaultContext), isDefault: true });
  return paths.map(({ path, isDefault }) => ({ path, isDefault, segments: path.split('/').length - 1 }));
};

export const fixedQuota = (organization: string, level: 'api' | 'operation', policy: string, key: string): FixedQuota => {
  const quota = { organization, level, policy, key };
  return { quota, id: quotaId(quota), policyKey: `${organization}/${policy}` };
};

/**
 * Compiles a deployment, once.
 *
 * @throws Error whose message tells the publisher why the gateway cannot serve it
 */
export const compileApi = (artifact: GatewayArtifact, kinds: readonly PolicyKind[]): CompiledApi => {
  const { organization, defaultContext, version, apiThrottlingPolicy, endpoints } = artifact;
  const quotaKey = `${defaultContext}:${version}`;
  const operations = artifact.operations.map((source): CompiledOperation => ({ verb: source.verb, target: source.target, source, policies: [] }));
  const production = compileGroup(endpoints.production);
  const sandbox = compileGroup(endpoints.sandbox);
  if (!production && !sandbox) throw new Error('it has neither a production nor a sandbox endpoint');
  const api: CompiledApi = {
    artifact,
    key: `${artifact.apiId}@${artifact.environment}`,
    contexts: contextsOf(artifact),
    vhost: artifact.vhost.toLowerCase(),
    environmentKey: `${organization}/${artifact.environment}`,
    http: artifact.transport.includes('http'),
    https: artifact.transport.includes('https'),
    credentialHeader: artifact.authorizationHeader.toLowerCase(),
    acceptsTokens: artifact.securityScheme.includes('oauth2'),
    apiKeyHeader: (artifact.apiKeyHeader ?? DEFAULT_API_KEY_HEADER).toLowerCase(),
    acceptsApiKeys: artifact.securityScheme.includes('api_key'),
    keyManagers: artifact.keyManagers.includes('all') ? undefined : new Set(artifact.keyManagers),
    quotaContext: quotaKey,
    quota: apiThrottlingPolicy === null ? undefined : fixedQuota(organization, 'api', apiThrottlingPolicy, quotaKey),
    cors: artifact.cors === null ? undefined : compileCors(artifact.cors),
    targets: { ...(production && { PRODUCTION: production }), ...(sandbox && { SANDBOX: sandbox }) },
    routes: createRouteTable(operations),
  };
  const compiled = new Map<string, readonly Policy[]>();
  for (const operation of operations) {
    const rules: OperationRules = { authType: operation.source.authType, scopes: operation.source.scopes };
    const same = JSON.stringify(rules);
    const policies = compiled.get(same) ?? kinds.flatMap((kind) => kind.compile(api, rules) ?? []);
    compiled.set(same, policies);
    operation.policies = policies;
  }
  return api;
};
