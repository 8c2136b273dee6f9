import { DEFAULT_ORGANIZATION, type Environment } from '@quintet/contracts';
import { AppError, commonProblems, type Clock } from '@quintet/service-kit';
import { createHash } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import { hopByHopOf } from './answer-headers';
import { createCallBudget } from './call-budget';
import { portalProblems } from './portal-problems';
import type { Relay, RelayedCall } from './relay';
import { comesFromOwnPages, isLoadedAsData } from './same-origin';
import { sessionOf } from './session-routes';

export interface TryOutParts {
  readonly servicesPath: string;
  readonly publicUrl: string;
  /** Whoever has not logged in may try, too. */
  readonly visitorsTry: boolean;
  /** By the name of the environment: where this process reaches its gateways; else the environment's own host is called, over http. */
  readonly gateways: ReadonlyMap<string, string>;
  readonly environment: (organization: string, name: string) => Environment | undefined;
  readonly relay: Relay;
  readonly clock: Clock;
}

const limits = { maxRequestBytes: 10 * 1024 * 1024, maxResponseBytes: 10 * 1024 * 1024, timeoutMs: 60_000 } as const;
const budget = { calls: 120, windowMs: 60_000 } as const;
/** Which of an environment's virtual hosts an API is called at; where there are several each API has its own. */
const vhostHeader = 'x-try-out-host';
/** `https` for an API that answers over nothing else; over http it is called otherwise. */
const schemeHeader = 'x-try-out-scheme';
const pathRule = /^\/([^/?]{1,255})(\/.*)?$/;
const methods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);

/** The portal's own business, and what a browser adds of its own accord: no API is called with it. */
const ours = new Set(['host', 'cookie', 'x-csrf-token', vhostHeader, schemeHeader, 'origin', 'referer', 'content-length', 'expect', 'x-forwarded-for', 'x-forwarded-proto', 'x-forwarded-host', 'x-forwarded-port', 'forwarded', 'x-real-ip', 'upgrade-insecure-requests', 'dnt', 'priority']);

interface Target {
  /** Of the gateways that the operator named, else of the virtual host. */
  readonly origin: string;
  readonly host: string;
  readonly scheme: Scheme;
  readonly path: string;
  /** The operator's own gateway, whose certificate the browser would ask about, is called whatever certificate it shows. */
  readonly trusts: 'any certificate' | undefined;
}
type Scheme = 'http' | 'https';

const headersOf = (req: Request, { host, scheme }: Target): RelayedCall['headers'] => {
  const dropped = hopByHopOf(req.headers.connection);
  const own = Object.entries(req.headers).filter(([name, value]) => value !== undefined && !ours.has(name) && !dropped.has(name) && !name.startsWith('sec-'));
  return { ...(Object.fromEntries(own) as Record<string, string | string[]>), host, 'x-forwarded-for': req.ip ?? '', 'x-forwarded-proto': scheme };
};

/** Host and port of the virtual host that is named, else of the first one. */
const hostOf = (of: Environment | undefined, named: unknown, scheme: Scheme): string | undefined => {
  const vhost = named === undefined ? of?.vhosts[0] : of?.vhosts.find(({ host }) => host === named);
  return vhost && `${vhost.host}:${scheme === 'https' ? vhost.httpsPort : vhost.httpPort}`;
};

/** A browser that is told to log in by itself would ask for a password in the portal's name; one that is told to go on would leave. */
const passAs = (name: string, value: string): string | undefined => {
  if (name === 'location') return 'x-try-out-location';
  if (name === 'www-authenticate') return /^bearer/i.test(value) ? name : undefined;
  return name;
};

/** `/services/try-out/{environment}/{path}`: calls a gateway for a page, which so needs neither CORS nor a certificate that the browser trusts. */
export const tryOut = ({ servicesPath, publicUrl, visitorsTry, gateways, environment, relay, clock }: TryOutParts): RequestHandler => {
  const publicOrigin = new URL(publicUrl).origin;
  const budgets = createCallBudget({ ...budget, clock });

  /**
   * The gateways of an environment that the caller's organization has. Where they are the operator says: the server would else call
   * whatever address in its own network an administrator of a tenant gave to an environment.
   */
  const targetOf = (req: Request, organization: string): Target => {
    const [, encoded = '', path = '/'] = pathRule.exec(req.originalUrl.slice(`${servicesPath}/try-out`.length)) ?? [];
    const name = decodeURIComponent(encoded);
    const scheme = req.headers[schemeHeader] === 'https' ? 'https' : 'http';
    const hostIn = (of: Environment | undefined) => hostOf(of, req.headers[vhostHeader], scheme);
    const operators = environment(DEFAULT_ORGANIZATION, name);
    const host = hostIn(environment(organization, name) ?? operators);
    if (host === undefined) throw new AppError(portalProblems.TRY_OUT_ENVIRONMENT_UNKNOWN, `"${name.slice(0, 100)}"`);
    if (!gateways.has(name) && host !== hostIn(operators)) throw new AppError(portalProblems.TRY_OUT_ENVIRONMENT_UNKNOWN, 'Where its gateways are the operator has to say, in TRY_OUT_GATEWAYS');
    const named = gateways.get(name);
    return { origin: named ?? `${scheme}://${host}`, host, scheme, path, trusts: named === undefined ? 'any certificate' : undefined };
  };

  return async (req, res) => {
    const session = sessionOf(res);
    if (!session && !visitorsTry) throw new AppError(portalProblems.SESSION_OVER);
    if (!methods.has(req.method)) throw new AppError(commonProblems.METHOD_NOT_ALLOWED);
    // Also reads: what an API answers is shown to nobody as if it were the portal's.
    if (!comesFromOwnPages(req, publicOrigin) || req.headers['sec-fetch-dest'] === 'document' || !isLoadedAsData(req)) throw new AppError(portalProblems.CSRF_REFUSED);
    const waitSeconds = budgets.take(session ? createHash('sha256').update(session.id).digest('base64url') : (req.ip ?? ''));
    if (waitSeconds > 0) {
      res.setHeader('retry-after', String(waitSeconds));
      throw new AppError(portalProblems.TRY_OUT_TOO_OFTEN);
    }
    const target = targetOf(req, session?.user.organization ?? DEFAULT_ORGANIZATION);
    const { origin, path, trusts } = target;
    await relay.call(req, res, { origin, path, trusts, headers: headersOf(req, target), away: portalProblems.TRY_OUT_GATEWAY_AWAY, ...limits, passAs });
  };
};
