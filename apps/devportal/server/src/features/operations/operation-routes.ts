import { Router } from 'express';
import { z } from 'zod';
import { organization } from '@quintet/contracts';
import { internalScopes } from '@quintet/control-plane';
import { pageOf, type Guard } from '@quintet/management-api';
import { AppError } from '@quintet/service-kit';
import { problems } from '../../problems';
import type { Catalogue } from '../catalogue';
import { changedCommentShape, commentListQuery, commentQuery, newCommentQuery, newCommentShape, presentReplies, presentThread, type Comments } from '../feedback';
import type { Subscriptions } from '../subscriptions';

const tenant = z.object({ organization });
const username = z.string().min(1).max(255);
const stateBody = z.strictObject({ state: z.enum(['UNBLOCKED', 'BLOCKED', 'PROD_ONLY_BLOCKED']) });
const planBody = z.strictObject({ policy: z.string().min(1).max(255) });
const newBody = z.strictObject({ ...newCommentShape, createdBy: username });
const changedBody = z.strictObject({ ...changedCommentShape, user: username.optional() });
/** Who acts, in the query or, where there is one, in the body. */
const actorQuery = z.object({ user: username.optional(), moderator: z.enum(['true', 'false']).default('false') });

const userOf = (inQuery: string | undefined, inBody: string | undefined): string => {
  const user = inQuery ?? inBody;
  if (user === undefined) throw new z.ZodError([{ code: 'custom', path: ['user'], message: 'is needed', input: undefined }]);
  return user;
};

export interface OperationRoutesParts {
  readonly guard: Guard;
  readonly catalogue: Pick<Catalogue, 'entrySoon'>;
  readonly subscriptions: Subscriptions;
  readonly comments: Comments;
}

/** What the publisher does here on behalf of its users, whose rights it has checked. Only its own client has the scope. */
export const operationRoutes = ({ guard, catalogue, subscriptions: { forPublisher }, comments }: OperationRoutesParts): Router => {
  const guarded = guard.requireScope(internalScopes.manageSubscriptions);
  /** A publisher comments on an API in any state, also before it is published; its event may still be on its way. */
  const apiOf = async (tenantName: string, apiId: unknown): Promise<string> => {
    const api = await catalogue.entrySoon(tenantName, String(apiId));
    if (!api) throw new AppError(problems.API_NOT_FOUND, String(apiId));
    return api.id;
  };

  return Router()
    .get('/subscriptions/:id', guarded, async (req, res) => {
      res.json(await forPublisher.get(tenant.parse(req.query).organization, String(req.params['id'])));
    })
    .put('/subscriptions/:id/state', guarded, async (req, res) => {
      const { state } = stateBody.parse(req.body);
      res.json(await forPublisher.setState(tenant.parse(req.query).organization, String(req.params['id']), state));
    })
    .put('/subscriptions/:id/plan', guarded, async (req, res) => {
      const { policy } = planBody.parse(req.body);
      res.json(await forPublisher.setPlan(tenant.parse(req.query).organization, String(req.params['id']), policy));
    })
    .get('/apis/:apiId/comments', guarded, async (req, res) => {
      const { organization: of } = tenant.parse(req.query);
      const query = commentListQuery.parse(req.query);
      const { threads, total } = await comments.list(of, await apiOf(of, req.params['apiId']), query, { limit: query.replyLimit, offset: query.replyOffset });
      res.json(pageOf(req, query, threads.map((thread) => presentThread(req, thread, query)), total));
    })
    .post('/apis/:apiId/comments', guarded, async (req, res) => {
      const { organization: of } = tenant.parse(req.query);
      const { replyTo } = newCommentQuery.parse(req.query);
      const thread = await comments.add(of, { ...newBody.parse(req.body), apiId: await apiOf(of, req.params['apiId']), entryPoint: 'publisher', replyTo });
      res.status(201).json(presentThread(req, thread, commentQuery.parse({})));
    })
    .get('/apis/:apiId/comments/:commentId', guarded, async (req, res) => {
      const { organization: of } = tenant.parse(req.query);
      const query = commentQuery.parse(req.query);
      const thread = await comments.get(of, await apiOf(of, req.params['apiId']), String(req.params['commentId']), { limit: query.replyLimit, offset: query.replyOffset });
      res.json(presentThread(req, thread, query));
    })
    .patch('/apis/:apiId/comments/:commentId', guarded, async (req, res) => {
      const { organization: of } = tenant.parse(req.query);
      const { user, ...change } = changedBody.parse(req.body);
      const actor = { username: userOf(actorQuery.parse(req.query).user, user) };
      const thread = await comments.change(of, await apiOf(of, req.params['apiId']), String(req.params['commentId']), actor, change);
      res.json(presentThread(req, thread, commentQuery.parse({})));
    })
    .delete('/apis/:apiId/comments/:commentId', guarded, async (req, res) => {
      const { organization: of } = tenant.parse(req.query);
      const { user, moderator } = actorQuery.parse(req.query);
      const inBody = z.object({ user: username.optional() }).optional().parse(req.body ?? undefined)?.user;
      await comments.remove(of, await apiOf(of, req.params['apiId']), String(req.params['commentId']), { username: userOf(user, inBody), moderator: moderator === 'true' });
      res.status(200).end();
    })
    .get('/apis/:apiId/comments/:commentId/replies', guarded, async (req, res) => {
      const { organization: of } = tenant.parse(req.query);
      const query = commentListQuery.parse(req.query);
      const page = await comments.replies(of, await apiOf(of, req.params['apiId']), String(req.params['commentId']), query);
      res.json(presentReplies(req, query, page, query.includeCommenterInfo === 'true'));
    });
};
