import { Router } from 'express';
import { addressOf, callerOf, pageOf, type Guard } from '@quintet/management-api';
import { scopes } from '../../feature';
import { viewerOf } from '../../viewer';
import type { Catalogue } from '../catalogue';
import { changedCommentBody, commentListQuery, commentQuery, newCommentBody, newCommentQuery, presentReplies, presentThread } from './comment-schema';
import type { Comments } from './comments';

export const commentRoutes = ({ guard, catalogue, comments }: { guard: Guard; catalogue: Catalogue; comments: Comments }): Router =>
  Router()
    .get('/apis/:apiId/comments', guard.optional, async (req, res) => {
      const viewer = viewerOf(req);
      const { id } = catalogue.find(viewer, String(req.params['apiId']));
      const query = commentListQuery.parse(req.query);
      const { threads, total } = await comments.list(viewer.organization, id, query, { limit: query.replyLimit, offset: query.replyOffset });
      res.json(pageOf(req, query, threads.map((thread) => presentThread(req, thread, query)), total));
    })
    .post('/apis/:apiId/comments', guard.requireScope(scopes.subscribe), async (req, res) => {
      const { organization, username } = callerOf(req);
      const { id } = catalogue.find(viewerOf(req), String(req.params['apiId']));
      const { replyTo } = newCommentQuery.parse(req.query);
      const thread = await comments.add(organization, { ...newCommentBody.parse(req.body), apiId: id, createdBy: username, entryPoint: 'devPortal', replyTo });
      res.status(201).location(`${req.baseUrl}/apis/${id}/comments/${thread.comment.id}`).json(presentThread(req, thread, commentQuery.parse({})));
    })
    .get('/apis/:apiId/comments/:commentId', guard.optional, async (req, res) => {
      const viewer = viewerOf(req);
      const { id } = catalogue.find(viewer, String(req.params['apiId']));
      const query = commentQuery.parse(req.query);
      res.json(presentThread(req, await comments.get(viewer.organization, id, String(req.params['commentId']), { limit: query.replyLimit, offset: query.replyOffset }), query));
    })
    .patch('/apis/:apiId/comments/:commentId', guard.requireScope(scopes.subscribe), async (req, res) => {
      const { organization, username } = callerOf(req);
      const { id } = catalogue.find(viewerOf(req), String(req.params['apiId']));
      const thread = await comments.change(organization, id, String(req.params['commentId']), { username }, changedCommentBody.parse(req.body));
      res.location(addressOf(req)).json(presentThread(req, thread, commentQuery.parse({})));
    })
    .delete('/apis/:apiId/comments/:commentId', guard.requireScope(scopes.subscribe, scopes.admin), async (req, res) => {
      const { organization, username, scopes: held } = callerOf(req);
      const { id } = catalogue.find(viewerOf(req), String(req.params['apiId']));
      await comments.remove(organization, id, String(req.params['commentId']), { username, moderator: held.includes(scopes.admin) });
      res.status(200).end();
    })
    .get('/apis/:apiId/comments/:commentId/replies', guard.optional, async (req, res) => {
      const viewer = viewerOf(req);
      const { id } = catalogue.find(viewer, String(req.params['apiId']));
      const query = commentListQuery.parse(req.query);
      res.json(presentReplies(req, query, await comments.replies(viewer.organization, id, String(req.params['commentId']), query), query.includeCommenterInfo === 'true'));
    });
