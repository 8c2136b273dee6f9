import { randomBytes, randomUUID } from 'node:crypto';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { enterWorld, logInAsAdmin, type World } from '../../src/main-job/world';
import { expectStatus, request } from '../../src/rest';
import type { Deployment } from '../../src/deployment';
import { startAllInOne } from '../../src/start-all-in-one';
import { launchBrowser } from './browser';
import { watchPage, type PageWatch } from './watch-page';

export type Portal = 'publisher' | 'devportal';

export interface Person {
  readonly username: string;
  readonly password: string;
}

export interface PageOptions {
  /** Logged in at the portal as this person; nobody when absent. */
  readonly as?: Person;
  readonly theme?: 'light' | 'dark';
  readonly width?: number;
  readonly height?: number;
}

/** Quintet in one process on a real database, a backend, and a browser. */
export interface PortalWorld {
  /** Where both portals are: `${url}/publisher`, `${url}/devportal`. */
  readonly url: string;
  readonly admin: Person;
  /** REST clients with the administrator's token, to set the scene. */
  readonly rest: World;
  /** A user with these roles, such as `Internal/creator`. */
  createUser(...roles: readonly string[]): Promise<Person>;
  /** A page of the portal at this path below its base, in a browser profile of its own. */
  open(portal: Portal, path?: string, options?: PageOptions): Promise<{ readonly page: Page; readonly context: BrowserContext; readonly watch: PageWatch }>;
  /** Ends everything; fails when a page did what none may do. */
  stop(): Promise<void>;
}

/** Fills in the key manager's form. */
export const logIn = async (page: Page, { username, password }: Person): Promise<void> => {
  await page.locator('#username').fill(username);
  await page.locator('#password').fill(password);
  await page.locator('form button[type="submit"]').click();
};

export interface PortalWorldOptions {
  readonly start?: () => Promise<Deployment>;
  /** Where browsers find it; the address of the deployment's publisher by default. */
  readonly url?: string;
}

export const startPortalWorld = async ({ start = startAllInOne, url: given }: PortalWorldOptions = {}): Promise<PortalWorld> => {
  const deployment = await start();
  const stops: (() => Promise<unknown>)[] = [deployment.stop];
  const watches: { readonly url: string; readonly watch: PageWatch }[] = [];
  const stop = async (): Promise<void> => {
    for (const one of stops.reverse()) await one();
  };
  try {
    const rest = await enterWorld(deployment);
    stops.push(rest.backend.stop);
    await logInAsAdmin(rest);
    const browser: Browser = await launchBrowser();
    stops.push(() => browser.close());
    const url = given ?? deployment.publisher;
    return {
      url,
      admin: deployment.admin,
      rest,
      createUser: async (...roles) => {
        const person = { username: `user-${randomUUID().slice(0, 8)}`, password: `${randomBytes(12).toString('hex')}-Aa1` };
        const answer = await request('POST', `${deployment.keyManager}/scim2/Users`, {
          basic: deployment.admin,
          json: { schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'], userName: person.username, password: person.password, roles: roles.map((value) => ({ value })) },
        });
        expectStatus(answer, 201);
        return person;
      },
      open: async (portal, path = '/', { as, theme = 'light', width = 1280, height = 900 } = {}) => {
        const context = await browser.newContext({ viewport: { width, height }, colorScheme: theme, locale: 'en-GB', reducedMotion: 'reduce', ignoreHTTPSErrors: url.startsWith('https:') });
        context.setDefaultTimeout(15_000);
        const page = await context.newPage();
        const watch = watchPage(page);
        watches.push({ url: `/${portal}${path}`, watch });
        if (as) {
          await page.goto(`${url}/${portal}/login?return=${encodeURIComponent(`/${portal}${path}`)}`);
          await logIn(page, as);
          await page.waitForURL((now) => now.pathname.startsWith(`/${portal}`) && !now.pathname.includes('/login'));
        } else {
          await page.goto(`${url}/${portal}${path}`);
        }
        return { page, context, watch };
      },
      stop: async () => {
        await stop();
        const faults = watches.flatMap(({ url: at, watch }) => watch.faults.map((fault) => `${at} ${fault}`));
        if (faults.length > 0) throw new Error(`pages did what none may do:\n${faults.join('\n')}`);
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
};
