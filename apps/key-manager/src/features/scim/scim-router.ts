import express, { Router, type Request, type RequestHandler, type Response } from 'express';
import type { UserName } from '@quintet/auth';
import { DEFAULT_ORGANIZATION } from '@quintet/contracts';
import { callerOf, requireShallow } from '@quintet/management-api';
import { AppError, commonProblems } from '@quintet/service-kit';
import { problems } from '../../problems';
import type { ManageRoles } from '../roles';
import type { CheckPassword, ManageUsers } from '../users';
import { discoveryRoutes } from './discovery-routes';
import { meRoutes } from './me-routes';
import { roleRoutes } from './role-routes';
import { SCIM_MEDIA_TYPE } from './scim-errors';
import { userRoutes } from './user-routes';

export interface ScimRouterParts {
  readonly users: ManageUsers;
  readonly roles: ManageRoles;
  readonly checkPassword: CheckPassword;
  readonly parseName: (shown: string) => UserName;
  readonly isOrganization: (name: string) => boolean;
  /** Each leaves who calls behind, for `callerOf`. */
  readonly requireAdmin: RequestHandler;
  readonly requireUser: RequestHandler;
  readonly publicUrl: string;
}

const maxBodyBytes = 1024 * 1024;
const organizationOf = (res: Response): string => res.locals['organization'] as string;

/** SCIM 2.0 (RFC 7643, RFC 7644), at `/scim2` for the caller's own organization and at `/t/{tenant}/scim2` for that one. */
export const scimRouter = ({ users, roles, checkPassword, parseName, isOrganization, requireAdmin, requireUser, publicUrl }: ScimRouterParts): Router => {
  /** Administrators keep their own organization; those of the super tenant every one. */
  const chooseOrganization: RequestHandler = (req, res, next) => {
    const { organization: own } = callerOf(req);
    const tenant = req.params['tenant'] as string | undefined;
    const organization = tenant ?? own;
    if (organization !== own && own !== DEFAULT_ORGANIZATION) throw new AppError(problems.NOT_THE_SUPER_TENANT);
    if (!isOrganization(organization)) throw new AppError(problems.TENANT_NOT_FOUND, organization);
    res.locals['organization'] = organization;
    next();
  };
  const prefixOf = (req: Request): string => `${publicUrl}${/^(\/t\/[^/]+)?\/scim2/.exec(req.originalUrl)?.[0] ?? '/scim2'}`;
  const baseOf = (req: Request): string => `${prefixOf(req)}/Users`;
  const roleRouter = roleRoutes({ roles, organizationOf, addressesOf: (req) => ({ roles: `${publicUrl}${req.baseUrl}`, users: baseOf(req) }) });
  const asAdmin = [requireAdmin, chooseOrganization];

  const router = Router({ mergeParams: true })
    .use((_req, res, next) => {
      res.type(SCIM_MEDIA_TYPE);
      next();
    })
    .use(express.json({ type: SCIM_MEDIA_TYPE, limit: maxBodyBytes, strict: false }), (req, _res, next) => {
      requireShallow(req.body);
      next();
    })
    .use(discoveryRoutes(prefixOf))
    .use('/Me', requireUser, meRoutes({ users, checkPassword, parseName, baseOf }))
    .use('/Users', ...asAdmin, userRoutes({ users, organizationOf, baseOf }))
    .use(['/v2/Roles', '/Roles'], ...asAdmin, roleRouter)
    .use((_req, _res, next) => next(new AppError(commonProblems.NOT_FOUND)));
  return Router().use(['/scim2', '/t/:tenant/scim2'], router);
};
