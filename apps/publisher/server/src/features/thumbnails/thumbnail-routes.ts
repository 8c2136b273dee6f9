import { Router } from 'express';
import { addressOf, callerOf, fileOf, readMultipart, requireUnchanged } from '@quintet/management-api';
import { AppError, commonProblems } from '@quintet/service-kit';
import type { PublisherParts } from '../../feature';
import { pathParameter } from '../../path-parameter';
import { problems } from '../../problems';
import { lockApi, requireApi } from '../apis';
import { announceThumbnail } from './announce-thumbnail';
import { recogniseImage } from './recognise-image';
import { findThumbnail, writeThumbnail } from './thumbnail-store';

const maxImageBytes = 1024 * 1024;
const path = '/apis/:apiId/thumbnail';
/** The image is answered under the publisher's own address: opened as a page, an SVG shall do nothing either. */
const noScripts = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

type Parts = Pick<PublisherParts, 'database' | 'outbox' | 'guard' | 'clock' | 'announceApi'>;

export const thumbnailRoutes = ({ database, outbox, guard, clock, announceApi }: Parts): Router =>
  Router()
    .get(path, guard.requireScope('apim:api_view', 'apim:api_manage'), async (req, res) => {
      const { organization } = callerOf(req);
      const apiId = pathParameter(req, 'apiId');
      await requireApi(database, organization, apiId);
      const found = await findThumbnail(database, organization, apiId);
      if (!found) throw new AppError(problems.THUMBNAIL_NOT_FOUND, apiId);
      res.setHeader('content-security-policy', noScripts);
      res.setHeader('content-type', found.mediaType).send(found.bytes);
    })
    .put(path, guard.requireScope('apim:api_create', 'apim:api_manage', 'apim:api_publish'), readMultipart(['file'], maxImageBytes), async (req, res) => {
      const { organization } = callerOf(req);
      const apiId = pathParameter(req, 'apiId');
      if (!req.is('multipart/form-data')) throw new AppError(commonProblems.UNSUPPORTED_MEDIA_TYPE, 'Send multipart/form-data with the image as "file"');
      const file = fileOf(req, 'file');
      const image = file ? recogniseImage(file.buffer) : { fault: 'the image is missing: send it as "file"' };
      if (!file || 'fault' in image) throw new AppError(problems.THUMBNAIL_REFUSED, 'fault' in image ? image.fault : undefined);
      const thumbnail = { organization, apiId, mediaType: image.mediaType, bytes: file.buffer };
      await database.inTransaction(async (db) => {
        await lockApi(db, organization, apiId);
        if (req.headers['if-match'] !== undefined) requireUnchanged(req, (await findThumbnail(db, organization, apiId))?.bytes);
        await writeThumbnail(db, thumbnail, new Date(clock.now()));
        await announceThumbnail(db, outbox, thumbnail);
        await announceApi(db, organization, apiId);
      });
      res.location(addressOf(req)).json({ relativePath: `apis/${apiId}/thumbnail`, mediaType: image.mediaType });
    });
