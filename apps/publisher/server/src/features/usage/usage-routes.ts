import { Router } from 'express';
import { z } from 'zod';
import { callerOf } from '@quintet/management-api';
import type { UsageOfApis } from '@quintet/usage-rollup';
import type { PublisherParts } from '../../feature';
import { pathParameter } from '../../path-parameter';
import { requireApi } from '../apis';

const ofOneApi = z.object({ apiId: z.string().min(1).max(255).optional() });

/** Usage of all APIs of the caller's organization, or of one of them. Applications are the developer portal's: their names come with their events. */
export const usageRoutes = ({ database, guard, followed }: Pick<PublisherParts, 'database' | 'guard' | 'followed'>, usage: UsageOfApis): Router => {
  const view = guard.requireScope('apim:api_view', 'apim:api_manage');
  const answer = async (organization: string, apiId: string | undefined, query: unknown) => {
    if (apiId !== undefined) await requireApi(database, organization, apiId);
    return usage.answer({
      of: { organization, ...(apiId !== undefined && { subject: apiId }) },
      query,
      names: {
        application: (id) => {
          const application = followed.applications.get(id);
          return application?.organization === organization ? application : undefined;
        },
      },
    });
  };
  return Router()
    .get('/usage', view, async (req, res) => {
      res.json(await answer(callerOf(req).organization, ofOneApi.parse(req.query).apiId, req.query));
    })
    .get('/apis/:apiId/usage', view, async (req, res) => {
      res.json(await answer(callerOf(req).organization, pathParameter(req, 'apiId'), req.query));
    });
};
