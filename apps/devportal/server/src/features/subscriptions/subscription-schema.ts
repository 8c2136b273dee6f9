import { z } from 'zod';
import type { Subscription } from '@quintet/contracts';
import { pagingShape, withoutNulls } from '@quintet/management-api';
import type { presentApplicationInfo } from '../applications';
import type { ApiInfo } from '../catalogue';

const MAX_AT_ONCE = 100;
const readOnly = z.unknown().optional();
const identifier = z.string().min(1).max(255);

export const subscriptionBody = z.strictObject({
  applicationId: identifier,
  apiId: identifier,
  throttlingPolicy: identifier,
  requestedThrottlingPolicy: identifier.nullish(),
  subscriptionId: readOnly,
  apiInfo: readOnly,
  applicationInfo: readOnly,
  status: readOnly,
  redirectionParams: readOnly,
});
export type SubscriptionBody = z.output<typeof subscriptionBody>;

export const subscriptionsBody = z.array(subscriptionBody).min(1).max(MAX_AT_ONCE);

/** The plan that is asked for stands in `requestedThrottlingPolicy`, or alone in `throttlingPolicy`. */
export const changeSubscriptionBody = subscriptionBody.extend({ apiId: identifier.nullish() }).transform(({ throttlingPolicy, requestedThrottlingPolicy }) => requestedThrottlingPolicy ?? throttlingPolicy);

export const subscriptionListQuery = z
  .object({ ...pagingShape, apiId: identifier.optional(), applicationId: identifier.optional(), groupId: identifier.optional() })
  .refine(({ apiId, applicationId }) => apiId !== undefined || applicationId !== undefined, 'either apiId or applicationId is needed');

export const additionalInfoQuery = z.object({ ...pagingShape, groupId: identifier.optional() });

export const presentSubscription = (subscription: Subscription, apiInfo: ApiInfo | null, applicationInfo: ReturnType<typeof presentApplicationInfo> | null) => withoutNulls({
  subscriptionId: subscription.id,
  applicationId: subscription.applicationId,
  apiId: subscription.apiId,
  apiInfo,
  applicationInfo,
  throttlingPolicy: subscription.policy,
  requestedThrottlingPolicy: subscription.policy,
  status: subscription.state,
});
