import { z } from 'zod';
import { defineState } from '../define-event';
import { topics } from '../topics';
import { epochMs, id, keyType, organization } from './common';

export const application = z.object({
  id,
  organization,
  name: z.string(),
  owner: z.string(),
  description: z.string(),
  /** Name of the application throttling policy. */
  policy: z.string(),
  tokenType: z.enum(['JWT']),
  groups: z.array(z.string()),
  attributes: z.record(z.string(), z.string()),
  createdMs: epochMs,
});
export type Application = z.output<typeof application>;

export const applicationChanged = defineState({
  type: 'application.changed',
  deletedType: 'application.deleted',
  version: 1,
  topic: topics.applications,
  data: application,
  keyOf: ({ id: applicationId }) => applicationId,
});

/** Ties an OAuth client to the application on whose behalf it calls. */
export const applicationKey = z.object({ consumerKey: id, keyManager: z.string(), applicationId: id, keyType, organization });
export type ApplicationKey = z.output<typeof applicationKey>;

export const applicationKeyChanged = defineState({
  type: 'application-key.changed',
  deletedType: 'application-key.deleted',
  version: 1,
  topic: topics.applicationKeys,
  data: applicationKey,
  keyOf: ({ consumerKey, keyManager }) => `${consumerKey}@${keyManager}`,
});

export const subscriptionState = z.enum(['UNBLOCKED', 'BLOCKED', 'PROD_ONLY_BLOCKED', 'ON_HOLD', 'REJECTED', 'TIER_UPDATE_PENDING', 'DELETE_PENDING']);
export type SubscriptionState = z.output<typeof subscriptionState>;

export const subscription = z.object({
  id,
  organization,
  apiId: id,
  applicationId: id,
  /** Name of the business plan (subscription policy). */
  policy: z.string(),
  state: subscriptionState,
  subscriber: z.string(),
  createdMs: epochMs,
});
export type Subscription = z.output<typeof subscription>;

export const subscriptionChanged = defineState({
  type: 'subscription.changed',
  deletedType: 'subscription.deleted',
  version: 1,
  topic: topics.subscriptions,
  data: subscription,
  keyOf: ({ id: subscriptionId }) => subscriptionId,
});
