import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMemoryBus, type EventBus } from '@quintet/messaging';
import { createPublisher, readPublisherConfig } from '@quintet/publisher';
import { createDevportal, readDevportalConfig } from '@quintet/devportal';
import { createKeyManager, readKeyManagerConfig } from '@quintet/key-manager';
import { createTrafficManager, readTrafficManagerConfig } from '@quintet/traffic-manager';
import { createHttpListener, createLifecycle, createMetrics, routeByPath, silentLogger, type Clock, type Service } from '@quintet/service-kit';
import { createTestDatabase, eventually, type TestDatabase } from '@quintet/testkit';
import { createBrowser, land, typePassword, type Browser, type Page } from './portal-browser';

export const admin = { username: 'admin', password: 'an admin password' };
export const encryptionKey = 'e'.repeat(32);
export const publisherSecret = `p+/=${'p'.repeat(32)}`;

/** The control plane with both portals in one process, and a second replica of the publisher. */
export interface PortalWorld {
  readonly url: string;
  readonly bus: EventBus;
  readonly publisherDatabase: TestDatabase;
  /** Another replica of the publisher, on the same database and hub. */
  readonly replica: string;
  /** Sets the clock of the portals forward. */
  skip(ms: number): void;
  browser(): Browser;
  /** Logs in at a portal, and ends where the portal leads. */
  logIn(browser: Browser, portal?: 'publisher' | 'devportal', as?: { username: string; password: string }): Promise<Page>;
  session(browser: Browser, portal?: 'publisher' | 'devportal', via?: string): Promise<Page>;
  stop(): Promise<void>;
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

export const startPortalWorld = async (change: Record<string, string> = {}): Promise<PortalWorld> => {
  const logger = silentLogger();
  const [port, secondPort] = await Promise.all([freePort(), freePort()]);
  const url = `http://127.0.0.1:${port}`;
  const databases = await Promise.all([createTestDatabase(), createTestDatabase(), createTestDatabase(), createTestDatabase()]);
  const [keyManagerDatabase, publisherDatabase, devportalDatabase, trafficDatabase] = databases as [TestDatabase, TestDatabase, TestDatabase, TestDatabase];
  const webRoot = await mkdtemp(join(tmpdir(), 'portal-'));
  await writeFile(join(webRoot, 'index.html'), '<!doctype html><meta property="csp-nonce" nonce="__CSP_NONCE__"><title>pages</title>');
  const env = {
    PUBLIC_URL: url,
    KEY_MANAGER_URL: url,
    DEVPORTAL_URL: url,
    TRAFFIC_MANAGER_URL: url,
    KEY_MANAGER_DATABASE_URL: keyManagerDatabase.url,
    PUBLISHER_DATABASE_URL: publisherDatabase.url,
    DEVPORTAL_DATABASE_URL: devportalDatabase.url,
    TRAFFIC_MANAGER_DATABASE_URL: trafficDatabase.url,
    KEY_MANAGER_ENCRYPTION_KEY: encryptionKey,
    PUBLISHER_ENCRYPTION_KEY: encryptionKey,
    DEVPORTAL_ENCRYPTION_KEY: encryptionKey,
    PUBLISHER_CLIENT_SECRET: publisherSecret,
    DEVPORTAL_CLIENT_SECRET: 'd'.repeat(32),
    ADMIN_USERNAME: admin.username,
    ADMIN_PASSWORD: admin.password,
    PUBLISHER_WEB_ROOT: webRoot,
    DEVPORTAL_WEB_ROOT: webRoot,
    ...change,
  };
  let skipped = 0;
  const clock: Clock = { now: () => Date.now() + skipped };
  const real: Clock = { now: () => Date.now() };
  const bus = createMemoryBus({ logger });
  const parts = (at: Clock) => ({ bus, logger, metrics: createMetrics(), clock: at });
  const services: Service[] = [
    createKeyManager(readKeyManagerConfig(env), parts(real)),
    createTrafficManager(readTrafficManagerConfig(env), parts(real)),
    createPublisher(readPublisherConfig(env), parts(clock)),
    createDevportal(readDevportalConfig(env), parts(clock)),
  ];
  const second = createPublisher(readPublisherConfig(env), parts(clock));
  const listener = createHttpListener({ name: 'control plane', host: '127.0.0.1', port, handler: routeByPath(services), drainMs: 1_000 });
  const secondListener = createHttpListener({ name: 'replica', host: '127.0.0.1', port: secondPort, handler: routeByPath([second]), drainMs: 1_000 });
  const lifecycle = createLifecycle([...services, listener, second, secondListener]);
  await lifecycle.start();
  await eventually(() => expect([...services, second].flatMap(({ readiness }) => readiness).flatMap(({ failing }) => failing() ?? [])).toEqual([]));

  return {
    url,
    bus,
    publisherDatabase,
    replica: `http://127.0.0.1:${secondPort}`,
    skip: (ms) => void (skipped += ms),
    browser: () => createBrowser(url),
    logIn: async (browser, portal = 'publisher', as = admin) => {
      const form = await land(browser, await browser.go(`/${portal}/login?return=/deep/link%3Fx=1`));
      return land(browser, await typePassword(browser, form, as));
    },
    session: (browser, portal = 'publisher', via = url) => browser.go(`/${portal}/services/session`, { headers: { accept: 'application/json' }, via }),
    stop: async () => {
      await lifecycle.stop();
      for (const database of databases) await database.drop();
      await rm(webRoot, { recursive: true });
    },
  };
};
