import {
  apiChanged,
  apiDeployed,
  apiKeyChanged,
  apiPolicyChanged,
  applicationChanged,
  applicationKeyChanged,
  applicationPolicyChanged,
  customPolicyChanged,
  denyPolicyChanged,
  environmentChanged,
  subscriptionChanged,
  subscriptionPolicyChanged,
  type CustomPolicy,
  type EventData,
  type GatewayArtifact,
  type StateDefinition,
} from '@quintet/contracts';
import type { EventBus, StateReader } from '@quintet/messaging';
import type { Component, Logger, ReadinessCheck } from '@quintet/service-kit';
import type { PolicyKind } from '../pipeline/policy';
import type { Acknowledge } from '../report/acknowledge-deployments';
import { compileApi } from './compile-api';
import { compileCustomPolicy } from './compile-custom-policy';
import { fixedState, loadingState, withApiKey, withCustomPolicy, withDenyPolicy, withDeployment, withLifecycle, withoutDeployment, withSubscription, type GatewayState } from './gateway-state';
import type { PersistentMap } from './persistent-map';

/** Holds the state that calls are judged by now. */
export interface StateHolder extends Component {
  current(): GatewayState;
  isCaughtUp(): boolean;
  readonly readiness: readonly ReadinessCheck[];
}

export interface StateHolderOptions {
  readonly bus: Pick<EventBus, 'readState'>;
  readonly environments: readonly string[];
  readonly policyKinds: readonly PolicyKind[];
  readonly acknowledge: Acknowledge;
  readonly logger: Logger;
}

/** Maps of the state that a topic's records go into as they are. */
type PlainMaps = { readonly [K in keyof GatewayState]: GatewayState[K] extends PersistentMap<infer V> ? V : never };

/** Follows the state topics; every change swaps the state by one assignment. A deployment that cannot be served leaves the one before it in place. */
export const createStateHolder = ({ bus, environments, policyKinds, acknowledge, logger }: StateHolderOptions): StateHolder => {
  const served = new Set(environments);
  let state = loadingState();
  let readers: { readonly topic: string; readonly reader: StateReader }[] = [];
  let caughtUp = false;

  const follow = <E extends StateDefinition>(definition: E, apply: (now: EventData<E> | undefined, key: string) => void): void => {
    const reader = bus.readState(definition, (change) => apply(change.kind === 'upsert' ? change.data : undefined, change.key));
    readers.push({ topic: definition.topic.name, reader });
  };
  const keep = <E extends StateDefinition, K extends keyof PlainMaps>(definition: E & { data: { _output: PlainMaps[K] } }, name: K): void =>
    follow(definition as E, (now, key) => {
      const map = state[name] as PersistentMap<unknown>;
      state = { ...state, [name]: now === undefined ? map.without(key) : map.with(key, now) };
    });

  const deploy = (artifact: GatewayArtifact): void => {
    const { apiId, organization, environment, revisionId } = artifact;
    try {
      state = withDeployment(state, compileApi(artifact, policyKinds));
      acknowledge({ apiId, organization, environment, revisionId, outcome: 'applied', reason: null });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      logger.warn({ apiId, environment, revisionId, reason }, 'a deployment was refused');
      acknowledge({ apiId, organization, environment, revisionId, outcome: 'refused', reason });
    }
  };
  const obey = (policy: CustomPolicy | undefined, key: string): void => {
    try {
      state = withCustomPolicy(state, key, policy && compileCustomPolicy(policy));
    } catch (error) {
      // Its owner checks it; one of a kind that this gateway does not know must not stop the rest.
      logger.warn({ err: error, organization: policy?.organization, policy: policy?.name }, 'a custom policy cannot be read and counts nothing');
      state = withCustomPolicy(state, key, undefined);
    }
  };
  const undeploy = (key: string): void => {
    const before = state.deployments.get(key);
    if (!before) return;
    state = withoutDeployment(state, key);
    const { apiId, organization, environment } = before.artifact;
    acknowledge({ apiId, organization, environment, revisionId: null, outcome: 'removed', reason: null });
  };

  return {
    name: 'gateway state',
    current: () => state,
    // Asked before a call is judged by the state: from then on it is swapped, never changed.
    isCaughtUp: () => {
      if (caughtUp || readers.length === 0 || !readers.every(({ reader }) => reader.isCaughtUp())) return caughtUp;
      state = fixedState(state);
      caughtUp = true;
      return true;
    },
    readiness: [
      {
        name: 'gateway state',
        failing: () => {
          const behind = readers.filter(({ reader }) => !reader.isCaughtUp()).map(({ topic }) => topic);
          if (readers.length === 0) return 'not started';
          return behind.length === 0 ? undefined : `still reading ${behind.join(', ')}`;
        },
      },
    ],
    start: async () => {
      // What calls are judged by comes before what makes them possible: no API is served under rules that are not read yet.
      keep(apiPolicyChanged, 'apiPolicies');
      keep(applicationPolicyChanged, 'applicationPolicies');
      keep(subscriptionPolicyChanged, 'subscriptionPolicies');
      follow(customPolicyChanged, obey);
      follow(denyPolicyChanged, (now, key) => (state = withDenyPolicy(state, key, now)));
      keep(applicationChanged, 'applications');
      keep(applicationKeyChanged, 'applicationKeys');
      follow(apiKeyChanged, (now, key) => (state = withApiKey(state, key, now)));
      follow(subscriptionChanged, (now, key) => (state = withSubscription(state, key, now)));
      follow(environmentChanged, (now, key) => {
        const { vhostCounts } = state;
        state = { ...state, vhostCounts: now ? vhostCounts.with(key, now.vhosts.length) : vhostCounts.without(key) };
      });
      follow(apiChanged, (now, key) => (state = withLifecycle(state, key, now)));
      follow(apiDeployed, (now, key) => {
        if (!now) undeploy(key);
        else if (served.has(now.environment)) deploy(now);
      });
    },
    stop: async () => {
      const started = readers;
      readers = [];
      await Promise.all(started.map(({ reader }) => reader.stop()));
    },
  };
};
