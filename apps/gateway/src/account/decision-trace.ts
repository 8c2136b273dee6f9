import type { Call, Exchange, Rejection } from '../pipeline/policy';
import { describeQuota, type QuotaView } from '../quota/describe-quotas';
import type { LeaseBook } from '../quota/lease-book';
import { quotaUses } from '../quota/quota-uses';
import type { CompiledApi } from '../state/compile-api';

/** What was decided about one call, and why. */
export interface DecisionRecord {
  readonly requestId: string;
  readonly atMs: number;
  readonly gatewayId: string;
  readonly verb: string;
  readonly status: number;
  readonly outcome: 'served' | 'refused';
  readonly api: { readonly organization: string; readonly name: string; readonly version: string; readonly context: string } | null;
  readonly operation: { readonly verb: string; readonly target: string } | null;
  readonly credential: 'token' | 'internal-key' | 'api-key' | null;
  readonly application: { readonly id: string; readonly name: string; readonly owner: string } | null;
  readonly user: string | null;
  readonly clientIp: string;
  readonly plan: string | null;
  readonly refusal: { readonly code: number; readonly title: string; readonly detail: string; readonly level: string | null; readonly policy: string | null; readonly retryAtMs: number | null } | null;
  /** A used-up quota that the call passed, as its plan does not stop there. */
  readonly exceeded: string | null;
  /** In the order in which they are asked. */
  readonly quotas: readonly QuotaView[];
}

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
  /** Calls that are remembered; the oldest make room. */
  readonly capacity?: number;
  /** One in so many calls that were served is remembered; each one that was refused is. */
  readonly sampleEvery?: number;
}

/** Callers name their calls: a name longer than ids have is cut where it is kept. */
const maxText = 200;
const cut = (text: string): string => (text.length <= maxText ? text : `${text.slice(0, maxText)}...`);

const quotasOf = (exchange: Exchange, { rejection }: Ended): ReturnType<typeof quotaUses> => exchange.charged ?? (rejection?.quota ? quotaUses(exchange) : []);

/** A bounded memory of decisions, for whoever asks why a call was refused. Figures of quotas are those of the moment of the answer. */
export const createDecisionTrace = ({ gatewayId, leases, isReachable, capacity = 10_000, sampleEvery = 100 }: DecisionTraceOptions): DecisionTrace => {
  const records = new Map<string, DecisionRecord>();
  let served = 0;

  const recordOf = (call: Call, ended: Ended): DecisionRecord => {
    const { api, exchange, rejection, status } = ended;
    const artifact = api?.artifact;
    const { identity, application, operation, subscription } = exchange ?? {};
    const reachable = isReachable();
    return {
      requestId: call.requestId,
      atMs: call.startedMs,
      gatewayId,
      verb: cut(call.method),
      status,
      outcome: rejection ? 'refused' : 'served',
      api: artifact ? { organization: artifact.organization, name: artifact.name, version: artifact.version, context: artifact.context } : null,
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
      quotas: exchange ? quotasOf(exchange, ended).map((use) => describeQuota(use, leases.peek(use), reachable)) : [],
    };
  };

  return {
    add: (call, ended) => {
      if (!ended.rejection && !ended.exchange?.exceeded && (served += 1) % sampleEvery !== 0) return;
      records.delete(call.requestId);
      if (records.size >= capacity) for (const oldest of records.keys()) {
        records.delete(oldest);
        break;
      }
      records.set(call.requestId, recordOf(call, ended));
    },
    find: (requestId) => records.get(requestId),
  };
};
