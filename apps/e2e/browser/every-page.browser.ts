import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { overflowOf, setScene, settle, startPortalWorld, takeScreenshots, violationsOf, type Portal, type PortalWorld, type Scene } from './harness';
import { pages } from './pages';

const narrow = 360;
const webOf = (portal: Portal): string => join(__dirname, '..', '..', portal, 'web', 'src');

const sourcesBelow = (folder: string): readonly string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? sourcesBelow(path) : /\.tsx?$/.test(name) ? [path] : [];
  });

/** The pages that a portal's routes load, such as `api/overview`. */
const modulesOf = (portal: Portal): readonly string[] => {
  const root = join(webOf(portal), 'pages');
  return sourcesBelow(webOf(portal)).flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/lazy: \(\) => import\('(\.[^']+)'\)/g)].map(([, relative = '']) => join(file, '..', relative).slice(root.length + 1)),
  );
};

describe('every page', () => {
  let world: PortalWorld;
  let scene: Scene;
  const open: Partial<Record<Portal, Page>> = {};

  beforeAll(async () => {
    world = await startPortalWorld();
    scene = await setScene(world);
    for (const portal of ['publisher', 'devportal'] as const) ({ page: open[portal] } = await world.open(portal, '/apis', { as: world.admin }));
  });
  afterAll(() => world?.stop());

  it.each(['publisher', 'devportal'] as const)('of the %s stands in the table of these tests', (portal) => {
    expect([...new Set(pages.filter((page) => page.portal === portal).map(({ module }) => module))].sort()).toEqual([...new Set(modulesOf(portal))].sort());
  });

  it.each(pages.map((page) => ({ ...page, name: `${page.portal} ${page.module}` })))('$name: no barrier that axe finds in either theme, nothing wider than a phone', async ({ portal, module, path }) => {
    const page = open[portal] as Page;
    const answer = await page.goto(`${world.url}/${portal}${path(scene)}`);
    await settle(page);
    expect(answer?.status()).toBe(200);
    expect(await page.locator('#content').getByRole('heading', { level: 1 }).count()).toBe(1);
    for (const sorry of ['There is no such thing', 'You may not see this', 'Something on this page went wrong', 'This could not be loaded']) expect(await page.getByText(sorry).count()).toBe(0);
    const found: string[] = [];
    for (const theme of ['light', 'dark'] as const) {
      await page.evaluate(`document.documentElement.setAttribute('data-mantine-color-scheme', '${theme}')`);
      await page.waitForTimeout(60);
      found.push(...(await violationsOf(page)).map((violation) => `${theme}: ${violation}`));
      await takeScreenshots(page, `${portal}-${module.replaceAll('/', '-')}-${theme}`);
    }
    await page.setViewportSize({ width: narrow, height: 800 });
    await settle(page);
    const overflow = await overflowOf(page);
    await page.setViewportSize({ width: 1280, height: 900 });
    expect({ found, overflow }).toEqual({ found: [], overflow: 0 });
  });
});
