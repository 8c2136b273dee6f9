import { Router } from 'express';
import { z } from 'zod';
import { parseUserName, showUserName } from '@quintet/auth';
import type { SubscriptionPolicy } from '@quintet/contracts';
import type { TrafficOperations } from '@quintet/control-plane';
import { callerOf, type Guard } from '@quintet/management-api';
import { AppError, type Clock } from '@quintet/service-kit';
import { presentSubscriptionUsage, subscriptionQuotaKeys } from '@quintet/throttling';
import { scopes } from '../../feature';
import { problems } from '../../problems';
import type { Applications } from '../applications';
import type { Catalogue } from '../catalogue';
import type { Subscriptions } from '../subscriptions';

export interface UsageRoutesParts {
  readonly guard: Guard;
  readonly traffic: TrafficOperations;
  readonly applications: Pick<Applications, 'getOwned'>;
  readonly subscriptions: Pick<Subscriptions, 'get'>;
  readonly catalogue: Pick<Catalogue, 'entry'>;
  readonly planOf: (organization: string, name: string) => SubscriptionPolicy | undefined;
  readonly clock: Clock;
}

export const quotaReset = z.strictObject({ userName: z.string().trim().min(1).max(255).optional() });

/** As the gateways name users: those of the super tenant without it. */
const shown = (user: string): string => showUserName(parseUserName(user, () => false));

/** How much of a subscription is used, and the early reset of an application's quotas: both are the traffic manager's, asked for on behalf of their owner. */
export const usageRoutes = ({ guard, traffic, applications, subscriptions, catalogue, planOf, clock }: UsageRoutesParts): Router =>
  Router()
    .get('/subscriptions/:subscriptionId/usage', guard.requireScope(scopes.subscribe, scopes.manageSubscriptions), async (req, res) => {
      const found = await subscriptions.get(callerOf(req), String(req.params['subscriptionId']));
      const api = catalogue.entry(found.organization, found.apiId);
      if (!api) throw new AppError(problems.API_NOT_FOUND, found.apiId);
      const usage = await traffic.usageOf(found.organization, subscriptionQuotaKeys(found, api));
      res.json(presentSubscriptionUsage(found, planOf(found.organization, found.policy), usage, clock.now()));
    })
    .post('/applications/:applicationId/reset-throttle-policy', guard.requireScope(scopes.manageApplications, scopes.subscribe), async (req, res) => {
      const { userName } = quotaReset.parse(req.body ?? {});
      const { organization, id } = await applications.getOwned(callerOf(req), String(req.params['applicationId']));
      await traffic.resetApplication(organization, id, userName === undefined ? undefined : shown(userName));
      res.status(200).end();
    });
