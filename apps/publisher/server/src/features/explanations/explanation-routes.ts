import { Router } from 'express';
import { presentDecision, type DecisionRecords } from '@quintet/control-plane';
import { callerOf } from '@quintet/management-api';
import { AppError } from '@quintet/service-kit';
import type { PublisherParts } from '../../feature';
import { pathParameter } from '../../path-parameter';
import { problems } from '../../problems';
import { requireApi } from '../apis';

export const explanationRoutes = ({ guard, database }: Pick<PublisherParts, 'guard' | 'database'>, records: Pick<DecisionRecords, 'find'>): Router =>
  Router().get('/explain/:requestId', guard.requireScope('apim:api_view', 'apim:api_manage'), async (req, res) => {
    const { organization } = callerOf(req);
    const mayView = async (apiId: string): Promise<boolean> =>
      requireApi(database, organization, apiId).then(
        () => true,
        (error: unknown) => {
          if (error instanceof AppError && error.problem === problems.API_NOT_FOUND) return false;
          throw error;
        },
      );
    const record = await records.find(pathParameter(req, 'requestId'), async ({ api }) => api !== null && api.organization === organization && (await mayView(api.id)));
    if (!record) throw new AppError(problems.CALL_NOT_REMEMBERED);
    res.json(presentDecision(record, 'api'));
  });
