import { Router } from 'express';
import { z } from 'zod';
import { DEFAULT_ORGANIZATION } from '@quintet/contracts';
import { callerOf, pageOfAll, pagingShape } from '@quintet/management-api';
import { AppError } from '@quintet/service-kit';
import { PUBLISHER_API, type Feature, type PublisherParts } from '../../feature';
import { pathParameter } from '../../path-parameter';
import { problems } from '../../problems';

const query = z.object({ ...pagingShape, state: z.enum(['active', 'inactive']).default('active') });

/** Tenants that the caller may know of: the first one, and the own. */
export const tenantsFeature = ({ guard }: PublisherParts): Feature => {
  const mayRead = guard.requireScope('apim:api_view', 'apim:api_manage');
  const router = Router()
    .get('/tenants', mayRead, (req, res) => {
      const { state, ...paging } = query.parse(req.query);
      const domains = state === 'active' ? [...new Set([DEFAULT_ORGANIZATION, callerOf(req).organization])] : [];
      res.json(pageOfAll(req, paging, domains.map((domain) => ({ domain, status: 'active' }))));
    })
    .head('/tenants/:tenantDomain', mayRead, (req, res) => {
      const domain = pathParameter(req, 'tenantDomain');
      if (domain !== DEFAULT_ORGANIZATION && domain !== callerOf(req).organization) throw new AppError(problems.TENANT_NOT_FOUND, domain);
      res.status(200).end();
    });
  return { routers: [{ base: PUBLISHER_API, router }] };
};
