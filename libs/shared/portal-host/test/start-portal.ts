import { createDatabase, migrate } from '@quintet/persistence';
import type { Environment } from '@quintet/contracts';
import { silentLogger, systemClock, type Clock } from '@quintet/service-kit';
import { createTestDatabase, startServices, type RunningService, type TestDatabase } from '@quintet/testkit';
import { createPortalHost, portalSessionMigration, withPortal } from '../src';
import type { VerifyAccessToken } from '../src/sessions';
import { startOpenIdDouble, type OpenIdDouble } from './openid-double';

export const publicUrl = 'https://am.example';
const clientSecret = `p+/=${'p'.repeat(32)}`;

/** The tokens of the double tell by themselves when they end. */
const verifyAt =
  (clock: Clock, revoked: ReadonlySet<string>, organization: () => string): VerifyAccessToken =>
  (token) => {
    if (revoked.has(token)) return { ok: false, failure: 'revoked' };
    const exp = Number(token.split('.')[1]);
    return exp * 1000 > clock.now() ? { ok: true, claims: { sub: 'ann', exp, org: organization(), roles: ['Internal/creator'], scope: 'openid apim:api_view', azp: 'quintet-publisher' } } : { ok: false, failure: 'expired' };
  };

export interface TestPortal {
  readonly urls: readonly [string, string];
  readonly keyManager: OpenIdDouble;
  readonly database: TestDatabase;
  readonly revoked: Set<string>;
  /** What reached the service behind the portal. */
  readonly authorizations: (string | undefined)[];
  clock: { skippedMs: number };
  /** Of who logs in. */
  organization: string;
  readonly environments: Environment[];
  go(path: string, options?: { cookies?: readonly string[]; method?: string; headers?: Record<string, string>; replica?: 0 | 1 }): Promise<Response>;
  /** @returns the cookie line of the session, or the answer that refused it */
  logIn(): Promise<{ answer: Response; cookie: string }>;
  stop(): Promise<void>;
}

/** Two replicas of a portal on one database, the key manager a double. */
export const startPortal = async (webRoot = '/nowhere'): Promise<TestPortal> => {
  const logger = silentLogger();
  const database = await createTestDatabase();
  const db = createDatabase({ url: database.url, logger });
  await migrate(db, [portalSessionMigration('0001')]);
  const keyManager = await startOpenIdDouble(publicUrl, 'quintet-publisher', clientSecret);
  const clock = { skippedMs: 0, now: () => systemClock.now() + clock.skippedMs };
  const revoked = new Set<string>();
  const authorizations: (string | undefined)[] = [];
  const environments: Environment[] = [];
  const user = { organization: 'carbon.super' };
  const start = (): Promise<RunningService> => {
    const portal = createPortalHost({
      portal: 'publisher',
      publicUrl,
      client: { clientId: 'quintet-publisher', clientSecret },
      scopes: ['apim:api_view'],
      encryptionKey: 'e'.repeat(32),
      webRoot,
      trustedProxyHops: 0,
      offered: [{ prefix: '/api/am/publisher/v4', visitors: 'nothing' }],
      urls: { 'key-manager': keyManager.url },
      app: (req, res) => {
        authorizations.push(req.headers.authorization);
        res.setHeader('set-cookie', 'of=the service');
        res.end(JSON.stringify({ url: req.url, cookie: req.headers.cookie ?? null }));
      },
      visitorsTry: false,
      tryOutGateways: new Map(),
      environment: (organization, name) => environments.find((one) => one.organization === organization && one.name === name),
      verify: verifyAt(clock, revoked, () => user.organization),
      database: db,
      clock,
      logger,
      openWhen: [],
    });
    return startServices([{ ...portal, mounts: ['/'], handler: portal.handler, readiness: [] }, { ...portal, mounts: [portal.mount], handler: withPortal(portal, (_req, res) => res.end()), readiness: [] }]);
  };
  const running = [await start(), await start()] as const;

  const go: TestPortal['go'] = (path, { cookies = [], method = 'GET', headers = {}, replica = 0 } = {}) =>
    fetch(running[replica].url + path, { method, redirect: 'manual', headers: { accept: 'application/json', cookie: cookies.map((line) => line.split(';')[0]).join('; '), ...headers } });

  return {
    urls: [running[0].url, running[1].url],
    keyManager,
    database,
    revoked,
    authorizations,
    environments,
    get organization() {
      return user.organization;
    },
    set organization(named) {
      user.organization = named;
    },
    clock,
    go,
    logIn: async () => {
      const begun = await go('/publisher/login?at=public');
      const back = new URL(keyManager.authorize(begun.headers.get('location') ?? ''));
      const answer = await go(back.pathname + back.search, { cookies: begun.headers.getSetCookie(), replica: 1 });
      return { answer, cookie: answer.headers.getSetCookie().find((line) => line.startsWith('quintet_publisher=')) ?? '' };
    },
    stop: async () => {
      for (const one of running) await one.stop();
      await keyManager.stop();
      await db.close();
      await database.drop();
    },
  };
};
