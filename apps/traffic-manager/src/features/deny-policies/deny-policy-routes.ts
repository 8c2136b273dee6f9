import { Router, type Request } from 'express';
import { z } from 'zod';
import { callerOf, pageOfAll, type Guard } from '@quintet/management-api';
import { AppError, commonProblems } from '@quintet/service-kit';
import { answerVersioned, expectedVersion, jsonBody, tagOf } from '../../http/conditional-request';
import { listPagingShape } from '../../http/list-paging';
import { scopes } from '../../http/scopes';
import { problems } from '../../problems';
import type { DenyPolicyChanges } from './change-deny-policies';
import { readDenyPolicy, statusBody } from './deny-policy-schema';
import type { DenyPolicyStore } from './deny-policy-store';
import { denyPolicyView } from './deny-policy-view';
import { readDenyPolicySearch } from './search-deny-policies';

export interface DenyPolicyRoutesParts {
  readonly guard: Guard;
  readonly store: DenyPolicyStore;
  readonly changes: DenyPolicyChanges;
}

const listQuery = z.object({ ...listPagingShape, query: z.string().max(1_024).default('') });

const idOf = (req: Request): string => String(req.params['conditionId']);
const organizationOf = (req: Request): string => callerOf(req).organization;

const searchReason = 'must be conditionType:<type>, conditionValue:<value>, or both with & between them';

export const denyPolicyRoutes = ({ guard, store, changes }: DenyPolicyRoutesParts): Router => {
  const mayView = guard.requireScope(...scopes.viewDenyPolicies);
  const mayManage = guard.requireScope(...scopes.manageDenyPolicies);

  return Router()
    .get('/deny-policies', mayView, async (req, res) => {
      const { query, ...paging } = listQuery.parse(req.query);
      const matches = readDenyPolicySearch(query);
      if (!matches) throw new AppError(commonProblems.INVALID_INPUT, `query ${searchReason}`, { faults: [{ field: 'query', reason: searchReason }] });
      res.json(pageOfAll(req, paging, (await store.list(organizationOf(req))).filter(matches).map(denyPolicyView)));
    })
    .post('/deny-policies', mayManage, async (req, res) => {
      const organization = organizationOf(req);
      const policy = await changes.create(organization, readDenyPolicy(jsonBody(req), organization));
      res.status(201).location(`${req.baseUrl}/deny-policy/${policy.id}`).setHeader('etag', tagOf(policy.version)).json(denyPolicyView(policy));
    })
    .get('/deny-policy/:conditionId', mayView, async (req, res) => {
      const policy = await store.find(organizationOf(req), idOf(req));
      if (!policy) throw new AppError(problems.DENY_POLICY_NOT_FOUND, idOf(req));
      answerVersioned(req, res, policy.version, denyPolicyView(policy));
    })
    .patch('/deny-policy/:conditionId', mayManage, async (req, res) => {
      const { conditionStatus } = statusBody.parse(jsonBody(req));
      const policy = await changes.switchTo(organizationOf(req), idOf(req), conditionStatus, expectedVersion(req));
      res.setHeader('etag', tagOf(policy.version)).json(denyPolicyView(policy));
    })
    .delete('/deny-policy/:conditionId', mayManage, async (req, res) => {
      await changes.remove(organizationOf(req), idOf(req), expectedVersion(req));
      res.status(200).end();
    });
};
