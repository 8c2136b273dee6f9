import express, { type Express } from 'express';
import helmet from 'helmet';
import { randomUUID } from 'node:crypto';
import type { RequestListener } from 'node:http';
import { DEFAULT_ORGANIZATION, type Environment } from '@quintet/contracts';
import { callerAddressHeader, proveCallerAddress } from '@quintet/control-plane';
import { createErrorRenderer } from '@quintet/management-api';
import { createSecretBox, type Database } from '@quintet/persistence';
import { AppError, commonProblems, type Clock, type Component, type Logger, type ReadinessCheck } from '@quintet/service-kit';
import { forwardToOwner, type OfferedApi } from './forward-routes';
import { createKeyManagerLogin } from './key-manager-login';
import { loginRoutes } from './login-routes';
import type { ManagementOwner } from './management-owners';
import { createPendingLogins } from './pending-log-ins';
import { createRelay } from './relay';
import { createSessionGate, sessionRoutes } from './session-routes';
import { createPgSessionStore } from './session-store';
import { createSessions, type VerifyAccessToken } from './sessions';
import { tryOut } from './try-out';
import { createWebRoot } from './web-root';
import { webRoutes } from './web-routes';

export interface PortalHostParts {
  readonly portal: 'publisher' | 'devportal';
  readonly publicUrl: string;
  readonly client: { readonly clientId: string; readonly clientSecret: string };
  /** What the pages may need; the key manager gives a user what his roles allow. */
  readonly scopes: readonly string[];
  /** Seals the tokens of sessions; the same for every replica. */
  readonly encryptionKey: string;
  /** Folder with what the browser side was built into. */
  readonly webRoot: string;
  readonly trustedProxyHops: number;
  readonly offered: readonly OfferedApi[];
  /** Where the owners of what is offered are; the service's own answers in process. */
  readonly urls: Readonly<Partial<Record<ManagementOwner, string>>> & { readonly 'key-manager': string };
  readonly app: RequestListener;
  /** Visitors who have not logged in may try APIs. */
  readonly visitorsTry: boolean;
  readonly tryOutGateways: ReadonlyMap<string, string>;
  readonly environment: (organization: string, name: string) => Environment | undefined;
  readonly verify: VerifyAccessToken;
  readonly database: Database;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly openWhen: readonly ReadinessCheck[];
}

/** A portal as browsers see it: its pages, log-in, sessions, and the services behind it. */
export interface PortalHost extends Component {
  /** Path below which it answers. */
  readonly mount: string;
  readonly handler: RequestListener;
}

const pruneEveryMs = 300_000;
const requestIdRule = /^[\w.-]{1,128}$/;

const baseApp = ({ trustedProxyHops, openWhen }: Pick<PortalHostParts, 'trustedProxyHops' | 'openWhen'>): Express => {
  let opened = false;
  const app = express();
  app.disable('x-powered-by');
  app.set('query parser', 'simple');
  app.set('trust proxy', trustedProxyHops);
  app.use((req, res, next) => {
    const given = req.headers['x-request-id'];
    res.setHeader('x-request-id', typeof given === 'string' && requestIdRule.test(given) ? given : randomUUID());
    next();
  });
  app.use(helmet({ contentSecurityPolicy: false, referrerPolicy: { policy: 'same-origin' } })); // each kind of answer has a policy of its own
  app.use((_req, _res, next) => {
    opened ||= openWhen.every(({ failing }) => failing() === undefined);
    next(opened ? undefined : new AppError(commonProblems.UNAVAILABLE, 'The service is starting'));
  });
  return app;
};

export const createPortalHost = (parts: PortalHostParts): PortalHost => {
  const { portal, publicUrl, client, clock, logger, database, urls } = parts;
  const relay = createRelay();
  const base = `/${portal}`;
  const servicesPath = `${base}/services`;
  const cookieName = `quintet_${portal}`;
  const secure = publicUrl.startsWith('https:');
  const box = createSecretBox(parts.encryptionKey);
  const login = createKeyManagerLogin({
    publicUrl,
    keyManagerUrl: urls['key-manager'],
    ...client,
    callbackUrl: `${publicUrl}${base}/login/callback`,
    afterLogoutUrl: `${publicUrl}${base}/`,
    scopes: ['openid', 'profile', ...new Set(parts.scopes)],
  });
  const sessions = createSessions({ store: createPgSessionStore(database), box, login, verify: parts.verify, defaultOrganization: DEFAULT_ORGANIZATION, clock, logger });
  const pending = createPendingLogins({ cookieName, path: `${base}/login`, secure, box, clock });
  const gate = createSessionGate({ cookieName, publicUrl, sessions });

  const tellAddress = (address: string) => ({ [callerAddressHeader]: proveCallerAddress(address, client.clientSecret, Date.now()) });

  const app = baseApp(parts);
  app.use(`${base}/login`, loginRoutes({ base, publicUrl, cookieName, login, pending, sessions, logger }));
  app.use(servicesPath, sessionRoutes({ base, secure, publicUrl, cookieName, login, sessions }, gate));
  app.use(`${servicesPath}/try-out`, gate.read, gate.checkOrigin, tryOut({ servicesPath, publicUrl, visitorsTry: parts.visitorsTry, gateways: parts.tryOutGateways, environment: parts.environment, relay, clock }));
  app.use(servicesPath, gate.read, gate.checkOrigin, forwardToOwner({ servicesPath, offered: parts.offered, own: { owner: portal, app: parts.app }, urls, relay, tellAddress }));
  app.use(base, webRoutes({ webRoot: createWebRoot(parts.webRoot), publicUrl }));
  app.use((_req, _res, next) => next(new AppError(commonProblems.NOT_FOUND)));
  app.use(createErrorRenderer(logger));

  let pruning: NodeJS.Timeout | undefined;
  return {
    name: `${portal} pages`,
    mount: base,
    handler: app,
    start: async () => {
      await relay.start();
      pruning = setInterval(() => void sessions.prune().catch((error: unknown) => logger.warn({ err: error }, 'ended sessions could not be removed')), pruneEveryMs);
      pruning.unref();
    },
    stop: async () => {
      clearInterval(pruning);
      await relay.stop();
    },
  };
};
