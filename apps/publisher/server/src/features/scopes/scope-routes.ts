import { Router } from 'express';
import { z } from 'zod';
import { callerOf, pageOf, pagingShape } from '@quintet/management-api';
import { AppError } from '@quintet/service-kit';
import { PUBLISHER_API, type PublisherParts } from '../../feature';
import { pathParameter } from '../../path-parameter';
import { problems } from '../../problems';
import type { ChangeScopes } from './change-scopes';
import { isReservedScope, RESERVED_SCOPE } from './scope-rules';
import { listScopes, requireScope, scopeExists, usesOf, type SharedScope } from './scope-store';

const paging = z.object(pagingShape);
const given = z.unknown().optional();
export const scopeBody = z
  .strictObject({
    name: z
      .string()
      .min(1)
      .max(255)
      .regex(/^[\w.:/-]+$/, 'may contain letters, digits and . : / _ -')
      .refine((name) => !isReservedScope(name), RESERVED_SCOPE),
    displayName: z.string().max(255).nullish(),
    description: z.string().max(512).nullish(),
    bindings: z.array(z.string().min(1).max(255)).max(200).nullish(),
    id: given,
    usageCount: given,
  })
  .transform(({ name, displayName, description, bindings }) => ({ name, displayName: displayName || name, description: description ?? '', bindings: bindings ?? [] }));

const present = ({ id, name, displayName, description, bindings }: SharedScope, usageCount: number) => ({ id, name, displayName, description, bindings, usageCount });
/** WSO2's clients send the name in base64url, others as it is. */
const namesIn = (text: string): string[] => [text, Buffer.from(text, 'base64url').toString('utf8')].filter((name) => !name.includes('\0'));

export const scopeRoutes = ({ database, guard }: Pick<PublisherParts, 'database' | 'guard'>, scopes: ChangeScopes): Router => {
  const mayManage = guard.requireScope('apim:shared_scope_manage');
  const mayRead = guard.requireScope('apim:api_view', 'apim:shared_scope_manage');
  const one = '/scopes/:scopeId';

  return Router()
    .get('/scopes', mayRead, async (req, res) => {
      const page = paging.parse(req.query);
      const { list, total } = await listScopes(database, callerOf(req).organization, page);
      res.json(pageOf(req, page, list.map((scope) => present(scope, scope.usageCount)), total));
    })
    .post('/scopes', mayManage, async (req, res) => {
      const made = await scopes.create(callerOf(req).organization, scopeBody.parse(req.body));
      res.status(201).location(`${PUBLISHER_API}/scopes/${made.id}`).json(present(made, 0));
    })
    .head(one, guard.requireScope('apim:api_create', 'apim:api_publish', 'apim:api_manage', 'apim:shared_scope_manage'), async (req, res) => {
      const names = namesIn(pathParameter(req, 'scopeId'));
      if (!names.some(isReservedScope) && !(await scopeExists(database, callerOf(req).organization, names))) throw new AppError(problems.SCOPE_NOT_FOUND);
      res.status(200).end();
    })
    .get(one, mayRead, async (req, res) => {
      const { organization } = callerOf(req);
      const scope = await requireScope(database, organization, pathParameter(req, 'scopeId'));
      res.json(present(scope, (await usesOf(database, organization, scope.name)).length));
    })
    .put(one, mayManage, async (req, res) => {
      const { organization } = callerOf(req);
      const scope = await scopes.update(organization, pathParameter(req, 'scopeId'), scopeBody.parse(req.body));
      res.json(present(scope, (await usesOf(database, organization, scope.name)).length));
    })
    .delete(one, mayManage, async (req, res) => {
      await scopes.remove(callerOf(req).organization, pathParameter(req, 'scopeId'));
      res.status(200).end();
    })
    .get(`${one}/usage`, guard.requireScope('apim:api_view', 'apim:api_manage', 'apim:shared_scope_manage'), async (req, res) => {
      const { organization } = callerOf(req);
      const { id, name } = await requireScope(database, organization, pathParameter(req, 'scopeId'));
      const uses = await usesOf(database, organization, name);
      res.json({ id, name, usedApiList: uses.map(({ name: apiName, context, version, provider, resources }) => ({ name: apiName, context, version, provider, usedResourceList: resources })) });
    });
};
