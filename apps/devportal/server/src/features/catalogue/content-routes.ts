import { Router, type Response } from 'express';
import { z } from 'zod';
import { pageOfAll, pagingShape, type Guard } from '@quintet/management-api';
import { AppError } from '@quintet/service-kit';
import { problems } from '../../problems';
import { viewerOf, type Viewer } from '../../viewer';
import type { Catalogue } from './catalogue';
import type { Body, ContentStore, DocumentEntry } from './content-store';
import { presentDocument } from './present-api';
import { maySeeDocument } from './visibility';

const page = z.object(pagingShape);

/** Pictures that a browser may show from our address. SVG can carry scripts, so every answer here is also put into a sandbox. */
const pictures = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/svg+xml']);

/** Bytes that users have uploaded: never run, never taken for something else than they are declared as. */
const sendUploaded = (res: Response, { bytes }: Body, mediaType: string, fileName?: string): void => {
  res.setHeader('content-type', mediaType);
  res.setHeader('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox");
  res.setHeader('x-content-type-options', 'nosniff');
  if (fileName !== undefined) res.attachment(fileName.replace(/[^\x20-\x7e\xa0-\uffff]/g, '_'));
  // `attachment` guesses a type by the name's ending: ours holds.
  res.setHeader('content-type', mediaType);
  res.send(bytes);
};

const webAddress = (text: string | null): string | undefined => {
  if (text === null || !URL.canParse(text)) return undefined;
  const { protocol, href } = new URL(text);
  return protocol === 'http:' || protocol === 'https:' ? href : undefined;
};

const textTypes = { INLINE: 'text/plain; charset=utf-8', MARKDOWN: 'text/markdown; charset=utf-8' } as const;

export const contentRoutes = ({ guard, catalogue, contents }: { guard: Guard; catalogue: Catalogue; contents: ContentStore }): Router => {
  const documentOf = async (viewer: Viewer, apiId: string, documentId: string): Promise<DocumentEntry> => {
    const api = catalogue.find(viewer, apiId);
    const document = await contents.document(viewer.organization, api.id, documentId);
    if (!document || !maySeeDocument(document.visibility, api, viewer)) throw new AppError(problems.DOCUMENT_NOT_FOUND, documentId);
    return document;
  };

  return Router()
    .get('/apis/:apiId/thumbnail', guard.optional, async (req, res) => {
      const viewer = viewerOf(req);
      const api = catalogue.find(viewer, String(req.params['apiId']));
      const thumbnail = await contents.thumbnail(viewer.organization, api.id);
      if (!thumbnail) throw new AppError(problems.THUMBNAIL_NOT_FOUND, api.id);
      sendUploaded(res, thumbnail, pictures.has(thumbnail.mediaType) ? thumbnail.mediaType : 'application/octet-stream');
    })
    .get('/apis/:apiId/documents', guard.optional, async (req, res) => {
      const viewer = viewerOf(req);
      const api = catalogue.find(viewer, String(req.params['apiId']));
      const all = await contents.documents(viewer.organization, api.id);
      const shown = all.filter(({ visibility }) => maySeeDocument(visibility, api, viewer));
      res.json(pageOfAll(req, page.parse(req.query), shown.map(presentDocument)));
    })
    .get('/apis/:apiId/documents/:documentId', guard.optional, async (req, res) => {
      res.json(presentDocument(await documentOf(viewerOf(req), String(req.params['apiId']), String(req.params['documentId']))));
    })
    .get('/apis/:apiId/documents/:documentId/content', guard.optional, async (req, res) => {
      const viewer = viewerOf(req);
      const document = await documentOf(viewer, String(req.params['apiId']), String(req.params['documentId']));
      if (document.sourceType === 'URL') {
        const address = webAddress(document.sourceUrl);
        if (address === undefined) throw new AppError(problems.DOCUMENT_NOT_FOUND, 'its address is no web address');
        res.status(303).setHeader('location', address);
        return void res.end();
      }
      const body = await contents.documentBody(viewer.organization, document.apiId, document.documentId);
      if (!body) throw new AppError(problems.DOCUMENT_NOT_FOUND, 'it has no content yet');
      if (document.sourceType === 'FILE') return sendUploaded(res, body, body.mediaType, document.fileName ?? document.name);
      sendUploaded(res, body, textTypes[document.sourceType]);
    });
};
