import { Router, type Express, type RequestHandler } from 'express';
import { createManagementApp, type ShapeError } from '@quintet/management-api';
import type { Logger, ReadinessCheck } from '@quintet/service-kit';

export interface HttpAppParts {
  readonly logger: Logger;
  readonly trustedProxyHops: number;
  /** Before all others: what every request needs. */
  readonly prelude: readonly RequestHandler[];
  readonly routers: readonly { readonly base: string; readonly router: Router }[];
  readonly openWhen: readonly ReadinessCheck[];
  readonly shapeError: ShapeError;
}

export const createHttpApp = ({ logger, trustedProxyHops, prelude, routers, openWhen, shapeError }: HttpAppParts): Express => {
  const first = Router();
  for (const handler of prelude) first.use(handler);
  const app = createManagementApp({ logger, routers: [{ base: '/', router: first }, ...routers], openWhen, shapeError });
  app.set('trust proxy', trustedProxyHops); // how far X-Forwarded-For is believed: attempts to log in are counted by address
  return app;
};
