import { Router, type RequestHandler } from 'express';
import { AppError } from '@quintet/service-kit';
import { cookiesOf, endedCookie } from './cookies';
import type { KeyManagerLogin } from './key-manager-login';
import { portalProblems } from './portal-problems';
import { comesFromOwnPages, csrfMatches } from './same-origin';
import type { Session, Sessions } from './sessions';

export interface SessionRoutesParts {
  readonly base: string;
  readonly secure: boolean;
  readonly publicUrl: string;
  readonly cookieName: string;
  readonly login: KeyManagerLogin;
  readonly sessions: Sessions;
}

/** Safe methods (RFC 9110 section 9.2.1). */
const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

export interface SessionGate {
  /** Reads the session of the browser, if it has one, into `sessionOf`. */
  readonly read: RequestHandler;
  /** 401 without a session. */
  readonly require: RequestHandler;
  /** 403 for what changes something and was not sent by a page of the portal. */
  readonly checkOrigin: RequestHandler;
}

const key = 'session';
export const sessionOf = (res: { locals: Record<string, unknown> }): Session | undefined => res.locals[key] as Session | undefined;

export const createSessionGate = ({ cookieName, publicUrl, sessions }: Pick<SessionRoutesParts, 'cookieName' | 'publicUrl' | 'sessions'>): SessionGate => {
  const publicOrigin = new URL(publicUrl).origin;
  return {
    read: async (req, res, next) => {
      res.locals[key] = await sessions.find(cookiesOf(req).get(cookieName));
      next();
    },
    require: (_req, res, next) => next(sessionOf(res) ? undefined : new AppError(portalProblems.SESSION_OVER)),
    checkOrigin: (req, res, next) => {
      if (safe.has(req.method)) return next();
      const session = sessionOf(res);
      const isOurs = comesFromOwnPages(req, publicOrigin) && (session === undefined || csrfMatches(session.id, req.headers['x-csrf-token']));
      next(isOurs ? undefined : new AppError(portalProblems.CSRF_REFUSED));
    },
  };
};

/** `/services/session` and `/services/logout`. */
export const sessionRoutes = ({ base, secure, login, sessions, cookieName }: SessionRoutesParts, gate: SessionGate): Router =>
  Router()
    .use((_req, res, next) => {
      res.setHeader('cache-control', 'no-store');
      next();
    })
    .get('/session', gate.read, gate.require, (_req, res) => {
      const { user, csrfToken, expiresMs } = sessionOf(res) as Session;
      const { username: name, organization, roles, scopes } = user;
      res.json({ user: { name, organization, roles, scopes }, csrfToken, expiresAt: new Date(expiresMs).toISOString() });
    })
    .post('/logout', gate.read, gate.require, gate.checkOrigin, async (_req, res) => {
      const idToken = await sessions.end((sessionOf(res) as Session).id);
      res.setHeader('set-cookie', endedCookie(cookieName, { path: base, secure }));
      res.json({ location: idToken === undefined ? `${base}/` : login.endSessionUrl(idToken) });
    });
