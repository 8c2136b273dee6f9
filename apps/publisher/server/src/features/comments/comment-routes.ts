import { Router, type Request } from 'express';
import { addressOf, callerOf } from '@quintet/management-api';
import { pathTo, type DevportalOperations } from '../../devportal-operations';
import { PUBLISHER_API, type PublisherParts } from '../../feature';
import { pathParameter } from '../../path-parameter';
import { requireApi } from '../apis';
import { changedComment, comment, commentQuery, listQuery, newComment, newCommentQuery, presentComment, presentComments } from './comment-schema';

const all = '/apis/:apiId/comments';
const one = `${all}/:commentId`;

/** Who may change or remove what others wrote. */
const moderates = (req: Request): boolean => callerOf(req).scopes.some((scope) => scope === 'apim:comment_manage' || scope === 'apim:admin');

export const commentRoutes = ({ database, guard }: Pick<PublisherParts, 'database' | 'guard'>, devportal: DevportalOperations): Router => {
  const mayRead = guard.requireScope('apim:api_view', 'apim:comment_view', 'apim:comment_manage');
  const mayWrite = guard.requireScope('apim:comment_write', 'apim:comment_manage');

  /** The comments of an API stand below it: one of another organization is not there. */
  const apiOf = async (req: Request): Promise<{ organization: string; apiId: string }> => {
    const { organization } = callerOf(req);
    const apiId = pathParameter(req, 'apiId');
    await requireApi(database, organization, apiId);
    return { organization, apiId };
  };
  const commentIdOf = (req: Request): string => pathParameter(req, 'commentId');

  return Router()
    .get(all, mayRead, async (req, res) => {
      const query = listQuery.parse(req.query);
      const { organization, apiId } = await apiOf(req);
      res.json(presentComments(req, apiId, query, await devportal.call({ method: 'GET', path: pathTo('apis', apiId, 'comments'), organization, query })));
    })
    .post(all, mayWrite, async (req, res) => {
      const body = newComment.parse(req.body);
      const query = newCommentQuery.parse(req.query);
      const { organization, apiId } = await apiOf(req);
      const made = comment.parse(await devportal.call({ method: 'POST', path: pathTo('apis', apiId, 'comments'), organization, query, body: { ...body, createdBy: callerOf(req).username } }));
      res.status(201).location(`${PUBLISHER_API}/apis/${apiId}/comments/${made.id}`).json(presentComment(apiId, made));
    })
    .get(one, mayRead, async (req, res) => {
      const query = commentQuery.parse(req.query);
      const { organization, apiId } = await apiOf(req);
      res.json(presentComment(apiId, comment.parse(await devportal.call({ method: 'GET', path: pathTo('apis', apiId, 'comments', commentIdOf(req)), organization, query }))));
    })
    .patch(one, mayWrite, async (req, res) => {
      const body = changedComment.parse(req.body);
      const { organization, apiId } = await apiOf(req);
      const query = { user: callerOf(req).username };
      res.location(addressOf(req)).json(presentComment(apiId, comment.parse(await devportal.call({ method: 'PATCH', path: pathTo('apis', apiId, 'comments', commentIdOf(req)), organization, query, body }))));
    })
    .delete(one, guard.requireScope('apim:comment_write', 'apim:comment_manage', 'apim:admin'), async (req, res) => {
      const { organization, apiId } = await apiOf(req);
      const query = { user: callerOf(req).username, moderator: moderates(req) };
      await devportal.call({ method: 'DELETE', path: pathTo('apis', apiId, 'comments', commentIdOf(req)), organization, query });
      res.status(200).end();
    })
    .get(`${one}/replies`, mayRead, async (req, res) => {
      const query = listQuery.parse(req.query);
      const { organization, apiId } = await apiOf(req);
      res.json(presentComments(req, apiId, query, await devportal.call({ method: 'GET', path: pathTo('apis', apiId, 'comments', commentIdOf(req), 'replies'), organization, query })));
    });
};
