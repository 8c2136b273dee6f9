import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { overflowOf, setScene, settle, startPortalWorld, takeScreenshots, violationsOf, type Portal, type PortalWorld, type Scene } from './harness';

const atApi =
  (tab: string) =>
  ({ apiId }: Scene): string =>
    `/apis/${apiId}/${tab}`;

/** Every page of the portals: which part of the code shows it, and an address where it has something to show. */
interface PageOfPortal {
  readonly portal: Portal;
  readonly module: string;
  readonly path: (scene: Scene) => string;
}

const pages: readonly PageOfPortal[] = [
  { portal: 'publisher', module: 'api-list', path: () => '/apis' },
  { portal: 'publisher', module: 'create-api', path: () => '/apis/new' },
  { portal: 'publisher', module: 'create-api/from-definition', path: () => '/apis/new/import' },
  { portal: 'publisher', module: 'create-api/from-scratch', path: () => '/apis/new/scratch' },
  { portal: 'publisher', module: 'create-api/from-sample', path: () => '/apis/new/sample' },
  { portal: 'publisher', module: 'scopes', path: () => '/scopes' },
  { portal: 'publisher', module: 'usage', path: () => '/usage' },
  { portal: 'publisher', module: 'api', path: atApi('overview') },
  { portal: 'publisher', module: 'api/overview', path: atApi('overview') },
  { portal: 'publisher', module: 'api/design', path: atApi('design') },
  { portal: 'publisher', module: 'api/resources', path: atApi('resources') },
  { portal: 'publisher', module: 'api/definition', path: atApi('definition') },
  { portal: 'publisher', module: 'api/endpoints', path: atApi('endpoints') },
  { portal: 'publisher', module: 'api/runtime', path: atApi('runtime') },
  { portal: 'publisher', module: 'api/revisions', path: atApi('revisions') },
  { portal: 'publisher', module: 'api/lifecycle', path: atApi('lifecycle') },
  { portal: 'publisher', module: 'api/scopes', path: atApi('scopes') },
  { portal: 'publisher', module: 'api/plans', path: atApi('plans') },
  { portal: 'publisher', module: 'api/properties', path: atApi('properties') },
  { portal: 'publisher', module: 'api/documents', path: atApi('documents') },
  { portal: 'publisher', module: 'api/comments', path: atApi('comments') },
  { portal: 'publisher', module: 'api/subscriptions', path: atApi('subscriptions') },
  { portal: 'publisher', module: 'api/try-out', path: atApi('try-out') },
  { portal: 'publisher', module: 'api/usage', path: atApi('usage') },
  { portal: 'publisher', module: 'api/documents/document-page', path: ({ apiId, documentId }) => `/apis/${apiId}/documents/${documentId}` },
  { portal: 'publisher', module: 'admin-applications', path: () => '/admin/applications' },
  { portal: 'publisher', module: 'admin-sign-ups', path: () => '/admin/sign-ups' },
  { portal: 'publisher', module: 'admin-deny-policies', path: () => '/admin/deny-policies' },
  { portal: 'devportal', module: 'catalogue', path: () => '/apis' },
  { portal: 'devportal', module: 'sign-up', path: () => '/sign-up' },
  { portal: 'devportal', module: 'profile', path: () => '/settings' },
  { portal: 'devportal', module: 'api', path: atApi('') },
  { portal: 'devportal', module: 'api-overview', path: atApi('') },
  { portal: 'devportal', module: 'api-documents', path: ({ apiId, documentId }) => `/apis/${apiId}/documents/${documentId}` },
  { portal: 'devportal', module: 'api-definition', path: atApi('definition') },
  { portal: 'devportal', module: 'api-samples', path: atApi('samples') },
  { portal: 'devportal', module: 'api-subscribe', path: atApi('subscribe') },
  { portal: 'devportal', module: 'api-comments', path: atApi('comments') },
];

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
    await page.goto(`${world.url}/${portal}${path(scene)}`);
    await settle(page);
    expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
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
