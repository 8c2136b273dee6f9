import { Router, type Request } from 'express';
import { z } from 'zod';
import { addressOf, callerOf, pageOf, pagingShape } from '@quintet/management-api';
import { PUBLISHER_API, type PublisherParts } from '../../feature';
import { answeredNotModified } from '../../http/entity-tag';
import { parseApiQuery } from './api-query';
import { apiVersion, parseApiBody, parseNewApi } from './api-schema';
import { findRevision, requireApi } from './api-store';
import type { ChangeApi } from './change-api';
import type { CopyApi } from './copy-api';
import type { CreateApi } from './create-api';
import type { DeleteApi } from './delete-api';
import { listApis, sortColumns } from './list-apis';
import { entityTagOf, renderApi, renderApiInfo } from './render-api';

const listQuery = z.object({
  ...pagingShape,
  query: z.string().default(''),
  sortBy: z.enum(Object.keys(sortColumns) as (keyof typeof sortColumns)[]).default('createdTime'),
  sortOrder: z.enum(['asc', 'desc']).default('desc'),
});
const createQuery = z.object({ openAPIVersion: z.string().transform((text) => text.toLowerCase()).pipe(z.enum(['v2', 'v3'])).default('v3') });
const copyQuery = z.object({ apiId: z.string().min(1).max(255), newVersion: apiVersion, defaultVersion: z.enum(['true', 'false']).default('false') });

const mayCreate = (req: Request): boolean => callerOf(req).scopes.some((scope) => scope === 'apim:api_create' || scope === 'apim:api_manage');

export const apiRoutes = ({ guard, database }: PublisherParts, { createApi, copyApi, changeApi, deleteApi }: { createApi: CreateApi; copyApi: CopyApi; changeApi: ChangeApi; deleteApi: DeleteApi }): Router => {
  const router = Router();
  const view = guard.requireScope('apim:api_view', 'apim:api_manage', 'apim:api_import_export', 'apim:api_product_import_export');

  router.get('/apis', guard.requireScope('apim:api_view', 'apim:api_manage', 'apim:api_import_export', 'apim:api_list_view'), async (req, res) => {
    const { query, sortBy, sortOrder, limit, offset } = listQuery.parse(req.query);
    const { list, total } = await listApis(database, { organization: callerOf(req).organization, conditions: parseApiQuery(query), sortBy, descending: sortOrder === 'desc', limit, offset });
    res.json(pageOf(req, { limit, offset }, list.map(renderApiInfo), total));
  });

  router.post('/apis', guard.requireScope('apim:api_create', 'apim:api_manage'), async (req, res) => {
    const { organization, username } = callerOf(req);
    const { openAPIVersion } = createQuery.parse(req.query);
    const { identity, body } = parseNewApi(req.body);
    const document = openAPIVersion === 'v2' ? { swagger: '2.0', info: { title: identity.name, version: identity.version }, paths: {} } : undefined;
    const id = await createApi({ organization, provider: username, identity, body, document });
    const api = await requireApi(database, organization, id);
    res.status(201).location(`${PUBLISHER_API}/apis/${id}`).setHeader('etag', entityTagOf(api)).json(renderApi(api));
  });

  router.post('/apis/copy-api', guard.requireScope('apim:api_create', 'apim:api_manage'), async (req, res) => {
    const { organization, username } = callerOf(req);
    const { apiId, newVersion, defaultVersion } = copyQuery.parse(req.query);
    const id = await copyApi({ organization, provider: username, apiId, version: newVersion, isDefaultVersion: defaultVersion === 'true' });
    const api = await requireApi(database, organization, id);
    res.status(201).location(`${PUBLISHER_API}/apis/${id}`).setHeader('etag', entityTagOf(api)).json(renderApi(api));
  });

  router.get('/apis/:apiId', view, async (req, res) => {
    const { organization } = callerOf(req);
    const { apiId } = req.params as { apiId: string };
    const revision = await findRevision(database, organization, apiId);
    if (revision) return void res.json(renderApi(revision.api, revision));
    const api = await requireApi(database, organization, apiId);
    res.setHeader('last-modified', api.updatedAt.toUTCString());
    if (!answeredNotModified(req, res, entityTagOf(api))) res.json(renderApi(api));
  });

  router.put('/apis/:apiId', guard.requireScope('apim:api_create', 'apim:api_manage', 'apim:api_publish'), async (req, res) => {
    const { organization } = callerOf(req);
    const { apiId } = req.params as { apiId: string };
    const body = parseApiBody(req.body);
    await changeApi({ organization, apiId, ifMatch: req.headers['if-match'], offersOnly: !mayCreate(req), change: () => body });
    const api = await requireApi(database, organization, apiId);
    res.location(addressOf(req)).setHeader('last-modified', api.updatedAt.toUTCString()).setHeader('etag', entityTagOf(api)).json(renderApi(api));
  });

  router.delete('/apis/:apiId', guard.requireScope('apim:api_delete', 'apim:api_manage', 'apim:api_import_export'), async (req, res) => {
    const { apiId } = req.params as { apiId: string };
    await deleteApi({ organization: callerOf(req).organization, apiId, ifMatch: req.headers['if-match'] });
    res.status(200).end();
  });

  return router;
};
