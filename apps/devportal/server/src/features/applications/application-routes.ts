import { Router, type Request } from 'express';
import { addressOf, callerOf, pageOf, requireUnchanged, type Guard } from '@quintet/management-api';
import { scopes } from '../../feature';
import type { ListedApplication } from './application-store';
import type { Applications } from './applications';
import { applicationBody, applicationListQuery, presentApplication, presentApplicationInfo, type ScopeInfo } from './application-schema';

export interface ApplicationRoutesParts {
  readonly guard: Guard;
  readonly applications: Applications;
  /** Called after a deletion has been committed. */
  readonly afterRemove: () => void;
  /** Scopes of the APIs that an application is subscribed to. */
  readonly scopesOf: (organization: string, applicationId: string) => Promise<readonly ScopeInfo[]>;
}

export const applicationRoutes = ({ guard, applications, afterRemove, scopesOf }: ApplicationRoutesParts): Router => {
  const guarded = guard.requireScope(scopes.subscribe, scopes.manageApplications);
  const alsoTransfer = guard.requireScope(scopes.subscribe, scopes.manageApplications, scopes.transferApplications);
  /** For requests that mean one version of an application. @returns that version */
  const judged = async (req: Request): Promise<ListedApplication | undefined> => {
    if (req.headers['if-match'] === undefined) return undefined;
    const found = await applications.get(callerOf(req), String(req.params['applicationId']));
    requireUnchanged(req, presentApplication(found, await scopesOf(found.organization, found.id)));
    return found;
  };
  return Router()
    .get('/applications', alsoTransfer, async (req, res) => {
      const { query, ...request } = applicationListQuery.parse(req.query);
      const { applications: list, total } = await applications.list(callerOf(req), { ...request, name: query, groupId: request.groupId });
      res.json(pageOf(req, request, list.map(presentApplicationInfo), total));
    })
    .post('/applications', guarded, async (req, res) => {
      const made = await applications.create(callerOf(req), applicationBody.parse(req.body));
      res.status(201).location(`${req.baseUrl}/applications/${made.id}`).json(presentApplication(made, []));
    })
    .get('/applications/:applicationId', guarded, async (req, res) => {
      const found = await applications.get(callerOf(req), String(req.params['applicationId']));
      res.json(presentApplication(found, await scopesOf(found.organization, found.id)));
    })
    .put('/applications/:applicationId', guarded, async (req, res) => {
      const body = applicationBody.parse(req.body);
      const changed = await applications.change(callerOf(req), String(req.params['applicationId']), body, await judged(req));
      res.location(addressOf(req)).json(presentApplication(changed, await scopesOf(changed.organization, changed.id)));
    })
    .delete('/applications/:applicationId', alsoTransfer, async (req, res) => {
      await applications.remove(callerOf(req), String(req.params['applicationId']), await judged(req));
      afterRemove();
      res.status(200).end();
    });
};
