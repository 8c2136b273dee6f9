import { Router, type RequestHandler } from 'express';
import { DEFAULT_ORGANIZATION } from '@quintet/contracts';
import { callerOf } from '@quintet/management-api';
import { AppError } from '@quintet/service-kit';
import { problems } from '../../problems';
import type { ManageTenants } from './manage-tenants';
import { lifecycleBody, newTenantBody, tenantQuery } from './tenant-schema';
import type { StoredTenant } from './tenant-store';

export interface TenantRoutesParts {
  readonly tenants: ManageTenants;
  /** Leaves the administrator who calls behind, for `callerOf`. */
  readonly requireAdmin: RequestHandler;
}

export const TENANTS_API = '/api/server/v1';

const requireSuperTenant: RequestHandler = (req, _res, next) => {
  next(callerOf(req).organization === DEFAULT_ORGANIZATION ? undefined : new AppError(problems.NOT_THE_SUPER_TENANT));
};

/** Tenants, in the shapes of WSO2's tenant management API. */
export const tenantRoutes = ({ tenants, requireAdmin }: TenantRoutesParts): Router => {
  const present = async ({ id, organization, displayName, enabled, createdAt }: StoredTenant) => ({
    id,
    domain: organization,
    name: displayName || organization,
    owners: (await tenants.admins(organization)).map(({ id: ownerId, name }) => ({ id: ownerId, username: name })),
    createdDate: createdAt.toISOString(),
    lifecycleStatus: { activated: enabled },
  });

  return Router()
    .use('/tenants', requireAdmin, requireSuperTenant)
    .post('/tenants', async (req, res) => {
      const tenant = await tenants.add(newTenantBody.parse(req.body ?? {}));
      res.status(201).location(`${TENANTS_API}/tenants/${tenant.id}`).json(await present(tenant));
    })
    .get('/tenants', async (req, res) => {
      const { limit, offset } = tenantQuery.parse(req.query);
      const { list, total } = await tenants.list({ limit, offset });
      res.json({ totalResults: total, startIndex: offset + 1, count: list.length, tenants: await Promise.all(list.map(present)) });
    })
    .get('/tenants/domain/:domain', async (req, res) => {
      res.json(await present(await tenants.findByDomain(req.params.domain)));
    })
    .get('/tenants/:id', async (req, res) => {
      res.json(await present(await tenants.find(req.params.id)));
    })
    .put('/tenants/:id/lifecycle-status', async (req, res) => {
      res.json(await present(await tenants.enable(req.params.id, lifecycleBody.parse(req.body ?? {}).activated)));
    })
    .delete('/tenants/:id/metadata', async (req, res) => {
      await tenants.remove(req.params.id);
      res.status(204).end();
    });
};
