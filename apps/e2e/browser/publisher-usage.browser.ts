import type { Page } from 'playwright-core';
import { eventually } from '@quintet/testkit';
import { applicationToken, call, createApplication } from '../src/main-job/world';
import { expectStatus } from '../src/rest';
import { expectAccessible, overflowOf, publishApi, settle, startPortalWorld, takeScreenshots, type PortalWorld } from './harness';

let world: PortalWorld;
let apiId: string;
let page: Page;
beforeAll(async () => {
  world = await startPortalWorld();
  apiId = await publishApi(world, { name: 'Orders' });
  ({ page } = await world.open('publisher', '/usage', { as: world.admin }));
});
afterAll(() => world?.stop());

const faults: string[] = [];
/** In both themes, and at 360 px. */
const look = async (name: string): Promise<void> => {
  await expectAccessible(page).catch((error: Error) => faults.push(error.message));
  await page.setViewportSize({ width: 360, height: 800 });
  await settle(page);
  const overflow = await overflowOf(page);
  if (overflow > 0) faults.push(`${name} is ${overflow} px too wide at 360 px`);
  await page.setViewportSize({ width: 1280, height: 900 });
  await takeScreenshots(page, `publisher-${name}`);
};
afterEach(() => expect(faults.splice(0)).toEqual([]));

const figure = (label: string) => page.getByRole('listitem').filter({ has: page.getByText(label, { exact: true }) }).first();

test('before any call the page says so', async () => {
  await page.getByRole('heading', { name: 'No calls in this time' }).waitFor();
  await look('usage-empty');
});

test('calls show a second after they were made: how many, by whom, how fast', async () => {
  const { rest } = world;
  rest.apiId = apiId;
  rest.context = '/orders';
  const application = await createApplication(rest, 'Corner shop', 'Gold');
  const token = await applicationToken(rest, application);
  await eventually(async () => expectStatus(await call(rest, 'GET', '/orders', { token }), 200));
  for (let i = 0; i < 7; i += 1) await call(rest, 'GET', '/orders', { token });
  await call(rest, 'GET', '/orders'); // without a token

  const calls = async (): Promise<number> => (await rest.publisher.get(`/apis/${apiId}/usage`)).body.totals.calls;
  const all = await eventually(async () => {
    const found = await calls();
    expect(found).toBeGreaterThanOrEqual(9);
    return found;
  });
  await page.reload();
  await figure('Calls').getByText(String(all), { exact: true }).waitFor();
  await page.getByRole('list', { name: 'Applications' }).getByText('Corner shop (admin)').waitFor();
  await page.getByRole('list', { name: 'APIs', exact: true }).getByText('Orders 1.0.0').waitFor();
  await page.getByRole('list', { name: 'Refused and failed by the gateway' }).getByText('900902').waitFor();
  await look('usage');
});

test('charts are there as tables, and another time stands in the address', async () => {
  await page.getByRole('region', { name: 'Calls and errors' }).getByRole('button').click();
  await page.getByRole('table', { name: 'Calls and errors' }).waitFor();
  await page.getByLabel('Time', { exact: true }).selectOption({ label: 'Last hour' });
  await page.waitForURL(/range=hour/);
  await figure('Calls').waitFor();
});

test('one API has its own, by operation', async () => {
  await page.goto(`${world.url}/publisher/apis/${apiId}/usage`);
  await page.getByRole('heading', { name: 'Usage', level: 2 }).waitFor();
  await page.getByRole('list', { name: 'Operations' }).getByText('GET /orders').waitFor();
  await look('api-usage');
});

test('who may not view APIs is told so', async () => {
  const stranger = await world.open('publisher', '/usage', { as: await world.createUser('Internal/subscriber') });
  await stranger.page.getByRole('heading', { level: 1 }).waitFor();
  await stranger.page.getByText(/permission|may not|not allowed/i).first().waitFor();
});
