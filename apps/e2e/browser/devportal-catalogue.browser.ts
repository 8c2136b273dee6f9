import { eventually } from '@quintet/testkit';
import type { Page } from 'playwright-core';
import { expectStatus } from '../src/rest';
import { expectAccessible, overflowOf, publishApi, settle, startPortalWorld, takeScreenshots, type PortalWorld } from './harness';

let world: PortalWorld;
let pizzaId: string;
beforeAll(async () => {
  world = await startPortalWorld();
});
afterAll(() => world?.stop());

const cards = (page: Page) => page.getByRole('list', { name: 'APIs' }).getByRole('listitem');
const names = async (page: Page): Promise<string[]> => {
  await settle(page);
  return cards(page).getByRole('heading').allTextContents();
};

/** Answers of the REST API in the place of the real ones. */
const answering = async (page: Page, path: RegExp, answer: { readonly status: number; readonly json: unknown } | 'never'): Promise<void> => {
  await page.route(path, async (route) => {
    if (answer !== 'never') await route.fulfill(answer);
  });
};
const listOf = (count: number) => ({
  count,
  list: Array.from({ length: count }, (_, at) => ({ id: `id-${at}`, name: `API number ${at} with a name that is rather long`, description: 'x '.repeat(200), context: `/api${at}`, version: '1.0.0', type: 'HTTP', createdTime: '1', provider: 'somebody', lifeCycleStatus: 'PUBLISHED', thumbnailUri: null, avgRating: '4.5', throttlingPolicies: [], tags: ['one', 'two', 'three', 'four'], advertiseInfo: {}, businessInformation: {}, isSubscriptionAvailable: true })),
  pagination: { offset: 0, limit: 500, total: count, next: '', previous: '' },
});

test('an empty portal says so', async () => {
  const { page } = await world.open('devportal', '/');
  await page.getByRole('heading', { name: 'No API is published yet' }).waitFor();
  await expectAccessible(page);
  await takeScreenshots(page, 'devportal-catalogue-empty');
});

describe('with APIs', () => {
  beforeAll(async () => {
    pizzaId = await publishApi(world, { name: 'PizzaShack', description: 'Order a pizza.', tags: ['food', 'delivery'], isDeployed: false });
    await publishApi(world, { name: 'Weather', tags: ['geo'], isDeployed: false });
    await publishApi(world, { name: 'Maps', tags: ['geo', 'food'], isDeployed: false });
    expectStatus(await world.rest.devportal.put(`/apis/${pizzaId}/user-rating`, { json: { rating: 2 } }), 200);
  });

  test('a visitor searches, filters by tag and sorts; each state has an address', async () => {
    const { page } = await world.open('devportal', '/apis');
    expect(await names(page)).toEqual(['Maps', 'PizzaShack', 'Weather']);
    await page.getByText('geo 2').click();
    await page.waitForURL(/tag=geo/);
    expect(await names(page)).toEqual(['Maps', 'Weather']);
    await page.getByRole('searchbox').fill('wea');
    await page.waitForURL(/q=wea/);
    expect(await names(page)).toEqual(['Weather']);

    const { page: other } = await world.open('devportal', '/apis?sort=avgRating&q=tag%3Afood');
    expect(await names(other)).toEqual(['PizzaShack', 'Maps']);
    await other.getByText('Rated 2.0 of 5').waitFor({ state: 'attached' });
  });

  test('a search that is not understood says why; nothing found leads back', async () => {
    const { page } = await world.open('devportal', '/apis');
    await page.getByRole('searchbox').fill('colour:red');
    await page.getByRole('alert').getByText(/"colour" cannot be searched by; these can: name/).waitFor();
    await page.getByRole('searchbox').fill('zzz');
    await page.getByRole('button', { name: 'Clear the filters' }).click();
    expect(await names(page)).toHaveLength(3);
    await page.getByRole('button', { name: 'How to search' }).click();
    await expectAccessible(page);
    await page.getByRole('button', { name: /tag:food,drink/ }).click();
    await page.waitForURL(/q=tag/);
    expect(await names(page)).toEqual(['Maps', 'PizzaShack']);
  });

  test('what is written in definitions and documents is found too', async () => {
    const { documentId } = expectStatus(await world.rest.publisher.post(`/apis/${pizzaId}/documents`, { json: { name: 'Toppings', type: 'HOWTO', sourceType: 'MARKDOWN', summary: 'All of them', visibility: 'API_LEVEL' } }), 201).body;
    const multipart = new FormData();
    multipart.set('inlineContent', 'Anchovies cost more.');
    expectStatus(await world.rest.publisher.post(`/apis/${pizzaId}/documents/${documentId}/content`, { multipart }), 200, 201);
    await eventually(async () => expect((await world.rest.devportal.get('/search?query=doc:anchovies')).body.count).toBe(1));

    const { page } = await world.open('devportal', '/apis?q=doc%3Aanchovies');
    await page.getByText('Document of PizzaShack 1.0.0').waitFor();
    await page.getByRole('link', { name: 'Toppings' }).click();
    await page.getByText('Anchovies cost more.').waitFor();
    await page.goto(`${world.url}/devportal/apis?q=content%3Areport`);
    await page.getByText('3 results').waitFor();
  });

  test('keys alone lead from the search to a plan', async () => {
    const { page } = await world.open('devportal', '/apis', { as: world.admin });
    await settle(page);
    await page.getByRole('searchbox').focus();
    await page.keyboard.type('pizza');
    await page.waitForURL(/q=pizza/);
    await settle(page);
    await page.getByRole('link', { name: 'PizzaShack' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'PizzaShack' }).waitFor();
    await page.getByRole('navigation', { name: 'About this API' }).getByRole('link', { name: 'Subscribe' }).focus();
    await page.keyboard.press('Enter');
    const plans = page.getByRole('radiogroup', { name: 'Business plan' }).getByRole('radio');
    await plans.first().focus();
    await page.keyboard.press('ArrowDown');
    await page.locator('input[type=radio]:checked').and(plans.nth(1)).waitFor({ state: 'attached' });
  });

  test('stars are given and taken back, with arrow keys too', async () => {
    const { page } = await world.open('devportal', `/apis/${pizzaId}`, { as: await world.createUser('Internal/subscriber') });
    await page.getByText('1 rating', { exact: true }).waitFor();
    await page.getByRole('radio', { name: '4 of 5 stars' }).focus();
    await page.keyboard.press('Space');
    await page.getByText('2 ratings').waitFor();
    await page.getByRole('button', { name: 'Take my rating back' }).click();
    await page.getByText('1 rating', { exact: true }).waitFor();
  });
});

describe('whatever the server says', () => {
  test('nothing is shown for what is quick, bars for what is slow', async () => {
    const { page } = await world.open('devportal', '/sign-up');
    await answering(page, /devportal\/v3\/apis\?/, 'never');
    await page.goto(`${world.url}/devportal/apis`);
    const bars = page.locator('.quintet-delayed');
    await bars.first().waitFor({ state: 'attached' });
    expect(await page.evaluate('getComputedStyle(document.querySelector(".quintet-delayed")).animationDelay')).toBe('0.3s');
  });

  test('a failure says what to do, with the id of the request', async () => {
    const { page, watch } = await world.open('devportal', '/sign-up');
    watch.expect(/status of 500/);
    await answering(page, /devportal\/v3\/apis\?/, { status: 500, json: { code: 500, message: 'Internal Server Error', description: 'It is our fault' } });
    await page.goto(`${world.url}/devportal/apis`);
    await page.getByRole('alert').getByText('It is our fault').waitFor();
    await page.unroute(/devportal\/v3\/apis\?/);
    await page.getByRole('button', { name: 'Try again' }).click();
    expect(await names(page)).toHaveLength(3);
  });

  test('what one may not see, and what is not there, have pages of their own', async () => {
    const { page } = await world.open('devportal', '/apis/none');
    await page.getByRole('heading', { level: 1, name: 'There is no such thing' }).waitFor();
    await answering(page, /devportal\/v3\/apis\/secret/, { status: 403, json: { code: 403, message: 'Forbidden', description: 'The API is not offered to developers in its present state' } });
    await page.goto(`${world.url}/devportal/apis/secret`);
    await page.getByRole('heading', { level: 1, name: 'You may not see this' }).waitFor();
    await page.getByText('not offered to developers').waitFor();
  });

  test('five hundred APIs on a page are drawn, and fit a phone', async () => {
    const { page } = await world.open('devportal', '/sign-up', { width: 360 });
    await answering(page, /devportal\/v3\/apis\?/, { status: 200, json: listOf(500) });
    await page.goto(`${world.url}/devportal/apis?limit=500`);
    await cards(page).nth(499).waitFor();
    expect(await overflowOf(page)).toBeLessThanOrEqual(0);
  });
});
