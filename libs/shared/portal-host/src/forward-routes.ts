import type { Request, RequestHandler, Response } from 'express';
import type { IncomingHttpHeaders, RequestListener } from 'node:http';
import { AppError, commonProblems } from '@quintet/service-kit';
import { beforeHead, treatAsData } from './answer-headers';
import { isBelow, ownerOf, type ManagementOwner } from './management-owners';
import { portalProblems } from './portal-problems';
import type { Relay } from './relay';
import { isLoadedAsData } from './same-origin';
import { sessionOf } from './session-routes';

/** A management API that the portal's pages may use, and what of it is there for visitors who have not logged in. */
export interface OfferedApi {
  readonly prefix: string;
  readonly visitors: 'nothing' | 'reads' | 'everything';
}

export interface ForwardParts {
  /** Such as `/publisher/services`. */
  readonly servicesPath: string;
  readonly offered: readonly OfferedApi[];
  /** The service whose process this is, and its application. */
  readonly own: { readonly owner: ManagementOwner; readonly app: RequestListener };
  readonly urls: Readonly<Partial<Record<ManagementOwner, string>>>;
  readonly relay: Relay;
  /** Headers that tell the key manager, and nobody else, from where a call comes. */
  readonly tellAddress: (address: string) => Readonly<Record<string, string>>;
}

/** What of a request goes on: what it is about, not who sent it. */
const passed = new Set(['accept', 'accept-encoding', 'accept-language', 'content-type', 'if-match', 'if-none-match', 'if-modified-since', 'if-unmodified-since', 'user-agent', 'x-wso2-tenant', 'traceparent', 'tracestate']);
/** Of the connection on which the request came: needed to read it where it is answered in process. */
const framing = new Set(['host', 'connection', 'content-length', 'transfer-encoding', 'expect']);
const reading = new Set(['GET', 'HEAD', 'OPTIONS']);
const maxRequestBytes = 12 * 1024 * 1024; // as the proxy in front
const maxResponseBytes = 64 * 1024 * 1024;
const timeoutMs = 60_000;
/** Publishing a whole state again takes minutes, where there is much. */
const resyncTimeoutMs = 900_000;

/** A path that means another one to whoever reads it differently. */
const isAmbiguous = (path: string): boolean => {
  const read = path.replaceAll(/%2f/gi, '/').replaceAll(/%2e/gi, '.').replaceAll(/%5c/gi, '\\');
  return path.includes('//') || read.includes('\\') || read.split('/').some((segment) => segment === '.' || segment === '..');
};

const mayVisit = ({ visitors }: OfferedApi, method: string): boolean => visitors === 'everything' || (visitors === 'reads' && reading.has(method));

const headersFor = (req: Request, res: Response, accessToken: string | undefined): Record<string, string> => ({
  ...Object.fromEntries(Object.entries(req.headers).filter((entry): entry is [string, string] => passed.has(entry[0]) && typeof entry[1] === 'string')),
  'x-request-id': String(res.getHeader('x-request-id')),
  ...(accessToken === undefined ? {} : { authorization: `Bearer ${accessToken}` }),
});

/** As if it had been sent to the application itself. */
const answerHere = (app: RequestListener, req: Request, res: Response, path: string, headers: IncomingHttpHeaders): void => {
  for (const name of Object.keys(req.headers)) if (!framing.has(name)) delete req.headers[name];
  Object.assign(req.headers, headers);
  Object.assign(req, { url: path, originalUrl: path, baseUrl: '' });
  beforeHead(res, () => {
    res.removeHeader('set-cookie');
    treatAsData(res);
  });
  app(req, res);
};

/** `/services/<management API>`: to its owner, with the session's access token. */
export const forwardToOwner =
  ({ servicesPath, offered, own, urls, relay, tellAddress }: ForwardParts): RequestHandler =>
  async (req, res, next) => {
    const path = req.originalUrl.slice(servicesPath.length);
    const bare = path.split('?')[0] ?? '';
    const api = offered.find(({ prefix }) => isBelow(bare, prefix));
    const owner = api && !isAmbiguous(bare) ? ownerOf(bare) : undefined;
    if (!api || owner === undefined) return next(new AppError(commonProblems.NOT_FOUND));
    if (!isLoadedAsData(req)) return next(new AppError(portalProblems.RESOURCE_KIND_REFUSED));
    const session = sessionOf(res);
    if (!session && !mayVisit(api, req.method)) return next(new AppError(portalProblems.SESSION_OVER));
    const headers = headersFor(req, res, session?.accessToken);
    if (owner === own.owner) return answerHere(own.app, req, res, path, headers);
    const origin = urls[owner];
    if (origin === undefined) return next(new AppError(commonProblems.NOT_FOUND));
    const told = owner === 'key-manager' ? tellAddress(req.ip ?? '') : {};
    const patience = bare.includes('/event-hub/resync/') ? resyncTimeoutMs : timeoutMs;
    await relay.call(req, res, { origin, path, headers: { ...headers, ...told }, away: commonProblems.UNAVAILABLE, maxRequestBytes, maxResponseBytes, timeoutMs: patience });
  };
