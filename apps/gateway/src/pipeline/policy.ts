import type { ApiKey, KeyType, Application, GatewayOperation, QuotaKey, QuotaLevel, Subscription } from '@quintet/contracts';
import type { Problem } from '@quintet/service-kit';
import type { CompiledApi, CompiledOperation } from '../state/compile-api';
import type { QuotaUse } from '../quota/lease';
import type { GatewayState } from '../state/gateway-state';

/** What a call brings with it, before anything was decided. */
export interface Call {
  readonly requestId: string;
  readonly method: string;
  readonly headers: NodeJS.Dict<string | string[]>;
  /** Canonical, whole. */
  readonly path: string;
  /** With its question mark, byte for byte as it came; empty when there is none. */
  readonly query: string;
  readonly clientIp: string;
  /** Milliseconds since 1970-01-01 UTC. */
  readonly startedMs: number;
}

/** On whose behalf a call is made. */
export interface Identity {
  readonly kind: 'token' | 'internal-key' | 'api-key';
  /** Given when it is one: it names its application itself. */
  readonly apiKey?: ApiKey;
  readonly consumerKey: string;
  readonly keyManager: string;
  readonly user: string;
  readonly scopes: ReadonlySet<string>;
  /** Of its token. */
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly audiences: readonly string[];
  /** Undefined when the token does not say. */
  readonly tokenType: 'APPLICATION' | 'APPLICATION_USER' | undefined;
}

/** What is told in the RateLimit headers: the quota that is closest to its end. */
export interface QuotaStanding {
  readonly level: QuotaLevel;
  readonly limit: number;
  readonly remaining: number;
  readonly windowSeconds: number;
  readonly resetSeconds: number;
}

/** One call on its way through the policies. It is served by the state that was current when it came. */
export interface Exchange {
  readonly state: GatewayState;
  readonly api: CompiledApi;
  readonly operation: CompiledOperation;
  readonly call: Call;
  readonly identity?: Identity;
  readonly application?: Application;
  readonly subscription?: Subscription;
  readonly keyType?: KeyType;
  readonly standing?: QuotaStanding;
  /** What it was charged to. */
  readonly charged?: readonly QuotaUse[];
  /** The quota that it passed though it is used up: of a plan that does not stop there. */
  readonly exceeded?: QuotaLevel;
}

export interface Rejection {
  readonly problem: Problem;
  readonly detail: string;
  /** Flat: name, value, name, value. */
  readonly headers?: readonly string[];
  /** Epoch milliseconds from which on the same call may pass. */
  readonly retryAtMs?: number;
  /** The quota that refused. */
  readonly quota?: QuotaKey;
  /** The deny policy that did: type and id. Not told to the caller. */
  readonly deniedBy?: string;
}

export type Outcome =
  | { readonly kind: 'next'; readonly add?: Partial<Exchange> }
  | { readonly kind: 'skip' } // not mine: another policy of the same phase may answer
  | { readonly kind: 'reject'; readonly rejection: Rejection };

/** Answers at once where it can: the hot path then makes no promise. */
export type Policy = (exchange: Exchange) => Outcome | Promise<Outcome>;

export type Phase = 'authenticate' | 'authorize' | 'throttle';

/** What policies are compiled of. What differs between operations under the same rules, such as the path, a policy sees in the exchange. */
export type OperationRules = Pick<GatewayOperation, 'authType' | 'scopes'>;

/** Looks at the rules of operations once, when their API is deployed; bad ones are refused then, not when they are called. */
export interface PolicyKind {
  readonly name: string;
  readonly phase: Phase;
  /** Undefined when it has nothing to do for the operation. @throws Error when the artifact cannot be served */
  readonly compile: (api: CompiledApi, rules: OperationRules) => Policy | undefined;
}

export const next: Outcome = Object.freeze({ kind: 'next' });
export const skip: Outcome = Object.freeze({ kind: 'skip' });
export const reject = (problem: Problem, detail: string, more: Omit<Rejection, 'problem' | 'detail'> = {}): Outcome => ({ kind: 'reject', rejection: { problem, detail, ...more } });
