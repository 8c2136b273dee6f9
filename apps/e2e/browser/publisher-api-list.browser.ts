import type { Page } from 'playwright-core';
import { expectStatus } from '../src/rest';
import { expectAccessible, overflowOf, settle, startPortalWorld, takeScreenshots, type PageWatch, type PortalWorld } from './harness';

const count = 500;
const hostile = '<img src=x onerror="alert(1)"><script>alert(2)</script>';

let world: PortalWorld;
let page: Page;
let watch: PageWatch;
beforeAll(async () => {
  world = await startPortalWorld();
  const make = async (i: number): Promise<void> => {
    const name = `Api ${String(i).padStart(3, '0')}`;
    const json = { name, version: '1.0.0', context: `/a${i}`, description: i === 7 ? hostile : `What number ${i} is for`, tags: [i % 2 === 0 ? 'even' : 'odd', ...(i === 7 ? ['<b>bold</b>'] : [])] };
    expectStatus(await world.rest.publisher.post('/apis', { json }), 201);
  };
  for (let from = 0; from < count; from += 10) await Promise.all(Array.from({ length: 10 }, (_, i) => make(from + i)));
  ({ page, watch } = await world.open('publisher', '/apis', { as: world.admin }));
});
afterAll(() => world?.stop());

const goTo = async (path: string): Promise<void> => {
  await page.goto(`${world.url}/publisher${path}`);
  await settle(page);
};
const names = (): Promise<string[]> => page.locator('article a, td a').allTextContents();

test('of 500 APIs a page is shown, and every page has an address', async () => {
  await page.getByText('500 APIs', { exact: true }).waitFor();
  expect(await names()).toHaveLength(25);
  await page.getByRole('button', { name: 'Next page' }).click();
  await page.getByText('26 to 50 of 500').waitFor();
  expect(new URL(page.url()).search).toBe('?offset=25');

  await goTo('/apis?offset=490&limit=50&sort=name&order=asc');
  expect(await names()).toEqual(Array.from({ length: 10 }, (_, i) => `Api ${490 + i}`));
});

test('cards and table are remembered, accessible and no wider than the window', async () => {
  await goTo('/apis');
  for (const look of ['Cards', 'Table']) {
    await page.getByText(look, { exact: true }).click({ force: true });
    if (look === 'Table') await expectAccessible(page);
    await page.setViewportSize({ width: 360, height: 800 });
    await settle(page);
    expect(await overflowOf(page)).toBeLessThanOrEqual(0);
    await page.setViewportSize({ width: 1280, height: 900 });
    await takeScreenshots(page, `publisher-list-${look.toLowerCase()}`);
  }
  await goTo('/apis');
  await page.getByRole('table', { name: 'List of APIs' }).waitFor();
  await goTo('/apis?view=cards');
  expect(await page.getByRole('table').count()).toBe(0);
});

test('search and filters stand in the address and come back from it', async () => {
  await goTo('/apis?view=cards');
  await page.getByRole('searchbox').fill('name:"api 007"');
  await page.getByText('1 API', { exact: true }).waitFor();
  await page.getByLabel('Tags').selectOption('odd');
  await page.getByLabel('State').selectOption('Created');
  await page.getByLabel('Type').selectOption('HTTP');
  await page.getByLabel('Sort by').selectOption('Name');
  await page.getByRole('button', { name: 'Sort ascending' }).click();
  await page.waitForURL(/q=name.*state=CREATED.*tag=odd.*type=HTTP.*sort=name.*order=asc/);

  await page.reload();
  await page.getByText('1 API', { exact: true }).waitFor();
  expect([await page.getByRole('searchbox').inputValue(), await page.getByLabel('State').inputValue(), await page.getByLabel('Type').inputValue()]).toEqual(['name:"api 007"', 'CREATED', 'HTTP']);

  await page.getByRole('button', { name: 'Without the tag odd' }).click();
  await page.getByLabel('State').selectOption('Published');
  await page.getByText('Nothing matches').waitFor();
  await page.getByRole('button', { name: 'Clear the filters' }).click();
  await page.getByText('500 APIs', { exact: true }).waitFor();
});

test('the query language is explained by examples, and a query that is not understood says why', async () => {
  await goTo('/apis');
  await page.getByRole('button', { name: 'How to search' }).click();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'tag:food' }).click();
  await page.waitForURL(/q=tag%3Afood/);
  await page.locator('input[type=search][value="tag:food"]').waitFor();

  await page.getByRole('searchbox').fill('colour:red');
  await page.getByRole('alert').getByText(/There is no field "colour"/).waitFor();
});

test('what others wrote is text, and runs nothing', async () => {
  await goTo('/apis?q=name:"api+007"&view=cards');
  await page.getByText(hostile, { exact: true }).waitFor();
  await page.getByRole('article').getByText('<b>bold</b>', { exact: true }).waitFor();
});

test('a list that does not come says so, and comes when it is asked for again', async () => {
  watch.expect(/status of 500/);
  await page.route('**/services/api/am/publisher/v4/apis?*', (route) => route.fulfill({ status: 500, json: { code: 900967, message: 'Something went wrong on our side', description: 'The request id leads to the reason in the log' } }), { times: 1 });
  await goTo('/apis');
  await page.getByText('This could not be loaded').waitFor();
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByText('500 APIs', { exact: true }).waitFor();
});

test('skeletons stand there after 300 ms, not before', async () => {
  await page.route('**/services/api/am/publisher/v4/apis?*', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    await route.continue();
  }, { times: 1 });
  await page.goto(`${world.url}/publisher/apis?view=cards`);
  await page.locator('.quintet-delayed').first().waitFor({ state: 'attached' });
  expect(await page.evaluate('getComputedStyle(document.querySelector(".quintet-delayed")).animationDelay')).toBe('0.3s');
  await page.getByText('500 APIs', { exact: true }).waitFor();
});

test('who may not see APIs is told so; who may not create them is not offered it', async () => {
  const subscriber = await world.open('publisher', '/apis', { as: await world.createUser('Internal/subscriber') });
  await subscriber.page.getByText('You may not see this').waitFor();

  const publisher = await world.open('publisher', '/apis', { as: await world.createUser('Internal/publisher') });
  await publisher.page.getByText('500 APIs', { exact: true }).waitFor();
  expect(await publisher.page.getByRole('button', { name: 'Create an API' }).count()).toBe(0);
  await publisher.page.goto(`${world.url}/publisher/apis/new/scratch`);
  await publisher.page.getByText(/Creating APIs needs the role Internal\/creator/).waitFor();
});
