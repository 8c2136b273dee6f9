import { Router } from 'express';
import { presentDecision, type DecisionRecords } from '@quintet/control-plane';
import { callerOf, type Guard } from '@quintet/management-api';
import { AppError } from '@quintet/service-kit';
import { scopes } from '../../feature';
import { problems } from '../../problems';
import type { Applications } from '../applications';

export interface ExplanationRoutesParts {
  readonly guard: Guard;
  readonly applications: Pick<Applications, 'find'>;
  readonly records: Pick<DecisionRecords, 'find'>;
}

export const explanationRoutes = ({ guard, applications, records }: ExplanationRoutesParts): Router =>
  Router().get('/explain/:requestId', guard.requireScope(scopes.subscribe, scopes.manageApplications), async (req, res) => {
    const caller = callerOf(req);
    const record = await records.find(
      String(req.params['requestId']),
      async ({ api, application }) => application !== null && api?.organization === caller.organization && (await applications.find(caller, application.id)) !== undefined,
    );
    if (!record) throw new AppError(problems.CALL_NOT_REMEMBERED);
    res.json(presentDecision(record, 'application'));
  });
