import { randomUUID } from 'node:crypto';
import { Router } from 'express';
import { z } from 'zod';
import { callerOf, pageOf, pagingShape, type Guard } from '@quintet/management-api';
import { AppError } from '@quintet/service-kit';
import { scopes } from '../../feature';
import { problems } from '../../problems';
import { viewerOf } from '../../viewer';
import type { Catalogue } from '../catalogue';
import type { Rating, RatingStore } from './rating-store';

const page = z.object(pagingShape);
/** What clients send back of an earlier answer is read and not used. */
export const ratingBody = z.strictObject({ rating: z.int().min(1).max(5), ratingId: z.unknown().optional(), apiId: z.unknown().optional(), ratedBy: z.unknown().optional() });

const present = ({ id, apiId, username, rating }: Rating) => ({ ratingId: id, apiId, ratedBy: username, rating });

export const ratingRoutes = ({ guard, catalogue, ratings }: { guard: Guard; catalogue: Catalogue; ratings: RatingStore }): Router =>
  Router()
    .get('/apis/:apiId/ratings', guard.optional, async (req, res) => {
      const viewer = viewerOf(req);
      const { id } = catalogue.find(viewer, String(req.params['apiId']));
      const paging = page.parse(req.query);
      const { ratings: list, total } = await ratings.list(viewer.organization, id, paging);
      const own = viewer.username === undefined ? undefined : await ratings.find(viewer.organization, id, viewer.username);
      const average = (await ratings.averages(viewer.organization, [id])).get(id);
      res.json({ avgRating: average?.toFixed(1) ?? '0.0', userRating: own?.rating ?? 0, ...pageOf(req, paging, list.map(present), total) });
    })
    .get('/apis/:apiId/user-rating', guard.requireScope(scopes.subscribe), async (req, res) => {
      const { organization, username } = callerOf(req);
      const { id } = catalogue.find(viewerOf(req), String(req.params['apiId']));
      const own = await ratings.find(organization, id, username);
      if (!own) throw new AppError(problems.RATING_NOT_FOUND, id);
      res.json(present(own));
    })
    .put('/apis/:apiId/user-rating', guard.requireScope(scopes.subscribe), async (req, res) => {
      const { organization, username } = callerOf(req);
      const { id } = catalogue.find(viewerOf(req), String(req.params['apiId']));
      const { rating } = ratingBody.parse(req.body);
      res.json(present(await ratings.put(organization, { id: randomUUID(), apiId: id, username, rating })));
    })
    .delete('/apis/:apiId/user-rating', guard.requireScope(scopes.subscribe), async (req, res) => {
      const { organization, username } = callerOf(req);
      const { id } = catalogue.find(viewerOf(req), String(req.params['apiId']));
      await ratings.remove(organization, id, username);
      res.status(200).end();
    });
