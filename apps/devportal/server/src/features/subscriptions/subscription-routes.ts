import { Router, type Request } from 'express';
import type { Subscription } from '@quintet/contracts';
import { addressOf, callerIfAny, callerOf, pageOf, requireUnchanged, type Caller, type Guard } from '@quintet/management-api';
import { scopes } from '../../feature';
import { viewerOf } from '../../viewer';
import { presentApplicationInfo, type Applications } from '../applications';
import { presentApiInfo, type AverageRatings, type Catalogue } from '../catalogue';
import type { Policies } from '../policies';
import { additionalInfoQuery, changeSubscriptionBody, presentSubscription, subscriptionBody, subscriptionListQuery, subscriptionsBody } from './subscription-schema';
import type { Subscriptions } from './subscriptions';

export interface SubscriptionRoutesParts {
  readonly guard: Guard;
  readonly subscriptions: Subscriptions;
  readonly applications: Applications;
  readonly catalogue: Catalogue;
  readonly policies: Policies;
  readonly averageRatings: AverageRatings;
}

export const subscriptionRoutes = ({ guard, subscriptions, applications, catalogue, policies, averageRatings }: SubscriptionRoutesParts): Router => {
  const guarded = guard.requireScope(scopes.subscribe, scopes.manageSubscriptions);

  /** With what is known of their APIs and applications. */
  const present = async (who: Caller, list: readonly Subscription[]) => {
    const averages = await averageRatings(who.organization, list.map(({ apiId }) => apiId));
    const applicationIds = [...new Set(list.map(({ applicationId }) => applicationId))];
    const known = new Map(await Promise.all(applicationIds.map(async (id) => [id, await applications.find(who, id)] as const)));
    return list.map((subscription) => {
      const api = catalogue.entry(subscription.organization, subscription.apiId);
      const application = known.get(subscription.applicationId);
      return presentSubscription(
        subscription,
        api ? presentApiInfo(api, { plans: policies.plansFor(api, who), averageRating: averages.get(api.id) }) : null,
        application ? presentApplicationInfo(application) : null,
      );
    });
  };
  const presentOne = async (who: Caller, subscription: Subscription) => (await present(who, [subscription]))[0];
  /** For requests that mean one version of a subscription. */
  const judge = async (req: Request, who: Caller, id: string): Promise<void> => {
    if (req.headers['if-match'] !== undefined) requireUnchanged(req, await presentOne(who, await subscriptions.get(who, id)));
  };

  return Router()
    .get('/subscriptions', guarded, async (req, res) => {
      const { apiId, applicationId, groupId, ...paging } = subscriptionListQuery.parse(req.query);
      const who = callerOf(req);
      const { subscriptions: list, total } = await subscriptions.list(who, { ...paging, apiId, applicationId, groupId });
      res.json(pageOf(req, paging, await present(who, list), total));
    })
    .post('/subscriptions', guarded, async (req, res) => {
      const who = callerOf(req);
      const [made] = await subscriptions.create(who, [subscriptionBody.parse(req.body)]);
      const shown = await presentOne(who, made as Subscription);
      res.status(201).location(`${req.baseUrl}/subscriptions/${made?.id}`).json(shown);
    })
    .post('/subscriptions/multiple', guarded, async (req, res) => {
      const who = callerOf(req);
      // All or none: one that is refused leaves nothing half done.
      res.json(await present(who, await subscriptions.create(who, subscriptionsBody.parse(req.body))));
    })
    .get('/subscriptions/:apiId/additionalInfo', guard.optional, async (req, res) => {
      const api = catalogue.find(viewerOf(req), String(req.params['apiId']));
      const { groupId, ...paging } = additionalInfoQuery.parse(req.query);
      const who = callerIfAny(req);
      if (!who) return void res.json(pageOf(req, paging, [], 0));
      const { subscriptions: list, total } = await subscriptions.list(who, { ...paging, apiId: api.id, applicationId: undefined, groupId });
      const shown = (await present(who, list)).map(({ subscriptionId, applicationId, applicationInfo, apiId }) => ({
        subscriptionId,
        applicationId,
        applicationName: applicationInfo?.name ?? '',
        apiId,
        isSolaceAPI: false,
        solaceDeployedEnvironments: [],
      }));
      res.json(pageOf(req, paging, shown, total));
    })
    .get('/subscriptions/:subscriptionId', guarded, async (req, res) => {
      const who = callerOf(req);
      res.json(await presentOne(who, await subscriptions.get(who, String(req.params['subscriptionId']))));
    })
    .put('/subscriptions/:subscriptionId', guarded, async (req, res) => {
      const who = callerOf(req);
      const plan = changeSubscriptionBody.parse(req.body);
      await judge(req, who, String(req.params['subscriptionId']));
      res.location(addressOf(req)).json(await presentOne(who, await subscriptions.changePlan(who, String(req.params['subscriptionId']), plan)));
    })
    .delete('/subscriptions/:subscriptionId', guarded, async (req, res) => {
      await judge(req, callerOf(req), String(req.params['subscriptionId']));
      await subscriptions.remove(callerOf(req), String(req.params['subscriptionId']));
      res.status(200).end();
    });
};
