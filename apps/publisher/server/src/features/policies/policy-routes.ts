import { Router } from 'express';
import { z } from 'zod';
import { callerOf, pageOfAll, pagingShape } from '@quintet/management-api';
import { AppError } from '@quintet/service-kit';
import type { PublisherParts } from '../../feature';
import { pathParameter } from '../../path-parameter';
import { problems } from '../../problems';
import { requireApi } from '../apis';
import { policyLevels, presentPolicy, type PolicyLevel, type PresentedPolicy } from './present-policy';

const paging = z.object(pagingShape);
const level = z.object({ policyLevel: z.enum(policyLevels) });

export const policyRoutes = ({ database, guard, followed }: Pick<PublisherParts, 'database' | 'guard' | 'followed'>): Router => {
  const mayLook = guard.requireScope('apim:api_view', 'apim:tier_view', 'apim:tier_manage');
  const byLevel = { application: followed.applicationPolicies, subscription: followed.subscriptionPolicies, api: followed.apiPolicies };

  const listOf = (of: PolicyLevel, organization: string): PresentedPolicy[] =>
    [...byLevel[of].values()]
      .filter((policy) => policy.organization === organization)
      .map((policy) => presentPolicy(of, policy))
      .sort((a, b) => a.name.localeCompare(b.name));

  return Router()
    .get('/throttling-policies/streaming/subscription', mayLook, (req, res) => {
      // Plans that count events are for streaming APIs, of which there are none.
      res.json(pageOfAll(req, paging.parse(req.query), []));
    })
    .get('/throttling-policies/:policyLevel', mayLook, (req, res) => {
      const { policyLevel } = level.parse(req.params);
      res.json(pageOfAll(req, paging.parse(req.query), listOf(policyLevel, callerOf(req).organization)));
    })
    .get('/throttling-policies/:policyLevel/:policyName', mayLook, (req, res) => {
      const { policyLevel } = level.parse(req.params);
      const name = pathParameter(req, 'policyName');
      const policy = byLevel[policyLevel].get(`${callerOf(req).organization}/${name}`);
      if (!policy) throw new AppError(problems.THROTTLING_POLICY_NOT_FOUND, name);
      res.json(presentPolicy(policyLevel, policy));
    })
    .get('/apis/:apiId/subscription-policies', guard.requireScope('apim:api_view', 'apim:api_manage'), async (req, res) => {
      const { organization } = callerOf(req);
      const api = await requireApi(database, organization, pathParameter(req, 'apiId'));
      res.json(listOf('subscription', organization).filter(({ name }) => api.body.policies.includes(name)));
    });
};
