import { z } from 'zod';
import { defineState } from '../define-event';
import { topics } from '../topics';
import { id, organization } from './common';

export const UNLIMITED = 'Unlimited';

/** Windows are aligned to the clock in UTC: a minute starts at second 0, a day at midnight. */
export const timeUnit = z.enum(['sec', 'min', 'hour', 'day', 'month', 'year']);
export type TimeUnit = z.output<typeof timeUnit>;

const window = { unitTime: z.int().positive().max(10_000), timeUnit };
const amount = z.int().positive().max(Number.MAX_SAFE_INTEGER);

export const requestCountLimit = z.object({ kind: z.literal('request-count'), requests: amount, ...window });
export type RequestCountLimit = z.output<typeof requestCountLimit>;
/** Bytes of requests and responses together; `KB` is 1,024 bytes. */
export const bandwidthLimit = z.object({ kind: z.literal('bandwidth'), dataAmount: amount, dataUnit: z.enum(['KB', 'MB']), ...window });
export type BandwidthLimit = z.output<typeof bandwidthLimit>;
/** Messages of streaming APIs. */
export const eventCountLimit = z.object({ kind: z.literal('event-count'), events: amount, ...window });
/** Calls and tokens of language models: whichever is used up first. */
export const aiTokenLimit = z.object({
  kind: z.literal('ai-tokens'),
  requests: amount.nullable(),
  totalTokens: amount.nullable(),
  promptTokens: amount.nullable(),
  completionTokens: amount.nullable(),
  ...window,
});
/** Null: unlimited. */
export const limit = z.discriminatedUnion('kind', [requestCountLimit, bandwidthLimit, eventCountLimit, aiTokenLimit]).nullable();
export type Limit = z.output<typeof limit>;

/** How a limit is kept. Absent: `strict`, `allow`, `aligned`. */
export const enforcement = z.object({
  /**
   * `strict`: a call waits, bounded, for a lease of the ledger; never over the limit. `fast`: each gateway lets its
   * allowance of a window pass before the first lease has come: at most limit + gateways x allowance.
   */
  mode: z.enum(['strict', 'fast']),
  /** Units that a gateway may let pass in a window before its first lease; only of `fast`. */
  allowance: z.int().nonnegative().max(1_000_000),
  /** When the ledger does not answer: serve, refuse, or serve each gateway's equal share of the limit. */
  whenUnreachable: z.enum(['allow', 'deny', 'local']),
  /** `aligned`: side by side on the clock. `first-call`: begins with the first call after the last one's end. `sliding`: no span of that length holds more. */
  window: z.enum(['aligned', 'first-call', 'sliding']),
});
export type Enforcement = z.output<typeof enforcement>;

const policy = {
  id,
  organization,
  name: z.string().min(1),
  displayName: z.string(),
  description: z.string(),
  limit,
  enforcement: enforcement.optional(),
};
/** Against bursts: a second, shorter limit beside the quota, in calls. */
const burst = requestCountLimit.nullable().optional();

export const applicationPolicy = z.object({ ...policy, burst });
export type ApplicationPolicy = z.output<typeof applicationPolicy>;

export const subscriptionPolicy = z.object({
  ...policy,
  burst,
  /** Off: a call beyond the quota passes and is only marked. */
  stopOnQuotaReach: z.boolean(),
  billingPlan: z.enum(['FREE', 'COMMERCIAL']),
  /** Who may choose the plan: everyone when null. */
  permissions: z.object({ type: z.enum(['ALLOW', 'DENY']), roles: z.array(z.string()) }).nullable(),
  customAttributes: z.array(z.object({ name: z.string(), value: z.string() })),
  /** Most subscribers (webhooks) or connections of a subscription; null or absent: any number. */
  subscriberCount: z.int().positive().nullable().optional(),
  /** Of GraphQL queries; null or absent: any. */
  graphQl: z.object({ maxDepth: z.int().positive().nullable(), maxComplexity: z.int().positive().nullable() }).optional(),
});
export type SubscriptionPolicy = z.output<typeof subscriptionPolicy>;

const text = z.string().min(1).max(1_024);
const condition = { invert: z.boolean() };
/** What a call is like. Values of headers, parameters and claims are compared whole. */
export const callCondition = z.discriminatedUnion('type', [
  z.object({ ...condition, type: z.literal('ip'), ip: z.string() }),
  z.object({ ...condition, type: z.literal('ip-range'), startingIp: z.string(), endingIp: z.string() }),
  z.object({ ...condition, type: z.literal('header'), /** In lower case. */ name: text, value: text }),
  z.object({ ...condition, type: z.literal('query-parameter'), name: text, value: text }),
  z.object({ ...condition, type: z.literal('jwt-claim'), /** URI or name of the claim. */ claim: text, value: text }),
]);
export type CallCondition = z.output<typeof callCondition>;

/** Calls to which all conditions apply have a limit of their own. */
export const conditionGroup = z.object({
  /** Unique within the policy, for ever: names the group's quota. */
  id,
  description: z.string(),
  enabled: z.boolean(),
  conditions: z.array(callCondition).min(1).max(20),
  limit,
});
export type ConditionGroup = z.output<typeof conditionGroup>;

/** An advanced policy: one for the whole API, or one for an operation. `limit` is for calls of no group; the first group that fits decides. */
export const apiPolicy = z.object({ ...policy, userLevel: z.boolean(), groups: z.array(conditionGroup).max(50).optional() });
export type ApiPolicy = z.output<typeof apiPolicy>;

/** A custom rule: counts calls per expanded key template, over all APIs of the organization. */
export const customPolicy = z.object({
  ...policy,
  enabled: z.boolean(),
  /** Text with variables such as `$userId:$apiContext`; a call that lacks one of them is not counted. */
  keyTemplate: z.string().min(1).max(1_024),
  /** Expression over the variables; calls for which it does not hold are not counted. All when empty. */
  condition: z.string().max(2_048),
});
export type CustomPolicy = z.output<typeof customPolicy>;

const keyOf = (of: { organization: string; name: string }): string => `${of.organization}/${of.name}`;

export const applicationPolicyChanged = defineState({
  type: 'application-policy.changed',
  deletedType: 'application-policy.deleted',
  version: 2,
  topic: topics.applicationPolicies,
  data: applicationPolicy,
  keyOf,
});
export const subscriptionPolicyChanged = defineState({
  type: 'subscription-policy.changed',
  deletedType: 'subscription-policy.deleted',
  version: 2,
  topic: topics.subscriptionPolicies,
  data: subscriptionPolicy,
  keyOf,
});
export const apiPolicyChanged = defineState({
  type: 'api-policy.changed',
  deletedType: 'api-policy.deleted',
  version: 2,
  topic: topics.apiPolicies,
  data: apiPolicy,
  keyOf,
});

export const customPolicyChanged = defineState({
  type: 'custom-policy.changed',
  deletedType: 'custom-policy.deleted',
  version: 1,
  topic: topics.customPolicies,
  data: customPolicy,
  keyOf,
});

const denyBase = { id, organization, enabled: z.boolean() };

/** A block condition: calls that match are refused while it is enabled. */
export const denyPolicy = z.discriminatedUnion('type', [
  z.object({ ...denyBase, type: z.literal('API'), /** Context with version. */ context: z.string() }),
  z.object({ ...denyBase, type: z.literal('APPLICATION'), owner: z.string(), applicationName: z.string() }),
  z.object({ ...denyBase, type: z.literal('IP'), fixedIp: z.string(), invert: z.boolean() }),
  z.object({ ...denyBase, type: z.literal('IPRANGE'), startingIp: z.string(), endingIp: z.string(), invert: z.boolean() }),
  z.object({ ...denyBase, type: z.literal('USER'), /** `name`, or `name@tenant` outside the super tenant. */ user: z.string() }),
]);
export type DenyPolicy = z.output<typeof denyPolicy>;

export const denyPolicyChanged = defineState({
  type: 'deny-policy.changed',
  deletedType: 'deny-policy.deleted',
  version: 1,
  topic: topics.denyPolicies,
  data: denyPolicy,
  keyOf: (of) => of.id,
});
