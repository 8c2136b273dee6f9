import { subscriptionChanged } from '@quintet/contracts';
import { republishPages } from '@quintet/control-plane';
import { DEVPORTAL_API, type DevportalParts, type Feature } from '../../feature';
import type { Applications } from '../applications';
import type { AverageRatings, Catalogue } from '../catalogue';
import type { Policies } from '../policies';
import { pgSubscriptionStore } from './pg-subscription-store';
import { subscriptionRoutes } from './subscription-routes';
import { createSubscriptions, type Subscriptions } from './subscriptions';

export type { Subscriptions } from './subscriptions';

export interface SubscriptionsDeps {
  readonly applications: Applications;
  readonly catalogue: Catalogue;
  readonly policies: Policies;
  readonly averageRatings: AverageRatings;
}

export const subscriptionsFeature = (
  { guard, database, outbox, clock }: DevportalParts,
  { applications, catalogue, policies, averageRatings }: SubscriptionsDeps,
): Feature & { readonly subscriptions: Subscriptions } => {
  const subscriptions = createSubscriptions({ database, outbox, store: pgSubscriptionStore, applications, catalogue, policies, clock });
  applications.onForget(subscriptions.forgetApplication);
  return {
    subscriptions,
    routers: [{ base: DEVPORTAL_API, router: subscriptionRoutes({ guard, subscriptions, applications, catalogue, policies, averageRatings }) }],
    forgetApi: subscriptions.forgetApi,
    republish: (all) => republishPages(all, pgSubscriptionStore.page, (db, subscription) => outbox.put(db, subscriptionChanged, subscription)),
  };
};
