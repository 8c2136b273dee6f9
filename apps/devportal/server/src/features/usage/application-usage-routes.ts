import { Router } from 'express';
import { callerOf, type Guard } from '@quintet/management-api';
import type { UsageOfApis } from '@quintet/usage-rollup';
import { scopes } from '../../feature';
import type { Applications } from '../applications';

export interface ApplicationUsageParts {
  readonly guard: Guard;
  readonly usage: UsageOfApis;
  readonly applications: Pick<Applications, 'get'>;
}

/** What became of an application's calls, for its owner and the groups that share it. */
export const applicationUsageRoutes = ({ guard, usage, applications }: ApplicationUsageParts): Router =>
  Router().get('/applications/:applicationId/usage', guard.requireScope(scopes.subscribe, scopes.manageApplications), async (req, res) => {
    const application = await applications.get(callerOf(req), String(req.params['applicationId']));
    res.json(await usage.answer({ of: { organization: application.organization, subject: application.id }, query: req.query }));
  });
