import { Router, type RequestHandler } from 'express';
import { callerOf } from '@quintet/management-api';
import { sql } from '@quintet/persistence';
import { changedUserBody, draftOf, newUserBody, scimList, scimUser, userQuery } from './user-schema';
import type { ManageUsers } from './manage-users';

export interface UserRoutesParts {
  readonly users: ManageUsers;
  /** Leaves the administrator who calls behind, for `callerOf`. */
  readonly requireAdmin: RequestHandler;
}

/** The least of SCIM 2.0 (RFC 7644) that an operator needs to keep users. */
export const userRoutes = ({ users, requireAdmin }: UserRoutesParts): Router =>
  Router()
    .use(requireAdmin)
    .post('/Users', async (req, res) => {
      const user = await users.add(callerOf(req).organization, draftOf(newUserBody.parse(req.body ?? {})));
      res.status(201).location(`/scim2/Users/${user.id}`).json(scimUser(user));
    })
    .get('/Users', async (req, res) => {
      const { startIndex, count, filter } = userQuery.parse(req.query);
      const { users: found, total } = await users.list(callerOf(req).organization, { where: filter === undefined ? sql`true` : sql`user_account.name = ${filter}`, orderBy: [], limit: count, offset: startIndex - 1 });
      res.json(scimList(found, total, startIndex));
    })
    .get('/Users/:id', async (req, res) => {
      res.json(scimUser(await users.find(callerOf(req).organization, req.params.id)));
    })
    .put('/Users/:id', async (req, res) => {
      const { organization, username } = callerOf(req);
      const body = changedUserBody.parse(req.body ?? {});
      res.json(scimUser(await users.change(organization, req.params.id, username, ({ active }) => ({ ...draftOf(body), active }))));
    })
    .delete('/Users/:id', async (req, res) => {
      const { organization, username } = callerOf(req);
      await users.remove(organization, req.params.id, username);
      res.status(204).end();
    });
