import { Router, type Request, type Response } from 'express';
import { callerOf } from '@quintet/management-api';
import type { ManageUsers } from '../users';
import { applyPatch } from './apply-patch';
import { listResponse, pageFor, readListQuery, readProjection, type ListQuery } from './list-query';
import { patchBody } from './patch-schema';
import { projectAttributes } from './project-attributes';
import { requireVersion, sendVersioned } from './resource-version';
import { attributesOf, userAttributes } from './scim-schemas';
import { changedUserBody, draftOf, newUserBody, userResource, writableUser } from './user-resource';
import { userOrder, userTable } from './user-table';

export interface UserRoutesParts {
  readonly users: ManageUsers;
  /** Whose users this request is about. */
  readonly organizationOf: (res: Response) => string;
  /** `https://host/scim2`, as the request came. */
  readonly baseOf: (req: Request) => string;
}

const attributes = attributesOf(userAttributes);

/** Users (RFC 7644), for administrators. */
export const userRoutes = ({ users, organizationOf, baseOf }: UserRoutesParts): Router => {
  const list = async (req: Request, res: Response, query: ListQuery, given: unknown): Promise<void> => {
    const organization = organizationOf(res);
    const projection = readProjection(given);
    const { users: found, total } = await users.list(organization, pageFor(query, userTable(organization), userOrder));
    const base = baseOf(req);
    res.json(listResponse(found.map((user) => userResource(user, base)), total, query, projection));
  };
  return Router()
    .get('/', (req, res) => list(req, res, readListQuery(req.query), req.query))
    .post('/.search', (req, res) => list(req, res, readListQuery(req.body), req.body ?? {}))
    .post('/', async (req, res) => {
      const user = await users.add(organizationOf(res), draftOf(newUserBody.parse(req.body ?? {})));
      const resource = userResource(user, baseOf(req));
      res.status(201).location(resource.meta.location);
      sendVersioned(res, projectAttributes(resource, readProjection(req.query)), user.version);
    })
    .get('/:id', async (req, res) => {
      const projection = readProjection(req.query);
      const user = await users.find(organizationOf(res), req.params.id);
      sendVersioned(res, projectAttributes(userResource(user, baseOf(req)), projection), user.version);
    })
    .put('/:id', async (req, res) => {
      const projection = readProjection(req.query);
      const body = changedUserBody.parse(req.body ?? {});
      const user = await users.change(organizationOf(res), req.params.id, callerOf(req).username, (before) => {
        requireVersion(req, before.version);
        return draftOf(body, before);
      });
      sendVersioned(res, projectAttributes(userResource(user, baseOf(req)), projection), user.version);
    })
    .patch('/:id', async (req, res) => {
      const projection = readProjection(req.query);
      const { Operations } = patchBody.parse(req.body ?? {});
      const user = await users.change(organizationOf(res), req.params.id, callerOf(req).username, (before) => {
        requireVersion(req, before.version);
        return draftOf(changedUserBody.parse(applyPatch(writableUser(before), Operations, attributes)), before);
      });
      sendVersioned(res, projectAttributes(userResource(user, baseOf(req)), projection), user.version);
    })
    .delete('/:id', async (req, res) => {
      await users.remove(organizationOf(res), req.params.id, callerOf(req).username, ({ version }) => requireVersion(req, version));
      res.status(204).end();
    });
};
