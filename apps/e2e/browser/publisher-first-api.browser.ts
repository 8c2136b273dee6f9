import type { Page } from 'playwright-core';
import { expectAccessible, overflowOf, settle, startPortalWorld, takeScreenshots, type PortalWorld } from './harness';

let world: PortalWorld;
let page: Page;
beforeAll(async () => {
  world = await startPortalWorld();
  ({ page } = await world.open('publisher', '/apis', { as: world.admin }));
});
afterAll(() => world?.stop());

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' });
const link = (name: string | RegExp) => page.getByRole('link', { name, exact: typeof name === 'string' });
const heading = (name: string | RegExp) => page.getByRole('heading', { name });
const faults: string[] = [];
/** A state of a page that only this way leads to, in both themes, and at 360 px: what axe finds, and what is wider than the window, is told at the end of the test. */
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

test('from an empty system to a 200: an API from scratch, deployed, published, tried out', async () => {
  await heading('No APIs yet').waitFor();
  await look('empty');

  await link(/Start from scratch/).click();
  await page.getByLabel('Name').fill('Pizza shop');
  await page.getByLabel('Context').fill('/pizza');
  await page.getByLabel('Endpoint').fill(world.rest.backendUrl);
  await button('Create the API').click();

  await heading('What is left to publish').waitFor();
  await page.getByText('3 of 5 done', { exact: true }).first().waitFor();
  await look('overview');
  await link('Go on: Deployment').click();

  await button('Deploy a new revision').click();
  await page.getByRole('dialog').getByLabel('Description').fill('The first');
  await look('deploy');
  await button('Deploy').click();
  await page.getByText(/^Live on 1 of 1 gateway in \d+ ms$/).waitFor();

  await link('Lifecycle').click();
  await button('Published Publish').press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Publish', exact: true }).click();
  await button('Published now').waitFor();
  await look('lifecycle');

  await link('Try out').click();
  await page.getByLabel('Rest of the path').fill('menu/1');
  await button('Send').click();
  await page.getByText('200 OK', { exact: true }).waitFor();
  await page.getByText('/base/menu/1').first().waitFor();
  await look('try-out');

  await link('Overview').click();
  await heading('Published: consumers find it in the developer portal').waitFor();
  await link('All APIs').click();
  await page.getByRole('article', { name: 'Pizza shop 1.0.0' }).waitFor();
});

const definition = `openapi: 3.0.3
info: { title: Weather, version: 2.1.0, description: Rain or shine }
servers:
  - url: BACKEND
paths:
  /cities/{city}:
    get:
      summary: The weather of a city
      parameters:
        - { name: city, in: path, required: true, schema: { type: string }, example: Rome }
        - { name: days, in: query, schema: { type: integer, default: 3 } }
      responses: { '200': { description: Its weather } }
`;

test('a definition is mended by the lines that are named, then imported and tried out with its examples', async () => {
  await button('Create an API').click();
  await page.getByRole('menuitem', { name: 'Import OpenAPI' }).click();

  const broken = definition.replace("responses: { '200': { description: Its weather } }", 'responses: none');
  await page.locator('input[type=file]').setInputFiles({ name: 'weather.yaml', mimeType: 'application/yaml', buffer: Buffer.from(broken) });
  await page.getByText('One thing to mend before it can be imported').waitFor();
  await page.getByRole('alert').getByText('Line 12', { exact: true }).waitFor();
  await look('import-faults');

  await page.getByText('Paste', { exact: true }).click();
  await page.getByLabel('Definition', { exact: true }).fill(definition.replace('BACKEND', world.rest.backendUrl));
  await button('Check the definition').click();
  await page.getByText('A valid definition, OpenAPI 3.0.3').waitFor();
  await page.getByText('"Weather" with 1 operation').waitFor();
  expect(await page.getByLabel('Context').inputValue()).toBe('/weather');
  expect(await page.getByLabel('Endpoint').inputValue()).toBe(world.rest.backendUrl);
  await look('import-valid');
  await button('Create the API').click();

  await link('Go on: Deployment').click();
  await button('Deploy a new revision').click();
  await button('Deploy').click();
  await page.getByText(/^Live on 1 of 1 gateway/).waitFor();
  await link('Try out').click();
  expect(await page.getByLabel('city').inputValue()).toBe('Rome');
  await button('Send').click();
  await page.getByText('200 OK', { exact: true }).waitFor();
  await page.getByRole('region', { name: 'Body of the answer' }).getByText(/cities\/Rome\?days=3/).waitFor();
  await button('As a command').click();
  await page.getByText(/curl -X GET 'https:\/\/localhost:\d+\/weather\/2\.1\.0\/cities\/Rome\?days=3'/).waitFor();
});

test('the sample is made with the endpoint that the user gives', async () => {
  await link('All APIs').click();
  await button('Create an API').click();
  await page.getByRole('menuitem', { name: 'Try the sample' }).click();
  await page.getByLabel('Endpoint').fill(world.rest.backendUrl);
  await page.getByLabel('Context').fill('/sample');
  await button('Create the API').click();

  await heading('Pizza').first().waitFor();
  await page.getByText('3 of 5 done', { exact: true }).first().waitFor();
});
