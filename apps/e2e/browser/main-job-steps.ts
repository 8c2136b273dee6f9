import { eventually } from '@quintet/testkit';
import type { BrowserContext, Page } from 'playwright-core';
import { takeGuidePicture, type PortalWorld } from './harness';

/** The whole main job by clicking, on an empty system, in one browser; what the guide "publish your first API" shows. */
export const mainJobInBrowser = (startWorld: () => Promise<PortalWorld>, { startTimeoutMs = 60_000 } = {}): void => {
  let world: PortalWorld;
  let page: Page;
  let context: BrowserContext;

  beforeAll(async () => {
    world = await startWorld();
    ({ page, context } = await world.open('publisher', '/', { as: world.admin, height: 800 }));
  }, startTimeoutMs);
  afterAll(() => world?.stop());

  const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' });
  const link = (name: string | RegExp) => page.getByRole('link', { name, exact: typeof name === 'string' });
  const heading = (name: string | RegExp) => page.getByRole('heading', { name }).first().waitFor();

  it('begins with an empty list that says what to do', async () => {
    await heading('No APIs yet');
    await takeGuidePicture(page, '1-empty-list');
    await link(/Start from scratch/).click();
  });

  it('creates an API', async () => {
    await page.getByLabel('Name').fill('Pizza orders');
    await page.getByLabel('Context').fill('/pizza');
    await page.getByLabel('Endpoint').fill(world.rest.backendUrl);
    await takeGuidePicture(page, '2-create');
    await button('Create the API').click();
    await heading('Pizza orders');
    await heading('What is left to publish');
    await takeGuidePicture(page, '3-checklist');
  });

  it('deploys it, and sees that the gateway serves it', async () => {
    await link(/Go on: Deployment/).click();
    await button('Deploy a new revision').first().click();
    await page.getByRole('dialog').getByRole('button', { name: 'Deploy', exact: false }).last().click();
    await page.getByText(/live on (\d+) of \1 gateway/i).first().waitFor();
    await takeGuidePicture(page, '4-deployed');
  });

  it('tries it out before anybody else can', async () => {
    await link('Try out').click();
    await button('Send').click();
    const answer = page.getByRole('region', { name: 'Answer', exact: true });
    await eventually(async () => expect(await answer.innerText()).toMatch(/200[\s\S]*\/base/));
    await answer.evaluate((region: { scrollIntoView(): void }) => region.scrollIntoView());
    await takeGuidePicture(page, '5-try-out');
  });

  it('publishes it', async () => {
    await link('Lifecycle').click();
    await button(/^Publish/).first().click();
    await page.getByRole('dialog').getByRole('button', { name: 'Publish' }).click();
    await page.getByText('The API is published now').waitFor();
    await takeGuidePicture(page, '6-published');
  });

  it('finds it in the developer portal, subscribes in one step and calls it', async () => {
    page = await context.newPage();
    await page.goto(`${world.url}/devportal/login?return=/devportal/apis`);
    await link(/Pizza orders/).first().click();
    await heading('Pizza orders');
    await takeGuidePicture(page, '7-developer-portal');
    await link('Subscribe').first().click();
    await button('Subscribe').click();
    await heading('Call it now');
    await takeGuidePicture(page, '8-subscribed');
    await link('Definition').click();
    await button(/^GET/).click();
    await button('Execute').click();
    const answer = page.locator('.live-responses-table .response').first();
    await answer.waitFor();
    expect(await answer.locator('.response-col_status').innerText()).toContain('200');
    expect(await answer.innerText()).toContain('"url": "/base'); // the backend tells what reached it
    await page.locator('.live-responses-table').evaluate((table: { scrollIntoView(): void }) => table.scrollIntoView());
    await takeGuidePicture(page, '9-called');
  });
};
