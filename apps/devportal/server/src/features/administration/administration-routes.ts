import { Router } from 'express';
import { z } from 'zod';
import { parseUserName, showUserName } from '@quintet/auth';
import { DEFAULT_ORGANIZATION } from '@quintet/contracts';
import { callerOf, pageOf, pagingShape, type Guard } from '@quintet/management-api';
import { AppError, commonProblems } from '@quintet/service-kit';
import { scopes } from '../../feature';
import type { Applications, ListedApplication } from '../applications';

export interface AdministrationRoutesParts {
  readonly guard: Guard;
  readonly applications: Pick<Applications, 'listAll' | 'removeAny'>;
  readonly changeOwner: (organization: string, applicationId: string, owner: string) => Promise<void>;
  /** Called after a deletion has been committed. */
  readonly afterRemove: () => void;
}

const userName = z
  .string()
  .trim()
  .min(1)
  .max(255)
  .refine((text) => !/\p{Cc}/u.test(text), 'must not have control characters');
const listQuery = z.object({
  ...pagingShape,
  user: z.union([z.literal('').transform(() => undefined), userName]).optional(), // some clients send it empty
  name: z.string().max(100).default(''),
  tenantDomain: z.string().max(255).optional(),
  sortBy: z.enum(['name', 'owner', 'createdTime']).default('name'),
  sortOrder: z.enum(['asc', 'desc']).default('asc'),
});
const ownerQuery = z.object({ owner: userName });

/** A user of the organization, as users are shown. @throws INVALID_INPUT for one of another organization */
const shown = (given: string, organization: string, field: string): string => {
  const parsed = parseUserName(given, (name) => name === organization);
  if (parsed.organization === organization) return showUserName(parsed);
  if (parsed.organization === DEFAULT_ORGANIZATION && parsed.name === given && !given.includes('@')) return showUserName({ name: given, organization });
  const reason = `must be a user of ${organization}`;
  throw new AppError(commonProblems.INVALID_INPUT, `${field}: ${reason}`, { faults: [{ field, reason }] });
};

const present = ({ id, name, owner, groups, policy, description, subscriptionCount, createdMs }: ListedApplication) => ({
  applicationId: id,
  name,
  owner,
  status: 'APPROVED',
  groupId: groups.join(','),
  throttlingPolicy: policy,
  description,
  subscriptionCount,
  createdTime: String(createdMs),
});

export const administrationRoutes = ({ guard, applications, changeOwner, afterRemove }: AdministrationRoutesParts): Router =>
  Router()
    .get('/applications', guard.requireScope(scopes.admin, scopes.changeOwners, scopes.transferApplications), async (req, res) => {
      const { organization } = callerOf(req);
      const { user, tenantDomain, ...request } = listQuery.parse(req.query);
      if (tenantDomain !== undefined && tenantDomain !== '' && tenantDomain !== organization) throw new AppError(commonProblems.FORBIDDEN, 'Only the applications of your own organization can be listed');
      const owner = user === undefined ? undefined : shown(user, organization, 'user');
      const { applications: list, total } = await applications.listAll({ ...request, organization, owner });
      res.json(pageOf(req, request, list.map(present), total));
    })
    .post('/applications/:applicationId/change-owner', guard.requireScope(scopes.admin, scopes.changeOwners), async (req, res) => {
      const { organization } = callerOf(req);
      const { owner } = ownerQuery.parse(req.query);
      await changeOwner(organization, String(req.params['applicationId']), shown(owner, organization, 'owner'));
      res.status(200).end();
    })
    .delete('/applications/:applicationId', guard.requireScope(scopes.admin, scopes.transferApplications), async (req, res) => {
      await applications.removeAny(callerOf(req).organization, String(req.params['applicationId']));
      afterRemove();
      res.status(200).end();
    });
