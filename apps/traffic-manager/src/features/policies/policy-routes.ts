import { Router, type Request, type RequestHandler } from 'express';
import { z } from 'zod';
import { addressOf, callerOf, pageOfAll, type Guard } from '@quintet/management-api';
import { AppError } from '@quintet/service-kit';
import { answerVersioned, expectedVersion, jsonBody, tagOf } from '../../http/conditional-request';
import { listPagingShape } from '../../http/list-paging';
import { scopes } from '../../http/scopes';
import { problems } from '../../problems';
import type { PolicyChanges } from './change-policies';
import { policyKinds, type PolicyKind, type ThrottlingPolicy } from './policy';
import { readPolicy } from './policy-schema';
import type { PolicyStore } from './policy-store';
import { policySummary, policyView } from './policy-view';
import { requireAllowed } from './require-allowed';
import { readPolicySearch } from './search-policies';

export interface PolicyRoutesParts {
  readonly guard: Guard;
  readonly store: PolicyStore;
  readonly changes: PolicyChanges;
}

const listQuery = z.object(listPagingShape);
const searchQuery = z.object({ ...listPagingShape, query: z.string().max(255).default('') });

const idOf = (req: Request): string => String(req.params['policyId']);
const organizationOf = (req: Request): string => callerOf(req).organization;

export const policyRoutes = ({ guard, store, changes }: PolicyRoutesParts): Router => {
  const router = Router();
  const mayView = guard.requireScope(...scopes.viewPolicies);
  const mayManage = guard.requireScope(...scopes.managePolicies);

  router.get('/policies/search', mayView, async (req, res) => {
    const { query, ...paging } = searchQuery.parse(req.query);
    const matches = readPolicySearch(query);
    res.json(pageOfAll(req, paging, (await store.list(organizationOf(req))).filter(matches).map(policySummary)));
  });

  const find = async (req: Request, kind: PolicyKind): Promise<ThrottlingPolicy> => {
    const policy = await store.find(organizationOf(req), kind, idOf(req));
    if (!policy) throw new AppError(problems.POLICY_NOT_FOUND, `${kind} policy ${idOf(req)}`);
    return policy;
  };

  for (const kind of policyKinds) {
    const allowed: RequestHandler = (req, _res, next) => {
      requireAllowed(organizationOf(req), kind);
      next();
    };
    router.get(`/policies/${kind}`, mayView, allowed, async (req, res) => {
      const policies = await store.list(organizationOf(req), kind);
      res.json(pageOfAll(req, listQuery.parse(req.query), policies.map(policyView)));
    });
    router.post(`/policies/${kind}`, mayManage, allowed, async (req, res) => {
      const policy = await changes.create(organizationOf(req), kind, readPolicy(kind, jsonBody(req)));
      res.status(201).location(`${req.baseUrl}/policies/${kind}/${policy.id}`).setHeader('etag', tagOf(policy.version)).json(policyView(policy));
    });
    router.get(`/policies/${kind}/:policyId`, mayView, allowed, async (req, res) => {
      const policy = await find(req, kind);
      answerVersioned(req, res, policy.version, policyView(policy));
    });
    router.put(`/policies/${kind}/:policyId`, mayManage, allowed, async (req, res) => {
      const body = jsonBody(req);
      const policy = await changes.update({ organization: organizationOf(req), kind, id: idOf(req) }, ({ groups }) => readPolicy(kind, body, groups), expectedVersion(req));
      res.location(addressOf(req)).setHeader('etag', tagOf(policy.version)).json(policyView(policy));
    });
    router.delete(`/policies/${kind}/:policyId`, mayManage, allowed, async (req, res) => {
      await changes.remove({ organization: organizationOf(req), kind, id: idOf(req) }, expectedVersion(req));
      res.status(200).end();
    });
  }
  return router;
};
