import { Router } from 'express';
import { z } from 'zod';
import { callerOf, type Guard } from '@quintet/management-api';
import { pathParameter } from '../../path-parameter';
import type { Against, CompareWithRevision } from './compare-with-revision';

const byRevision = 'revision:';
const changesQuery = z.object({
  against: z
    .string()
    .max(300)
    .default('deployed')
    .refine((text) => text === 'deployed' || (text.startsWith(byRevision) && text.length > byRevision.length), 'must be "deployed" or "revision:" and the id of a revision')
    .transform((text): Against => (text === 'deployed' ? { kind: 'deployed' } : { kind: 'revision', revisionId: text.slice(byRevision.length) })),
});

export const changeRoutes = (guard: Guard, compareWithRevision: CompareWithRevision): Router =>
  Router().get('/apis/:apiId/definition-changes', guard.requireScope('apim:api_view', 'apim:api_manage', 'apim:api_publish'), async (req, res) => {
    const { against } = changesQuery.parse(req.query);
    res.json(await compareWithRevision(callerOf(req).organization, pathParameter(req, 'apiId'), against));
  });
