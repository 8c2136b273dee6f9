import { z } from 'zod';
import { defineState } from '../define-event';
import { topics } from '../topics';
import { id, organization } from './common';

export const UNLIMITED = 'Unlimited';

/** Windows are aligned to the clock in UTC: a minute starts at second 0, a day at midnight. */
export const timeUnit = z.enum(['sec', 'min', 'hour', 'day', 'month', 'year']);
export type TimeUnit = z.output<typeof timeUnit>;

export const requestCountLimit = z.object({
  kind: z.literal('request-count'),
  requests: z.int().positive().max(Number.MAX_SAFE_INTEGER),
  unitTime: z.int().positive().max(10_000),
  timeUnit,
});
/** Null: unlimited. */
export const limit = requestCountLimit.nullable();
export type Limit = z.output<typeof limit>;
export type RequestCountLimit = z.output<typeof requestCountLimit>;

const policy = { id, organization, name: z.string().min(1), displayName: z.string(), description: z.string(), limit };

export const applicationPolicy = z.object(policy);
export type ApplicationPolicy = z.output<typeof applicationPolicy>;

export const subscriptionPolicy = z.object({
  ...policy,
  /** Off: a call beyond the quota passes and is only marked. */
  stopOnQuotaReach: z.boolean(),
  billingPlan: z.enum(['FREE', 'COMMERCIAL']),
  /** Who may choose the plan: everyone when null. */
  permissions: z.object({ type: z.enum(['ALLOW', 'DENY']), roles: z.array(z.string()) }).nullable(),
  customAttributes: z.array(z.object({ name: z.string(), value: z.string() })),
});
export type SubscriptionPolicy = z.output<typeof subscriptionPolicy>;

/** An advanced policy: one for the whole API, or one for an operation. */
export const apiPolicy = z.object({ ...policy, userLevel: z.boolean() });
export type ApiPolicy = z.output<typeof apiPolicy>;

const keyOf = (of: { organization: string; name: string }): string => `${of.organization}/${of.name}`;

export const applicationPolicyChanged = defineState({
  type: 'application-policy.changed',
  deletedType: 'application-policy.deleted',
  version: 1,
  topic: topics.applicationPolicies,
  data: applicationPolicy,
  keyOf,
});
export const subscriptionPolicyChanged = defineState({
  type: 'subscription-policy.changed',
  deletedType: 'subscription-policy.deleted',
  version: 1,
  topic: topics.subscriptionPolicies,
  data: subscriptionPolicy,
  keyOf,
});
export const apiPolicyChanged = defineState({
  type: 'api-policy.changed',
  deletedType: 'api-policy.deleted',
  version: 1,
  topic: topics.apiPolicies,
  data: apiPolicy,
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
