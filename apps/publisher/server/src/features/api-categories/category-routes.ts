import { randomUUID } from 'node:crypto';
import { Router } from 'express';
import { z } from 'zod';
import { callerOf } from '@quintet/management-api';
import { AppError } from '@quintet/service-kit';
import { ADMIN_API, type PublisherParts } from '../../feature';
import { pathParameter } from '../../path-parameter';
import { problems } from '../../problems';
import { deleteCategory, insertCategory, listCategories, lockCategory, updateCategory } from './category-store';

const name = z
  .string()
  .min(1)
  .max(255)
  .refine((text) => text.trim() === text, 'must not begin or end with a space');
export const categoryBody = z
  .strictObject({ name, description: z.string().max(1_024).nullish(), id: z.unknown().optional(), numberOfAPIs: z.unknown().optional() })
  .transform((body) => ({ name: body.name, description: body.description ?? '' }));

type Parts = Pick<PublisherParts, 'database' | 'guard'>;

/** What publishers choose from. */
export const categoryListRoutes = ({ database, guard }: Parts): Router =>
  Router().get('/api-categories', guard.requireScope('apim:api_view', 'apim:api_manage'), async (req, res) => {
    const list = (await listCategories(database, callerOf(req).organization)).map(({ id, name: of, description }) => ({ id, name: of, description }));
    res.json({ count: list.length, list });
  });

/** What an administrator decides. */
export const categoryAdminRoutes = ({ database, guard }: Parts): Router => {
  const isAdmin = guard.requireScope('apim:admin', 'apim:admin_operations');
  const one = '/api-categories/:apiCategoryId';
  return Router()
    .get('/api-categories', isAdmin, async (req, res) => {
      const list = await listCategories(database, callerOf(req).organization);
      res.json({ count: list.length, list });
    })
    .post('/api-categories', isAdmin, async (req, res) => {
      const made = { id: randomUUID(), ...categoryBody.parse(req.body) };
      await insertCategory(database, callerOf(req).organization, made);
      res.status(201).location(`${ADMIN_API}/api-categories/${made.id}`).json({ ...made, numberOfAPIs: 0 });
    })
    .put(one, isAdmin, async (req, res) => {
      const { organization } = callerOf(req);
      const id = pathParameter(req, 'apiCategoryId');
      const wanted = categoryBody.parse(req.body);
      const numberOfAPIs = await database.inTransaction(async (db) => {
        const before = await lockCategory(db, organization, id);
        // APIs name their categories: another name would leave them in one that there is not.
        if (before.name !== wanted.name && before.numberOfAPIs > 0) throw new AppError(problems.CATEGORY_IN_USE, `"${before.name}" keeps its name while ${before.numberOfAPIs} APIs stand in it`);
        await updateCategory(db, organization, { id, ...wanted });
        return before.numberOfAPIs;
      });
      res.json({ id, ...wanted, numberOfAPIs });
    })
    .delete(one, isAdmin, async (req, res) => {
      const { organization } = callerOf(req);
      await database.inTransaction(async (db) => {
        const { id, name: of, numberOfAPIs } = await lockCategory(db, organization, pathParameter(req, 'apiCategoryId'));
        if (numberOfAPIs > 0) throw new AppError(problems.CATEGORY_IN_USE, `${numberOfAPIs} APIs stand in "${of}"`);
        await deleteCategory(db, organization, id);
      });
      res.status(200).end();
    });
};
