import type { DecisionRecord } from '@quintet/contracts';
import type { Call, Exchange, Rejection } from '../pipeline/policy';
import { describeQuota } from '../quota/describe-quotas';
import type { LeaseBook } from '../quota/lease-book';
import { quotaUses } from '../quota/quota-uses';
import type { CompiledApi } from '../state/compile-api';
import { adviceOn, decisionSteps } from './decision-steps';

interface Ended {
  readonly status: number;
  readonly api: CompiledApi | undefined;
  readonly exchange: Exchange | undefined;
  readonly rejection?: Rejection;
}

/** Remembers what was decided about the calls of late. */
export interface DecisionTrace {
  add(call: Call, ended: Ended): void;
  /** The latest of that id. */
  find(requestId: string): DecisionRecord | undefined;
}

export interface DecisionTraceOptions {
  readonly gatewayId: string;
  readonly leases: Pick<LeaseBook, 'peek'>;
  readonly isReachable: () => boolean;
  readonly nowMs: () => number;
  /** Calls that are remembered; the oldest make room. */
  readonly capacity?: number;
  /** One in so many calls that were served is remembered; each one that was refused is. */
  readonly sampleEvery?: number;
  /** Older ones are forgotten. */
  readonly maxAgeMs?: number;
}

/** Callers name their calls: a name longer than ids have is cut where it is kept. */
const maxText = 200;
/** More than a call can have but by custom policies. */
const maxQuotas = 100;
const cut = (text: string): string => (text.length <= maxText ? text : `${text.slice(0, maxText)}...`);

/** The one behind the credential, also where the call did not come as far as to be judged by it. */
const applicationOf = ({ application, identity, state }: Exchange): Exchange['application'] => {
  if (application || !identity) return application;
  const key = identity.apiKey ?? state.applicationKeys.get(`${identity.consumerKey}@${identity.keyManager}`);
  return key && state.applications.get(key.applicationId);
};

const quotasOf = (exchange: Exchange, { rejection }: Ended): ReturnType<typeof quotaUses> => exchange.charged ?? (rejection?.quota ? quotaUses(exchange) : []);

/** A bounded memory of decisions, for whoever asks why a call was refused. Figures of quotas are those of the moment of the answer. */
export const createDecisionTrace = ({ gatewayId, leases, isReachable, nowMs, capacity = 10_000, sampleEvery = 100, maxAgeMs = 15 * 60_000 }: DecisionTraceOptions): DecisionTrace => {
  const records = new Map<string, DecisionRecord>();
  let served = 0;

  const recordOf = (call: Call, ended: Ended): DecisionRecord => {
    const { api, exchange, rejection, status } = ended;
    const artifact = api?.artifact;
    const { identity, operation, subscription } = exchange ?? {};
    const application = exchange && applicationOf(exchange);
    const reachable = isReachable();
    return {
      requestId: call.requestId,
      atMs: call.startedMs,
      gatewayId,
      verb: cut(call.method),
      status,
      outcome: rejection ? 'refused' : 'served',
      api: artifact ? { id: artifact.apiId, organization: artifact.organization, name: artifact.name, version: artifact.version, context: artifact.context } : null,
      operation: operation ? { verb: operation.verb, target: operation.target } : null,
      credential: identity?.kind ?? null,
      application: application ? { id: application.id, name: application.name, owner: application.owner } : null,
      user: identity ? cut(identity.user) : null,
      clientIp: call.clientIp,
      plan: subscription?.policy ?? null,
      refusal: rejection
        ? {
            code: rejection.problem.code,
            title: rejection.problem.title,
            detail: rejection.detail,
            level: rejection.quota?.level ?? null,
            policy: rejection.quota?.policy ?? rejection.deniedBy ?? null,
            retryAtMs: rejection.retryAtMs ?? null,
          }
        : null,
      exceeded: exchange?.exceeded ?? null,
      quotas: exchange ? quotasOf(exchange, ended).slice(0, maxQuotas).map((use) => describeQuota(use, leases.peek(use), reachable)) : [],
      steps: decisionSteps(exchange, rejection, status),
      advice: adviceOn(exchange, rejection),
    };
  };

  /** Makes room for one more. At most two at a time, so that no call pays for many: they shrink faster than they grow all the same. */
  const forgetOld = (beforeMs: number): void => {
    let left = 2;
    for (const [requestId, { atMs }] of records) {
      if (records.size < capacity && (atMs > beforeMs || left === 0)) return;
      records.delete(requestId);
      left -= 1;
    }
  };

  return {
    add: (call, ended) => {
      if (!ended.rejection && !ended.exchange?.exceeded && (served += 1) % sampleEvery !== 0) return;
      records.delete(call.requestId);
      forgetOld(call.startedMs - maxAgeMs);
      records.set(call.requestId, recordOf(call, ended));
    },
    find: (requestId) => {
      const found = records.get(requestId);
      return found && found.atMs > nowMs() - maxAgeMs ? found : undefined;
    },
  };
};
