import type { RequestCountLimit, SubscriptionPolicy } from '@quintet/contracts';

/** As they are called in the paths of the admin API. */
export const policyKinds = ['application', 'subscription', 'advanced'] as const;
export type PolicyKind = (typeof policyKinds)[number];

/** What only business plans (subscription policies) have. */
export type PlanSettings = Pick<SubscriptionPolicy, 'stopOnQuotaReach' | 'billingPlan' | 'permissions' | 'customAttributes'>;

/** What an admin decides of a policy. */
export interface PolicyContent {
  readonly name: string;
  readonly displayName: string;
  readonly description: string;
  readonly limit: RequestCountLimit | null;
  /** Null but for business plans. */
  readonly plan: PlanSettings | null;
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
