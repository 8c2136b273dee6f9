import { Router, type Request } from 'express';
import { z } from 'zod';
import { addressOf, callerOf, type Guard, pageOf, pagingShape, readMultipart, requireUnchanged } from '@quintet/management-api';
import type { Database } from '@quintet/persistence';
import { AppError } from '@quintet/service-kit';
import { PUBLISHER_API } from '../../feature';
import { pathParameter } from '../../path-parameter';
import { problems } from '../../problems';
import { requireApi } from '../apis';
import type { ChangeDocuments } from './change-documents';
import type { Document } from './document';
import { documentBody, documentDto, documentName } from './document-schema';
import { documentNameExists, findContent, listDocuments, requireDocument, type DocumentKey } from './document-store';
import { maxContentBytes, readContent } from './read-content';
import { sendContent } from './send-content';

const paging = z.object(pagingShape);
const nameQuery = z.object({ name: documentName });
const apiIdOf = (req: Request): string => pathParameter(req, 'apiId');
const keyOf = (req: Request): DocumentKey => ({ organization: callerOf(req).organization, apiId: apiIdOf(req), documentId: pathParameter(req, 'documentId') });

/** For requests that mean one version of a document. */
const unchanged = (req: Request) => (before: Document): void => requireUnchanged(req, documentDto(before));

interface Parts {
  readonly database: Database;
  readonly guard: Guard;
  readonly documents: ChangeDocuments;
}

export const documentRoutes = ({ database, guard, documents }: Parts): Router => {
  const mayRead = guard.requireScope('apim:api_view', 'apim:api_manage', 'apim:document_manage');
  const mayCreate = guard.requireScope('apim:api_create', 'apim:api_manage', 'apim:document_create', 'apim:document_manage');
  const mayChange = guard.requireScope('apim:api_create', 'apim:api_manage', 'apim:document_manage');
  const all = '/apis/:apiId/documents';
  const one = `${all}/:documentId`;

  return Router()
    .get(all, mayRead, async (req, res) => {
      const { organization, username } = callerOf(req);
      const apiId = apiIdOf(req);
      const page = paging.parse(req.query);
      await requireApi(database, organization, apiId);
      const { list, total } = await listDocuments(database, organization, apiId, username, page);
      res.json(pageOf(req, page, list.map(documentDto), total));
    })
    .post(all, mayCreate, async (req, res) => {
      const { fields, inlineContent } = documentBody.parse(req.body);
      const document = await documents.create(callerOf(req), apiIdOf(req), fields, inlineContent);
      res.status(201).location(`${PUBLISHER_API}/apis/${document.apiId}/documents/${document.id}`).json(documentDto(document));
    })
    .post(`${all}/validate`, mayCreate, async (req, res) => {
      const { organization } = callerOf(req);
      const apiId = apiIdOf(req);
      const { name } = nameQuery.parse(req.query);
      await requireApi(database, organization, apiId);
      if (!(await documentNameExists(database, organization, apiId, name))) throw new AppError(problems.DOCUMENT_NOT_FOUND, `none is named "${name}"`);
      res.status(200).end();
    })
    .get(one, mayRead, async (req, res) => {
      const key = keyOf(req);
      await requireApi(database, key.organization, key.apiId);
      res.json(documentDto(await requireDocument(database, key, callerOf(req).username)));
    })
    .put(one, mayChange, async (req, res) => {
      const { fields, inlineContent } = documentBody.parse(req.body);
      const document = await documents.update(callerOf(req), keyOf(req), fields, inlineContent, unchanged(req));
      res.location(addressOf(req)).json(documentDto(document));
    })
    .delete(one, mayChange, async (req, res) => {
      await documents.remove(callerOf(req), keyOf(req), unchanged(req));
      res.status(200).end();
    })
    .get(`${one}/content`, mayRead, async (req, res) => {
      const key = keyOf(req);
      await requireApi(database, key.organization, key.apiId);
      const document = await requireDocument(database, key, callerOf(req).username);
      if (document.sourceUrl !== null) return void res.status(303).location(document.sourceUrl).end();
      const content = await findContent(database, key);
      if (!content) throw new AppError(problems.DOCUMENT_HAS_NO_CONTENT, document.name);
      sendContent(res, document.sourceType, content);
    })
    .post(`${one}/content`, mayCreate, readMultipart(['file'], maxContentBytes), async (req, res) => {
      const document = await documents.setContent(callerOf(req), keyOf(req), readContent(req), unchanged(req));
      res.location(addressOf(req)).json(documentDto(document));
    });
};
