import type { Page } from 'playwright-core';
import { createApplication } from '../src/main-job/world';
import { expectAccessible, overflowOf, publishApi, settle, startPortalWorld, takeScreenshots, type PortalWorld } from './harness';

const run = 'window.wasRun = true';
const hostileText = `<script>${run}</script><img src="x" onerror="${run}"><a href="javascript:${run}">press</a> [press](javascript:${run}) <svg onload="${run}"><style>* { display: none }</style>`;
const trap = 'https://attacker.example/collect';
const hostile = JSON.stringify({
  openapi: '3.0.3',
  info: { title: 'Trap', version: '1.0.0', description: hostileText },
  servers: [{ url: trap }],
  externalDocs: { url: 'javascript:alert(1)', description: hostileText },
  tags: [{ name: 'orders', description: hostileText, externalDocs: { url: 'javascript:alert(1)' } }],
  paths: {
    '/orders': {
      servers: [{ url: trap }],
      get: {
        tags: ['orders'],
        summary: hostileText,
        description: hostileText,
        operationId: 'orders',
        servers: [{ url: trap }],
        security: [{ theirs: [] }],
        parameters: [{ name: 'size"><img src=x onerror=alert(1)>', in: 'query', description: hostileText, schema: { type: 'string', enum: [hostileText], default: hostileText } }],
        responses: { 200: { description: hostileText, content: { 'application/json': { schema: { $ref: '#/components/schemas/Order' }, example: { note: hostileText } } } } },
        externalDocs: { url: 'javascript:alert(1)' },
      },
    },
  },
  components: {
    schemas: { Order: { type: 'object', description: hostileText, properties: { note: { type: 'string', description: hostileText } } } },
    securitySchemes: { theirs: { type: 'oauth2', flows: { clientCredentials: { tokenUrl: trap, scopes: {} } } } },
  },
});

let world: PortalWorld;
let ordersId: string;
let trapId: string;
beforeAll(async () => {
  world = await startPortalWorld();
  ordersId = await publishApi(world, { name: 'Orders' });
  trapId = await publishApi(world, { name: 'Trap', definition: hostile });
  for (const [apiId, name] of [[ordersId, 'Orders of mine'], [trapId, 'Trapped']] as const) {
    world.rest.apiId = apiId;
    await createApplication(world.rest, name, 'Unlimited');
  }
});
afterAll(() => world?.stop());

const execute = async (page: Page, operation: string): Promise<void> => {
  await page.locator(`[id="${operation}"] .opblock-summary-control`).click();
  await page.locator(`[id="${operation}"]`).getByRole('button', { name: 'Execute' }).click();
};
const status = (page: Page, operation: string) => page.locator(`[id="${operation}"] .live-responses-table .response-col_status`);

test('a reader who is subscribed calls every kind of operation with his own token', async () => {
  const { page } = await world.open('devportal', `/apis/${ordersId}/definition`, { as: world.admin });
  await page.getByText('Calls go out with a token of Orders of mine.').waitFor();
  await execute(page, 'operations-default-post_orders');
  await status(page, 'operations-default-post_orders').filter({ hasText: '200' }).waitFor();
  const answered = (await page.locator('.live-responses-table').textContent()) ?? '';
  expect(answered).toContain('"method": "POST"');
  for (const name of ['quintet_devportal', 'x-csrf-token']) expect(answered).not.toContain(name);

  await page.locator('[id="operations-default-delete_orders__orderId_"] .opblock-summary-control').click();
  await page.getByRole('textbox', { name: 'orderId' }).fill('a b');
  await page.locator('[id="operations-default-delete_orders__orderId_"]').getByRole('button', { name: 'Execute' }).click();
  await status(page, 'operations-default-delete_orders__orderId_').filter({ hasText: '200' }).waitFor();
  expect(await page.locator('[id="operations-default-delete_orders__orderId_"] .live-responses-table').textContent()).toContain('/base/orders/a%20b');
  await expectAccessible(page);
  await takeScreenshots(page, 'devportal-definition-called');
  await page.setViewportSize({ width: 360, height: 800 });
  await settle(page);
  expect(await overflowOf(page)).toBeLessThanOrEqual(0);
});

test('an operation has an address; a visitor reads it and is refused by the gateway, not by the page', async () => {
  const { page } = await world.open('devportal', `/apis/${ordersId}/definition#/default/get_orders`);
  await page.locator('[id="operations-default-get_orders"]').getByRole('button', { name: 'Execute' }).click();
  await status(page, 'operations-default-get_orders').filter({ hasText: '401' }).waitFor();
  await page.getByText('Log in to call it with a token of your own.').waitFor();
});

test('a hostile definition runs nothing, asks nobody else, and sends the token nowhere but to the gateway', async () => {
  const { page } = await world.open('devportal', '/apis', { as: world.admin });
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(`${world.url}/devportal/apis/${trapId}/definition`);
  await page.getByText('Calls go out with a token of Trapped.').waitFor();
  await execute(page, 'operations-orders-orders');
  await status(page, 'operations-orders-orders').filter({ hasText: '200' }).waitFor();
  await page.getByRole('button', { name: /Schemas/ }).click();
  await settle(page);

  for (const path of ['', '/samples', '/documents', '/comments', '/subscribe']) await page.goto(`${world.url}/devportal/apis/${trapId}${path}`);
  expect(await page.evaluate('window.wasRun')).toBeUndefined();
  expect(asked.filter((url) => !url.startsWith(world.url) && !url.startsWith('data:'))).toEqual([]);
  expect(await page.locator('a[href^="javascript:" i]').count()).toBe(0);
});

test('samples have the token in what is copied, not in what is shown', async () => {
  const { page, context } = await world.open('devportal', `/apis/${ordersId}/samples?language=python&operation=POST+%2Forders`, { as: world.admin });
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByText('Your token is in it.').waitFor();
  const code = page.getByRole('region', { name: 'Sample in Python' });
  expect(await code.textContent()).toMatch(/"Authorization": "Bearer .{12}….{4}"/);
  await page.getByRole('button', { name: 'Copy', exact: true }).click();
  const copied = (await page.evaluate('navigator.clipboard.readText()')) as string;
  expect(copied).toMatch(/"Authorization": "Bearer [\w-]+\.[\w-]+\.[\w-]+"/);
  expect(copied).toContain('import requests');
  await page.getByText('Go', { exact: true }).click();
  await page.waitForURL(/language=go/);
  await page.getByRole('region', { name: 'Sample in Go' }).waitFor();
});

test('an API that takes API keys alone is subscribed to and called with a key that is made on its page', async () => {
  const apiId = await publishApi(world, { name: 'Keyed', own: { securityScheme: ['api_key', 'oauth_basic_auth_api_key_mandatory'] } });
  const { page } = await world.open('devportal', `/apis/${apiId}/subscribe`, { as: world.admin });
  await page.getByRole('combobox', { name: 'Application' }).selectOption({ label: 'A new application' });
  await page.getByLabel(/^Name of the application/).fill('Key holder');
  await page.getByRole('button', { name: 'Subscribe' }).click();
  await page.getByRole('heading', { name: 'Call it now' }).waitFor();
  expect(await page.getByRole('region', { name: 'Command for a shell' }).textContent()).toContain('ApiKey: YOUR_API_KEY');

  await page.getByRole('link', { name: 'Definition' }).click();
  await page.getByRole('button', { name: 'Make an API key' }).click();
  await execute(page, 'operations-default-get_orders');
  await status(page, 'operations-default-get_orders').filter({ hasText: '200' }).waitFor();
});
