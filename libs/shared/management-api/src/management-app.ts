import { randomUUID } from 'node:crypto';
import express, { type Express, type Router } from 'express';
import helmet from 'helmet';
import { AppError, commonProblems, type Logger, type ReadinessCheck } from '@quintet/service-kit';
import { refuseOtherMedia } from './media-type';
import { refuseDeepBody } from './nesting';
import { createErrorRenderer, type ShapeError } from './render-error';

export interface ManagementAppParts {
  readonly logger: Logger;
  /** Tried in order; each carries its own full paths or is mounted at `base`. */
  readonly routers: readonly { readonly base: string; readonly router: Router }[];
  /**
   * Until all of these have held once, every request gets 503: a service that has not yet read what it judges by would
   * refuse what is right. What fails later is told by `/readyz`, and by the requests that need it.
   */
  readonly openWhen?: readonly ReadinessCheck[];
  /** For routers whose protocol has an error body of its own. */
  readonly shapeError?: ShapeError;
}

const maxJsonBytes = 1024 * 1024;
const requestIdRule = /^[\w.-]{1,128}$/;

/** The Express application of a management API. The order matters; each line says why it stands where it does. */
export const createManagementApp = ({ logger, routers, openWhen = [], shapeError }: ManagementAppParts): Express => {
  let opened = openWhen.length === 0;
  const app = express();
  app.disable('x-powered-by'); // says nothing that a caller needs
  app.set('query parser', 'simple'); // no nested objects out of query strings
  app.set('etag', 'strong'); // a hash of the answer, unless the resource has a version and says that; GET answers 304 to who has it already
  app.use((req, res, next) => {
    // First, so that every answer and log line has it.
    const given = req.headers['x-request-id'];
    res.setHeader('x-request-id', typeof given === 'string' && requestIdRule.test(given) ? given : randomUUID());
    next();
  });
  app.use((req, _res, next) => {
    delete req.headers['cache-control']; // it speaks to caches (RFC 9111 section 5.2.1); Express would take `no-cache`, which fetch() adds, for "send it whatever If-None-Match says"
    next();
  });
  app.use(helmet());
  app.use((_req, _res, next) => {
    opened ||= openWhen.every(({ failing }) => failing() === undefined);
    next(opened ? undefined : new AppError(commonProblems.UNAVAILABLE, 'The service is starting'));
  });
  app.use(refuseOtherMedia);
  app.use(express.json({ limit: maxJsonBytes, strict: false })); // bounded; other media types are read by the routes that take them
  app.use(refuseDeepBody);
  for (const { base, router } of routers) app.use(base, router);
  app.use((_req, _res, next) => next(new AppError(commonProblems.NOT_FOUND)));
  app.use(createErrorRenderer(logger, shapeError));
  return app;
};
