import type { RequestListener } from 'node:http';
import { isBelow } from './management-owners';
import type { PortalHost } from './portal-host';

/** A service with a portal in front: what lies below the portal's path is the portal's, the start page leads there. */
export const withPortal =
  ({ mount, handler }: Pick<PortalHost, 'mount' | 'handler'>, app: RequestListener): RequestListener =>
  (req, res) => {
    const path = (req.url ?? '/').split('?')[0] ?? '/';
    if (isBelow(path, mount)) return handler(req, res);
    if (path !== '/') return app(req, res);
    res.writeHead(302, { location: mount });
    res.end();
  };
