import { randomUUID } from 'node:crypto';
import { subscriptionChanged, type ApiCatalogueEntry, type Subscription, type SubscriptionState } from '@quintet/contracts';
import type { Caller } from '@quintet/management-api';
import type { Outbox } from '@quintet/outbox';
import type { Database, Db } from '@quintet/persistence';
import { AppError, type Clock } from '@quintet/service-kit';
import { problems } from '../../problems';
import type { Applications } from '../applications';
import type { Catalogue } from '../catalogue';
import type { Policies } from '../policies';
import type { SubscriptionBody } from './subscription-schema';
import type { SubscriptionListRequest, SubscriptionStore } from './subscription-store';

export interface SubscriptionsParts {
  readonly database: Database;
  readonly outbox: Outbox;
  readonly store: SubscriptionStore;
  readonly applications: Applications;
  readonly catalogue: Catalogue;
  readonly policies: Policies;
  readonly clock: Clock;
}

/** States that a publisher sets. */
export type BlockState = Extract<SubscriptionState, 'UNBLOCKED' | 'BLOCKED' | 'PROD_ONLY_BLOCKED'>;

/** Deprecated and blocked APIs serve those who are subscribed, and take nobody new. */
const open: ReadonlySet<ApiCatalogueEntry['lifecycleState']> = new Set(['PUBLISHED', 'PROTOTYPED']);

export const createSubscriptions = ({ database, outbox, store, applications, catalogue, policies, clock }: SubscriptionsParts) => {
  const refusePlan = (name: string, allowed: readonly string[], field: string): never => {
    const reason = allowed.length === 0 ? 'the API offers no plan to you' : `"${name}" is none of the plans that the API offers: ${allowed.join(', ')}`;
    throw new AppError(problems.POLICY_NOT_OFFERED, reason, { faults: [{ field, reason }] });
  };
  const checkPlan = (api: ApiCatalogueEntry, who: Pick<Caller, 'roles'>, name: string, field = 'throttlingPolicy'): void => {
    const allowed = policies.plansFor(api, who).map((plan) => plan.name);
    if (!allowed.includes(name)) refusePlan(name, allowed, field);
  };

  const prepare = async (who: Caller, { apiId, applicationId, throttlingPolicy }: SubscriptionBody): Promise<Subscription> => {
    // Whoever publishes an API may subscribe to it at once: the event of its publishing may still be on its way, so this waits up to a second for it.
    const api = await catalogue.findSoon(who, apiId);
    await applications.getOwned(who, applicationId);
    if (!open.has(api.lifecycleState)) throw new AppError(problems.SUBSCRIPTION_NOT_OPEN, api.lifecycleState);
    checkPlan(api, who, throttlingPolicy);
    return {
      id: randomUUID(),
      organization: who.organization,
      apiId,
      applicationId,
      policy: throttlingPolicy,
      state: 'UNBLOCKED',
      subscriber: who.username,
      createdMs: clock.now(),
    };
  };
  const removeOne = async (db: Db, { organization, id }: Subscription): Promise<void> => {
    if (await store.remove(db, organization, id)) await outbox.remove(db, subscriptionChanged, id);
  };

  /** All or none of them. */
  const create = async (who: Caller, bodies: readonly SubscriptionBody[]): Promise<readonly Subscription[]> => {
    const subscriptions: Subscription[] = [];
    for (const body of bodies) subscriptions.push(await prepare(who, body));
    await database.inTransaction(async (db) => {
      // In one order everywhere, so that two such requests cannot wait for each other.
      for (const applicationId of [...new Set(bodies.map((body) => body.applicationId))].sort()) await applications.lockOwned(db, who, applicationId);
      for (const subscription of subscriptions) {
        await store.add(db, subscription);
        await outbox.put(db, subscriptionChanged, subscription);
      }
    });
    // An API that was deleted meanwhile has had its subscriptions cleaned before these were there; one that is deleted from now on will find them.
    const orphans = subscriptions.filter(({ organization, apiId }) => catalogue.entry(organization, apiId) === undefined);
    if (orphans.length > 0) {
      await database.inTransaction(async (db) => {
        for (const orphan of orphans) await removeOne(db, orphan);
      });
      throw new AppError(problems.API_NOT_FOUND, orphans[0]?.apiId);
    }
    return subscriptions;
  };

  /** A subscription of an application that the caller may look at; what he may not see does not exist for him. */
  const get = async (who: Caller, id: string): Promise<Subscription> => {
    const found = await store.find(database, who.organization, id);
    if (!found || !(await applications.find(who, found.applicationId))) throw new AppError(problems.SUBSCRIPTION_NOT_FOUND, id);
    return found;
  };
  const getOwned = async (who: Caller, id: string): Promise<Subscription> => {
    const found = await get(who, id);
    await applications.getOwned(who, found.applicationId);
    return found;
  };
  /** Changes the row and tells of it; the row's lock keeps changes of one subscription in order. */
  const change = (organization: string, id: string, to: Partial<Pick<Subscription, 'policy' | 'state'>>): Promise<Subscription> =>
    database.inTransaction(async (db) => {
      const before = await store.lock(db, organization, id);
      if (!before) throw new AppError(problems.SUBSCRIPTION_NOT_FOUND, id);
      const after = { ...before, ...to };
      await store.change(db, after);
      await outbox.put(db, subscriptionChanged, after);
      return after;
    });

  return {
    create,
    get,
    list: (who: Caller, request: Omit<SubscriptionListRequest, 'organization' | 'username' | 'groups'>) =>
      store.list(database, { ...request, organization: who.organization, username: who.username, groups: who.roles }),
    apiIdsOf: (organization: string, applicationId: string) => store.apiIdsOf(database, organization, applicationId),
    changePlan: async (who: Caller, id: string, plan: string): Promise<Subscription> => {
      const subscription = await getOwned(who, id);
      if (plan === subscription.policy) return subscription;
      const api = catalogue.entry(subscription.organization, subscription.apiId);
      if (!api) throw new AppError(problems.API_NOT_FOUND, subscription.apiId);
      checkPlan(api, who, plan, 'requestedThrottlingPolicy');
      return change(subscription.organization, id, { policy: plan });
    },
    remove: async (who: Caller, id: string): Promise<void> => {
      const subscription = await getOwned(who, id);
      await database.inTransaction((db) => removeOne(db, subscription));
    },
    /** In the transaction that deletes an application. */
    forgetApplication: async (db: Db, organization: string, applicationId: string): Promise<void> => {
      for (const id of await store.removeOfApplication(db, organization, applicationId)) await outbox.remove(db, subscriptionChanged, id);
    },
    forgetApi: (apiId: string): Promise<void> =>
      database.inTransaction(async (db) => {
        for (const id of await store.removeOfApi(db, apiId)) await outbox.remove(db, subscriptionChanged, id);
      }),

    /** What the publisher asks for on behalf of its users; it has checked their rights. */
    forPublisher: {
      get: async (organization: string, id: string): Promise<Subscription> => {
        const found = await store.find(database, organization, id);
        if (!found) throw new AppError(problems.SUBSCRIPTION_NOT_FOUND, id);
        return found;
      },
      setState: (organization: string, id: string, state: BlockState): Promise<Subscription> => change(organization, id, { state }),
      /** Any plan of the API, also one that the subscriber could not choose himself. */
      setPlan: async (organization: string, id: string, plan: string): Promise<Subscription> => {
        const found = await store.find(database, organization, id);
        if (!found) throw new AppError(problems.SUBSCRIPTION_NOT_FOUND, id);
        const allowed = catalogue.entry(organization, found.apiId)?.policies ?? [];
        if (plan !== found.policy && !allowed.includes(plan)) refusePlan(plan, allowed, 'policy');
        return change(organization, id, { policy: plan });
      },
    },
  };
};
export type Subscriptions = ReturnType<typeof createSubscriptions>;
