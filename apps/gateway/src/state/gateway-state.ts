import {
  type ApiKey,
  type ApiPolicy,
  type Application,
  type ApplicationKey,
  type ApplicationPolicy,
  type DenyPolicy,
  type LifecycleState,
  type Subscription,
  type SubscriptionPolicy,
} from '@quintet/contracts';
import { compileDenyPolicies, type DenyMatcher } from '@quintet/throttling';
import { compileApiKey, type CompiledApiKey } from '../policies/authenticate-api-key';
import type { CompiledApi } from './compile-api';
import { byOrganization, type CustomRule, type CustomRules } from './compile-custom-policy';
import { loadingMap, type PersistentMap } from './persistent-map';

/** What a context leads to: an API by its versioned context, or the default version by the short one. */
export interface ContextEntry {
  readonly api: CompiledApi;
  readonly isDefault: boolean;
}

export interface Lifecycle {
  readonly state: LifecycleState;
  /** Since when it is in that state, as far as this gateway saw. */
  readonly sinceMs: number;
}

/**
 * All that a call is judged by, as one immutable value. A change makes a new one that shares what stays; a call in
 * flight goes on with the one that it started with.
 */
export interface GatewayState {
  readonly deployments: PersistentMap<CompiledApi>;
  readonly contexts: PersistentMap<readonly ContextEntry[]>;
  /** No context has more segments. */
  readonly longestContext: number;
  readonly lifecycles: PersistentMap<Lifecycle>;
  /** Number of vhosts by organization and environment. */
  readonly vhostCounts: PersistentMap<number>;
  readonly applications: PersistentMap<Application>;
  /** By consumer key and key manager. */
  readonly applicationKeys: PersistentMap<ApplicationKey>;
  /** By the hash of the key. */
  readonly apiKeys: PersistentMap<CompiledApiKey>;
  /** By application and API. */
  readonly subscriptions: PersistentMap<Subscription>;
  readonly subscriptionsById: PersistentMap<Subscription>;
  readonly apiPolicies: PersistentMap<ApiPolicy>;
  readonly applicationPolicies: PersistentMap<ApplicationPolicy>;
  readonly subscriptionPolicies: PersistentMap<SubscriptionPolicy>;
  readonly customPolicies: PersistentMap<CustomRule>;
  readonly customRules: CustomRules;
  readonly denyPolicies: PersistentMap<DenyPolicy>;
  readonly denyMatcher: DenyMatcher;
}

/** To be filled before anybody is judged by it: its maps change in place until it is `fixedState`. */
export const loadingState = (): GatewayState => ({
  deployments: loadingMap(),
  contexts: loadingMap(),
  longestContext: 0,
  lifecycles: loadingMap(),
  vhostCounts: loadingMap(),
  applications: loadingMap(),
  applicationKeys: loadingMap(),
  apiKeys: loadingMap(),
  subscriptions: loadingMap(),
  subscriptionsById: loadingMap(),
  apiPolicies: loadingMap(),
  applicationPolicies: loadingMap(),
  subscriptionPolicies: loadingMap(),
  customPolicies: loadingMap(),
  customRules: new Map(),
  denyPolicies: loadingMap(),
  denyMatcher: compileDenyPolicies([]),
});

const isMap = (part: unknown): part is PersistentMap<unknown> => typeof part === 'object' && part !== null && 'fixed' in part;
export const fixedState = (state: GatewayState): GatewayState =>
  Object.fromEntries(Object.entries(state).map(([name, part]: [string, unknown]) => [name, isMap(part) ? part.fixed() : part])) as unknown as GatewayState;

export const pairOf = (applicationId: string, apiId: string): string => `${applicationId}/${apiId}`;

const withoutApi = (contexts: GatewayState['contexts'], { contexts: own, key }: CompiledApi): GatewayState['contexts'] =>
  own.reduce((all, { path }) => {
    const others = (all.get(path) ?? []).filter(({ api }) => api.key !== key);
    return others.length > 0 ? all.with(path, others) : all.without(path);
  }, contexts);

/** @throws Error when another API already answers the same context on the same vhost */
export const withDeployment = (state: GatewayState, api: CompiledApi): GatewayState => {
  for (const { path, isDefault } of api.contexts) {
    // Two versions may both claim the short context while the default moves from one to the other: the later wins.
    const rival = isDefault ? undefined : state.contexts.get(path)?.find((other) => !other.isDefault && other.api.vhost === api.vhost && other.api.artifact.apiId !== api.artifact.apiId);
    if (rival) throw new Error(`the context ${path} is already answered by "${rival.api.artifact.name}" ${rival.api.artifact.version}`);
  }
  const before = state.deployments.get(api.key);
  let contexts = before ? withoutApi(state.contexts, before) : state.contexts;
  for (const { path, isDefault } of api.contexts) {
    const others = contexts.get(path) ?? [];
    const entry = { api, isDefault };
    // The first entry is asked first: versioned contexts before default ones, then the newest.
    contexts = contexts.with(path, isDefault ? [...others.filter((other) => !other.isDefault), entry, ...others.filter((other) => other.isDefault)] : [entry, ...others]);
  }
  const longestContext = Math.max(state.longestContext, ...api.contexts.map(({ segments }) => segments));
  return { ...state, contexts, longestContext, deployments: state.deployments.with(api.key, api) };
};

export const withoutDeployment = (state: GatewayState, key: string): GatewayState => {
  const before = state.deployments.get(key);
  return before ? { ...state, contexts: withoutApi(state.contexts, before), deployments: state.deployments.without(key) } : state;
};

export const withLifecycle = (state: GatewayState, apiId: string, now: { lifecycleState: LifecycleState; updatedMs: number } | undefined): GatewayState => {
  if (!now) return { ...state, lifecycles: state.lifecycles.without(apiId) };
  const before = state.lifecycles.get(apiId);
  if (before?.state === now.lifecycleState) return state;
  return { ...state, lifecycles: state.lifecycles.with(apiId, { state: now.lifecycleState, sinceMs: now.updatedMs }) };
};

export const withSubscription = (state: GatewayState, id: string, now: Subscription | undefined): GatewayState => {
  const before = state.subscriptionsById.get(id);
  let { subscriptions } = state;
  if (before) {
    const pair = pairOf(before.applicationId, before.apiId);
    // A new subscription of the same pair may have come before the end of the old one.
    if (subscriptions.get(pair)?.id === id) subscriptions = subscriptions.without(pair);
  }
  if (now) subscriptions = subscriptions.with(pairOf(now.applicationId, now.apiId), now);
  return { ...state, subscriptions, subscriptionsById: now ? state.subscriptionsById.with(id, now) : state.subscriptionsById.without(id) };
};

export const withApiKey = (state: GatewayState, hash: string, now: ApiKey | undefined): GatewayState => ({
  ...state,
  apiKeys: now ? state.apiKeys.with(hash, compileApiKey(now)) : state.apiKeys.without(hash),
});

export const withDenyPolicy = (state: GatewayState, id: string, now: DenyPolicy | undefined): GatewayState => {
  const denyPolicies = now ? state.denyPolicies.with(id, now) : state.denyPolicies.without(id);
  return { ...state, denyPolicies, denyMatcher: compileDenyPolicies(denyPolicies.values()) };
};

export const withCustomPolicy = (state: GatewayState, key: string, now: CustomRule | undefined): GatewayState => {
  const customPolicies = now ? state.customPolicies.with(key, now) : state.customPolicies.without(key);
  return { ...state, customPolicies, customRules: byOrganization(customPolicies.values()) };
};
