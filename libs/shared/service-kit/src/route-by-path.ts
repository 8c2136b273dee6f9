import type { RequestListener } from 'node:http';

export interface Mounted {
  readonly mounts: readonly string[];
  readonly handler: RequestListener;
}

/** `/` is the start page alone, not all that lies below. */
const matches = (path: string, mount: string): boolean => path === mount || (mount !== '/' && path.startsWith(mount.endsWith('/') ? mount : `${mount}/`));

/** One door for several services: the longest mount that is a whole-segment prefix of the path wins. */
export const routeByPath = (services: readonly Mounted[]): RequestListener => {
  const table = services.flatMap(({ mounts, handler }) => mounts.map((mount) => ({ mount, handler }))).sort((a, b) => b.mount.length - a.mount.length);
  return (req, res) => {
    const path = (req.url ?? '/').split('?')[0] ?? '/';
    const found = table.find(({ mount }) => matches(path, mount));
    if (found) return found.handler(req, res);
    res.writeHead(404, { 'content-type': 'application/json' });
    res.end(JSON.stringify({ code: 404, message: 'Not Found', description: 'No service answers this path', moreInfo: '', error: [] }));
  };
};
