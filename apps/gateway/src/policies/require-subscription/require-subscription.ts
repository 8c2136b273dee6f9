import { next, reject, type Exchange, type Outcome, type PolicyKind } from '../../pipeline/policy';
import { problems } from '../../problems';
import { pairOf } from '../../state/gateway-state';

const forbidden = reject(problems.FORBIDDEN, 'User is NOT authorized to access the Resource. API Subscription validation failed.');
const blocked = reject(problems.SUBSCRIPTION_BLOCKED, 'The subscription of this application to the API is blocked.');
const inactive = reject(problems.SUBSCRIPTION_INACTIVE, 'The subscription of this application to the API is not active.');

/** Finds the application behind the consumer key or the API key, and its subscription; says which endpoints it may reach. */
export const requireSubscription = (): PolicyKind => ({
  name: 'require-subscription',
  phase: 'authorize',
  compile: ({ artifact }, { authType }) => {
    if (authType === 'None') return undefined;
    const { apiId, organization, subscriptionless } = artifact;
    return ({ state, identity }: Exchange): Outcome => {
      if (identity === undefined || identity.kind === 'internal-key') return next;
      const key = identity.apiKey ?? state.applicationKeys.get(`${identity.consumerKey}@${identity.keyManager}`);
      const application = key && state.applications.get(key.applicationId);
      if (!application || application.organization !== organization) return forbidden;
      const subscription = state.subscriptions.get(pairOf(application.id, apiId));
      // A prototype may be tried by any application that has a key, like an API without plans.
      const isOpen = subscriptionless || state.lifecycles.get(apiId)?.state === 'PROTOTYPED';
      if (!subscription || subscription.organization !== organization) return isOpen ? { kind: 'next', add: { application, keyType: key.keyType } } : forbidden;
      switch (subscription.state) {
        case 'UNBLOCKED':
        case 'TIER_UPDATE_PENDING': // goes on with the plan that it has
        case 'DELETE_PENDING':
          return { kind: 'next', add: { application, subscription, keyType: key.keyType } };
        case 'PROD_ONLY_BLOCKED':
          return key.keyType === 'PRODUCTION' ? blocked : { kind: 'next', add: { application, subscription, keyType: key.keyType } };
        case 'BLOCKED':
          return blocked;
        default:
          return inactive;
      }
    };
  },
});
