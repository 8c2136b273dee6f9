import { Router } from 'express';
import type { TrafficOperations } from '@quintet/control-plane';
import { callerOf } from '@quintet/management-api';
import { AppError } from '@quintet/service-kit';
import { presentSubscriptionUsage, subscriptionQuotaKeys } from '@quintet/throttling';
import type { PublisherParts } from '../../feature';
import { pathParameter } from '../../path-parameter';
import { problems } from '../../problems';
import { requireApi } from '../apis';

/** How much of a subscription is used: the traffic manager knows, and is asked on behalf of whoever may see the subscription. */
export const usageRoutes = ({ database, guard, followed, clock }: Pick<PublisherParts, 'database' | 'guard' | 'followed' | 'clock'>, traffic: TrafficOperations): Router =>
  Router().get('/subscriptions/:subscriptionId/usage', guard.requireScope('apim:api_view', 'apim:subscription_view', 'apim:subscription_manage'), async (req, res) => {
    const { organization } = callerOf(req);
    const found = followed.subscriptions.get(pathParameter(req, 'subscriptionId'));
    if (!found || found.organization !== organization) throw new AppError(problems.SUBSCRIPTION_NOT_FOUND);
    const api = await requireApi(database, organization, found.apiId);
    const usage = await traffic.usageOf(organization, subscriptionQuotaKeys(found, api));
    res.json(presentSubscriptionUsage(found, followed.subscriptionPolicies.get(`${organization}/${found.policy}`), usage, clock.now()));
  });
