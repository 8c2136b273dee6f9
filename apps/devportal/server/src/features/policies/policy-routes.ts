import { Router } from 'express';
import { z } from 'zod';
import { pageOfAll, pagingShape, type Guard } from '@quintet/management-api';
import { AppError } from '@quintet/service-kit';
import { problems } from '../../problems';
import { viewerOf, type Viewer } from '../../viewer';
import type { Policies } from './policies';
import { presentApplicationPolicy, presentSubscriptionPolicy } from './present-policy';

const level = z.object({ policyLevel: z.enum(['application', 'subscription']) });
const page = z.object(pagingShape);

export const policyRoutes = ({ guard, policies }: { guard: Guard; policies: Policies }): Router => {
  const all = (viewer: Viewer, of: z.output<typeof level>['policyLevel']) =>
    of === 'application' ? policies.applicationPolicies(viewer.organization).map(presentApplicationPolicy) : policies.subscriptionPolicies(viewer).map(presentSubscriptionPolicy);

  return Router()
    .get('/throttling-policies/:policyLevel', guard.optional, (req, res) => {
      const { policyLevel } = level.parse(req.params);
      res.json(pageOfAll<unknown>(req, page.parse(req.query), all(viewerOf(req), policyLevel)));
    })
    .get('/throttling-policies/:policyLevel/:policyId', guard.optional, (req, res) => {
      const { policyLevel } = level.parse(req.params);
      // WSO2 identifies policies by name on this API.
      const found = all(viewerOf(req), policyLevel).find(({ name }) => name === req.params['policyId']);
      if (!found) throw new AppError(problems.POLICY_NOT_FOUND, String(req.params['policyId']));
      res.json(found);
    });
};
