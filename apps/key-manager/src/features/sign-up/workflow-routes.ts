import { Router } from 'express';
import { z } from 'zod';
import { callerOf, pageOf, pagingShape, type Guard } from '@quintet/management-api';
import type { DecideSignUps } from './decide-sign-ups';
import type { SignUp, SignUpStatus } from './sign-up-store';

/** The workflows below it are ours; the rest of it belongs to other services. */
export const ADMIN_API = '/api/am/admin/v4';

/** The kinds that the contract knows; only sign-ups wait for anybody here. */
const workflowTypes = [
  'AM_APPLICATION_CREATION',
  'AM_SUBSCRIPTION_CREATION',
  'AM_APPLICATION_UPDATE',
  'AM_USER_SIGNUP',
  'AM_APPLICATION_REGISTRATION_PRODUCTION',
  'AM_APPLICATION_REGISTRATION_SANDBOX',
  'AM_SUBSCRIPTION_DELETION',
  'AM_APPLICATION_DELETION',
  'AM_API_STATE',
  'AM_API_PRODUCT_STATE',
  'AM_REVISION_DEPLOYMENT',
] as const;
const statuses = { CREATED: 'created', APPROVED: 'approved', REJECTED: 'rejected' } as const satisfies Record<string, SignUpStatus>;

const listQuery = z.object({
  ...pagingShape,
  workflowType: z.enum(workflowTypes).optional(),
  /** Ours: what was decided is listed when it is asked for. */
  workflowStatus: z.enum(Object.keys(statuses) as (keyof typeof statuses)[]).default('CREATED'),
});
const reference = z.object({ workflowReferenceId: z.string().min(1).max(100) });
export const decisionBody = z.object({
  status: z.enum(['APPROVED', 'REJECTED']),
  attributes: z.record(z.string().max(100), z.string().max(1_000)).nullish(),
  description: z.string().max(1_000).nullish(),
});

const workflowOf = ({ id, userName, status, createdAt, decidedAt, decidedBy, comment, email, givenName, familyName }: SignUp) => ({
  workflowType: 'USER_SIGNUP',
  workflowStatus: status.toUpperCase(),
  createdTime: createdAt.toISOString(),
  updatedTime: (decidedAt ?? createdAt).toISOString(),
  referenceId: id,
  properties: {
    username: userName,
    ...(email === null ? {} : { email }),
    ...(givenName ? { givenName } : {}),
    ...(familyName ? { familyName } : {}),
    ...(decidedBy === null ? {} : { decidedBy }),
    ...(comment === null ? {} : { comment }),
  },
  description: `${userName} asks for an account`,
});

/** The workflows of the admin contract, as far as sign-ups go. */
export const workflowRoutes = ({ guard, signUps }: { guard: Guard; signUps: DecideSignUps }): Router => {
  const mayView = guard.requireScope('apim:admin', 'apim:api_workflow_view', 'apim:api_workflow_approve');
  return Router()
    .get('/workflows', mayView, async (req, res) => {
      const { limit, offset, workflowType = 'AM_USER_SIGNUP', workflowStatus } = listQuery.parse(req.query);
      const { list, total } = workflowType === 'AM_USER_SIGNUP' ? await signUps.list(callerOf(req).organization, statuses[workflowStatus], { limit, offset }) : { list: [], total: 0 };
      const page = pageOf(req, { limit, offset }, list.map(workflowOf), total);
      res.json({ ...page, next: page.pagination.next, previous: page.pagination.previous });
    })
    .get('/workflows/:externalWorkflowRef', mayView, async (req, res) => {
      res.json(workflowOf(await signUps.find(callerOf(req).organization, String(req.params.externalWorkflowRef))));
    })
    .post('/workflows/update-workflow-status', guard.requireScope('apim:admin', 'apim:api_workflow_approve'), async (req, res) => {
      const { workflowReferenceId } = reference.parse(req.query);
      const { status, attributes, description } = decisionBody.parse(req.body ?? {});
      const { organization, username } = callerOf(req);
      await signUps.decide(organization, workflowReferenceId, { status: statuses[status], comment: description ?? null, by: username });
      res.json({ status, ...(attributes ? { attributes } : {}), ...(description ? { description } : {}) });
    });
};
