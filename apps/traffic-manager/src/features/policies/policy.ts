import type { ConditionGroup, CustomPolicy, Enforcement, Limit, RequestCountLimit, SubscriptionPolicy } from '@quintet/contracts';

/** As they are called in the paths of the admin API. */
export const policyKinds = ['application', 'subscription', 'advanced', 'custom'] as const;
export type PolicyKind = (typeof policyKinds)[number];

/** What only business plans (subscription policies) have. */
export type PlanSettings = Pick<SubscriptionPolicy, 'stopOnQuotaReach' | 'billingPlan' | 'permissions' | 'customAttributes' | 'subscriberCount' | 'graphQl'>;

/** What only custom policies have; `siddhiQuery` is the text that it was read from, if any. */
export type CustomRule = Pick<CustomPolicy, 'enabled' | 'keyTemplate' | 'condition'> & { readonly siddhiQuery?: string | undefined };

/** What an admin decides of a policy, but for its name and texts. */
export interface PolicySettings {
  readonly limit: Limit;
  readonly enforcement?: Enforcement | undefined;
  /** Of application and subscription policies. */
  readonly burst?: RequestCountLimit | null | undefined;
  readonly plan?: PlanSettings | null | undefined;
  /** Of advanced policies. */
  readonly groups?: readonly ConditionGroup[] | undefined;
  readonly rule?: CustomRule | undefined;
}

export interface PolicyContent extends PolicySettings {
  readonly name: string;
  readonly displayName: string;
  readonly description: string;
}

export interface ThrottlingPolicy extends PolicyContent {
  readonly kind: PolicyKind;
  readonly organization: string;
  readonly id: string;
  /** Rises in the order of creation. */
  readonly number: number;
  /** Rises with each change. */
  readonly version: number;
}

export const settingsOf = ({ limit, enforcement, burst, plan, groups, rule }: PolicySettings): PolicySettings => ({ limit, enforcement, burst, plan, groups, rule });
