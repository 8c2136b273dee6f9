import { Router, type ErrorRequestHandler, type Request, type RequestHandler } from 'express';
import { randomBytes } from 'node:crypto';
import { AppError, type Logger } from '@quintet/service-kit';
import { cookieLine, cookiesOf } from './cookies';
import type { KeyManagerLogin } from './key-manager-login';
import { sendPlainPage } from './pages';
import type { PendingLogins } from './pending-log-ins';
import { portalProblems } from './portal-problems';
import { returnPath } from './return-path';
import type { Sessions } from './sessions';

export interface LoginRoutesParts {
  /** Path of the portal, such as `/publisher`. */
  readonly base: string;
  readonly publicUrl: string;
  readonly cookieName: string;
  readonly login: KeyManagerLogin;
  readonly pending: PendingLogins;
  readonly sessions: Sessions;
  readonly logger: Logger;
}

/** Of the small window: tells the page that opened it. In a file of its own, as the policy of the page asks. */
const doneScript = `new BroadcastChannel('quintet-session').postMessage('logged-in');
window.close();
`;

const single = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const queryOf = ({ originalUrl }: Request): string => (originalUrl.includes('?') ? originalUrl.slice(originalUrl.indexOf('?')) : '');

/** Everything below `/login`: to the key manager and back. People see its answers, so its errors are pages. */
export const loginRoutes = ({ base, publicUrl, cookieName, login, pending, sessions, logger }: LoginRoutesParts): Router => {
  const { host, protocol } = new URL(publicUrl);
  const secure = protocol === 'https:';
  const done = `${base}/login/done`;

  /** Cookies belong to the public address, to which the key manager sends people back: whoever came by another one goes there first. */
  const atPublicAddress: RequestHandler = (req, res, next) => {
    if (req.headers.host === host || req.query['at'] === 'public') return next(); // a proxy may rewrite the name: once only
    res.redirect(`${publicUrl}${base}/login${queryOf(req) === '' ? '?' : `${queryOf(req)}&`}at=public`);
  };

  const renderFault: ErrorRequestHandler = (thrown: unknown, req, res, next) => {
    const error = thrown instanceof AppError ? thrown : undefined;
    const requestId = String(res.getHeader('x-request-id') ?? '');
    logger[error?.problem.fault === 'caller' ? 'info' : 'error']({ requestId, path: req.path, err: thrown }, 'a log-in did not succeed');
    if (res.headersSent) return next(thrown);
    const text = error?.problem.status === 503 ? 'The key manager does not answer now. Try again in a moment.' : `${error?.problem.title ?? 'Something went wrong on our side'}.`;
    sendPlainPage(res, error?.problem.status ?? 500, { title: 'You are not logged in', text: `${text} (request ${requestId})`, link: { href: `${base}/login`, text: 'Log in' } });
  };

  return Router()
    .get('/', atPublicAddress, async (req, res) => {
      const back = single(req.query['popup']) === '1' ? done : returnPath(base, req.query['return']);
      const state = pending.newState(randomBytes(24).toString('base64url'));
      const { url, secrets } = await login.begin(state);
      res.setHeader('set-cookie', pending.remember(cookiesOf(req), state, { secrets, back }));
      res.setHeader('cache-control', 'no-store');
      res.redirect(url);
    })
    .get('/callback', async (req, res) => {
      const state = single(req.query['state']) ?? '';
      const cookies = cookiesOf(req);
      const known = pending.find(cookies, state);
      res.setHeader('cache-control', 'no-store');
      if (!known) {
        // Sent twice, by the back button say: who is logged in goes on.
        if (await sessions.find(cookies.get(cookieName))) return res.redirect(303, `${base}/`);
        throw new AppError(portalProblems.LOGIN_EXPIRED);
      }
      res.setHeader('set-cookie', pending.forget(state));
      const { id } = await sessions.open(await login.complete(queryOf(req), state, known.secrets));
      await sessions.replace(cookies.get(cookieName));
      res.setHeader('set-cookie', [pending.forget(state), cookieLine(cookieName, id, { path: base, secure })]);
      res.redirect(303, known.back);
    })
    .get('/done', (_req, res) => sendPlainPage(res, 200, { title: 'You are logged in', text: 'This window can be closed.', script: `${done}.js` }))
    .get('/done.js', (_req, res) => void res.type('js').setHeader('cache-control', 'no-cache').send(doneScript))
    .use(renderFault);
};
