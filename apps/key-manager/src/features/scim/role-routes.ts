import { Router, type Request, type Response } from 'express';
import { callerOf } from '@quintet/management-api';
import type { ManageRoles, Role } from '../roles';
import { listResponse, pageFor, readListQuery, readProjection, type ListQuery } from './list-query';
import { patchBody } from './patch-schema';
import { projectAttributes } from './project-attributes';
import { requireVersion, sendVersioned } from './resource-version';
import { readRolePatch } from './role-patch';
import { roleBody, roleResource, type RoleAddresses } from './role-resource';
import { roleOrder, roleTable } from './role-table';

export interface RoleRoutesParts {
  readonly roles: ManageRoles;
  /** Whose roles this request is about. */
  readonly organizationOf: (res: Response) => string;
  readonly addressesOf: (req: Request) => RoleAddresses;
}

/** Roles, in the shape of WSO2's second version, for administrators. */
export const roleRoutes = ({ roles, organizationOf, addressesOf }: RoleRoutesParts): Router => {
  const list = async (req: Request, res: Response, query: ListQuery, given: unknown): Promise<void> => {
    const projection = readProjection(given);
    const { roles: found, total } = await roles.list(organizationOf(res), pageFor(query, roleTable, roleOrder));
    const addresses = addressesOf(req);
    res.json(listResponse(found.map((role) => roleResource(role, addresses)), total, query, projection));
  };
  const send = async (req: Request, res: Response, role: Role): Promise<void> => {
    const projection = readProjection(req.query);
    const wantsUsers = projection.excludedAttributes?.every(({ attribute, sub }) => attribute !== 'users' || sub !== undefined) ?? projection.attributes?.some(({ attribute }) => attribute === 'users') ?? true;
    const members = wantsUsers ? await roles.members(role) : undefined;
    sendVersioned(res, projectAttributes(roleResource(role, addressesOf(req), members), projection), role.version);
  };

  return Router()
    .get('/', (req, res) => list(req, res, readListQuery(req.query), req.query))
    .post('/.search', (req, res) => list(req, res, readListQuery(req.body), req.body ?? {}))
    .post('/', async (req, res) => {
      const { displayName, users = [] } = roleBody.parse(req.body ?? {});
      const role = await roles.add(organizationOf(res), displayName, users, callerOf(req).username);
      res.status(201).location(`${addressesOf(req).roles}/${role.id}`);
      await send(req, res, role);
    })
    .get('/:id', async (req, res) => send(req, res, await roles.find(organizationOf(res), req.params.id)))
    .put('/:id', async (req, res) => {
      const { displayName, users } = roleBody.parse(req.body ?? {});
      const change = { name: displayName, clear: users !== undefined, add: users ?? [], remove: [] };
      await send(req, res, await roles.change(organizationOf(res), req.params.id, callerOf(req).username, change, ({ version }) => requireVersion(req, version)));
    })
    .patch('/:id', async (req, res) => {
      const change = readRolePatch(patchBody.parse(req.body ?? {}).Operations);
      await send(req, res, await roles.change(organizationOf(res), req.params.id, callerOf(req).username, change, ({ version }) => requireVersion(req, version)));
    })
    .delete('/:id', async (req, res) => {
      await roles.remove(organizationOf(res), req.params.id, callerOf(req).username, ({ version }) => requireVersion(req, version));
      res.status(204).end();
    });
};
