import type { Page, Route } from 'playwright-core';
import { setScene, startPortalWorld, type Portal, type PortalWorld, type Scene } from './harness';
import { pages } from './pages';

const apiCalls = '**/services/{api,scim2,t}/**';
const slowMs = 1_500;
const firstCallWithinMs = 2_000;

const refuse =
  (status: number, code: number, message: string) =>
  (route: Route): Promise<void> =>
    route.fulfill({ status, contentType: 'application/json', headers: { 'x-request-id': 'request-1' }, body: JSON.stringify({ code, message, description: `${message}, said the server`, moreInfo: '', error: [] }) });

describe('every page', () => {
  let world: PortalWorld;
  let scene: Scene;
  const open: Partial<Record<Portal, Page>> = {};

  beforeAll(async () => {
    world = await startPortalWorld();
    scene = await setScene(world);
    for (const portal of ['publisher', 'devportal'] as const) {
      const { page, watch } = await world.open(portal, '/apis', { as: world.admin });
      watch.expect(/with a status of 500/);
      open[portal] = page;
    }
  });
  afterAll(() => world?.stop());

  /** Loads a page whose calls of our APIs go through `answer`. @returns how many there were */
  const load = async (page: Page, url: string, answer: (route: Route) => Promise<unknown>): Promise<() => number> => {
    let calls = 0;
    await page.unrouteAll({ behavior: 'ignoreErrors' });
    await page.route(apiCalls, (route) => {
      calls += 1;
      return answer(route);
    });
    await page.goto(url);
    await page.waitForLoadState('load');
    return () => calls;
  };
  const broken = (page: Page) => page.getByText('Something on this page went wrong').count();

  it.each(pages.map((one) => ({ ...one, name: `${one.portal} ${one.module}` })))('$name: says that it failed and what to do, that one may not see it, and shows bars when it takes long', async ({ portal, path, goesWithout = false }) => {
    const page = open[portal] as Page;
    const url = `${world.url}/${portal}${path(scene)}`;

    const failing = await load(page, url, refuse(500, 900967, 'Something went wrong on our side'));
    // The first call goes out once the page's own code is there; a page that has not called by then asks nothing.
    for (let waited = 0; waited < firstCallWithinMs && failing() === 0; waited += 50) await page.waitForTimeout(50);
    const asks = failing() > 0 && !goesWithout;
    if (asks) {
      await page.getByRole('alert').first().waitFor();
      const words = await page.locator('main').innerText();
      expect(words).toMatch(/said the server|Try again/);
    }
    expect(await broken(page)).toBe(0);

    await load(page, url, refuse(403, 900910, 'The access token lacks the scope that this needs'));
    if (asks) await page.getByRole('alert').first().waitFor();
    expect(await broken(page)).toBe(0);

    if (asks) {
      await load(page, url, async (route) => {
        await new Promise((resolve) => setTimeout(resolve, slowMs));
        await route.continue().catch(() => undefined);
      });
      await page.locator('[aria-busy="true"], .quintet-delayed').first().waitFor();
      await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached', timeout: 10_000 });
    }
    expect(await broken(page)).toBe(0);
  });
});
