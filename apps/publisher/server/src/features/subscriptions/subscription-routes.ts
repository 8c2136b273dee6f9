import { Router } from 'express';
import { z } from 'zod';
import { subscription as subscriptionOfDevportal, type SubscriptionState } from '@quintet/contracts';
import { callerOf, pageOfAll, pagingShape } from '@quintet/management-api';
import { AppError } from '@quintet/service-kit';
import { pathTo, type DevportalOperations } from '../../devportal-operations';
import type { PublisherParts } from '../../feature';
import { pathParameter } from '../../path-parameter';
import { problems } from '../../problems';
import { requireApi } from '../apis';
import { filterSubscriptions, presentSubscription } from './subscription-list';

const id = z.string().min(1).max(255);
const listQuery = z.object({ ...pagingShape, apiId: id.optional(), query: z.string().max(255).default('') });
const blockQuery = z.object({ subscriptionId: id, blockState: z.enum(['BLOCKED', 'PROD_ONLY_BLOCKED']) });
const unblockQuery = z.object({ subscriptionId: id });
const planQuery = z.object({ subscriptionId: id, businessPlan: z.string().min(1).max(255) });

export const subscriptionRoutes = ({ database, guard, followed }: Pick<PublisherParts, 'database' | 'guard' | 'followed'>, devportal: DevportalOperations): Router => {
  const mayRead = guard.requireScope('apim:api_view', 'apim:subscription_view', 'apim:subscription_manage');
  const mayBlock = guard.requireScope('apim:subscription_block', 'apim:subscription_manage');

  const setState = (organization: string, subscriptionId: string, state: SubscriptionState): Promise<unknown> =>
    devportal.call({ method: 'PUT', path: pathTo('subscriptions', subscriptionId, 'state'), organization, body: { state } });

  return Router()
    .get('/subscriptions', mayRead, async (req, res) => {
      const { organization } = callerOf(req);
      const { apiId, query, ...paging } = listQuery.parse(req.query);
      if (apiId !== undefined) await requireApi(database, organization, apiId);
      const page = pageOfAll(req, paging, filterSubscriptions(followed, { organization, apiId, query }));
      res.json({ ...page, list: page.list.map((one) => presentSubscription(followed, one)) });
    })
    .get('/subscriptions/:subscriptionId/subscriber-info', mayRead, (req, res) => {
      const found = followed.subscriptions.get(pathParameter(req, 'subscriptionId'));
      if (!found || found.organization !== callerOf(req).organization) throw new AppError(problems.SUBSCRIPTION_NOT_FOUND);
      res.json({ name: found.subscriber, claims: [] });
    })
    .post('/subscriptions/block-subscription', mayBlock, async (req, res) => {
      const { subscriptionId, blockState } = blockQuery.parse(req.query);
      await setState(callerOf(req).organization, subscriptionId, blockState);
      res.status(200).end();
    })
    .post('/subscriptions/unblock-subscription', mayBlock, async (req, res) => {
      const { subscriptionId } = unblockQuery.parse(req.query);
      await setState(callerOf(req).organization, subscriptionId, 'UNBLOCKED');
      res.status(200).end();
    })
    .post('/subscriptions/change-business-plan', guard.requireScope('apim:subscription_manage'), async (req, res) => {
      const { organization } = callerOf(req);
      const { subscriptionId, businessPlan } = planQuery.parse(req.query);
      const { apiId } = subscriptionOfDevportal.parse(await devportal.call({ method: 'GET', path: pathTo('subscriptions', subscriptionId), organization }));
      const { body } = await requireApi(database, organization, apiId);
      if (!body.policies.includes(businessPlan)) throw new AppError(problems.BUSINESS_PLAN_NOT_OFFERED, `"${businessPlan}"; it offers ${body.policies.join(', ') || 'none'}`);
      await devportal.call({ method: 'PUT', path: pathTo('subscriptions', subscriptionId, 'plan'), organization, body: { policy: businessPlan } });
      res.status(200).end();
    });
};
