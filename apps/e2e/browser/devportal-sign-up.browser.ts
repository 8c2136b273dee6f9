import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { expectAccessible, logIn, overflowOf, publishApi, startPortalWorld, takeScreenshots, type Person, type PortalWorld } from './harness';

let world: PortalWorld;
let apiId: string;
beforeAll(async () => {
  world = await startPortalWorld();
  apiId = await publishApi(world, { name: 'Orders', description: 'Orders of a shop: list them, place one, cancel it.', tags: ['shop'] });
});
afterAll(() => world?.stop());

const newPerson = (): Person => ({ username: `ann-${randomUUID().slice(0, 8)}`, password: 'a quiet river 1947' });
const fillIn = async (page: Page, { username, password }: Person, email = 'somebody@example.com'): Promise<void> => {
  await page.getByLabel(/^User name/).fill(username);
  await page.getByLabel(/^E-mail/).fill(email);
  await page.getByLabel(/^Password/).fill(password);
};
const create = (page: Page) => page.getByRole('button', { name: 'Create the account' });

test('somebody without an account finds an API, signs up, subscribes in one step and gets a 200', async () => {
  const person = newPerson();
  const { page } = await world.open('devportal', '/');
  await page.getByRole('heading', { level: 1, name: 'Find an API, get a key, call it' }).waitFor();
  await page.getByRole('link', { name: 'Orders', exact: true }).click();
  await page.getByRole('link', { name: 'Subscribe', exact: true }).first().click();
  await page.getByRole('link', { name: 'Create an account' }).click();

  await fillIn(page, person);
  await create(page).click();
  await page.getByRole('heading', { name: 'Your account is ready' }).waitFor();
  await page.getByRole('link', { name: 'Log in' }).last().click();
  await logIn(page, person);

  // Back where the wish began.
  await page.waitForURL(new RegExp(`/devportal/apis/${apiId}/subscribe$`));
  expect(await page.getByLabel(/^Name of the application/).inputValue()).toBe('My first application');
  await page.getByRole('radio', { name: /Unlimited/ }).check();
  await page.getByRole('button', { name: 'Subscribe' }).dblclick();
  await page.getByText('Calls go out with a token of My first application.').waitFor();
  expect(await page.getByRole('region', { name: 'Command for a shell' }).textContent()).toMatch(/curl 'https?:\/\/localhost:\d+\/orders\/1\.0\.0\/orders' \\\s+-H 'Authorization: Bearer .+…/);
  expect(await page.getByRole('row').count()).toBe(2); // the head, and one: the double click has subscribed once
  await expectAccessible(page);
  await takeScreenshots(page, 'devportal-subscribed');

  await page.getByRole('link', { name: 'Try all operations' }).click();
  await page.locator('[id="operations-default-get_orders"] .opblock-summary-control').click();
  await page.getByText('Calls go out with a token').waitFor();
  await page.getByRole('button', { name: 'Execute' }).click();
  await page.locator('.live-responses-table .response-col_status', { hasText: '200' }).waitFor();
  expect(await page.locator('.live-responses-table').textContent()).toContain('"url": "/base/orders"');
  expect(await page.locator('.curl').textContent()).toContain('Authorization: Bearer ');
  await expectAccessible(page);
});

test('each field says what is wrong with it when it is left, and the password what it lacks', async () => {
  const { page } = await world.open('devportal', '/sign-up', { width: 360 });
  await page.getByLabel(/^User name/).fill('a b');
  await page.getByLabel(/^E-mail/).fill('ann at example');
  await page.getByLabel(/^Password/).fill('ann at 1');
  await page.getByLabel(/^First name/).focus();
  await page.getByText('Use 3 to 50 letters').waitFor();
  await page.getByText('Write an address such as').waitFor();
  await page.getByText(/has 8 to 64 characters: fulfilled/).waitFor();
  await create(page).click();
  expect(await page.evaluate('document.activeElement.getAttribute("aria-invalid")')).toBe('true');
  expect(await overflowOf(page)).toBeLessThanOrEqual(0);
  await expectAccessible(page);
  await takeScreenshots(page, 'devportal-sign-up');
});

test('a name that is taken is said at once, a password that is guessed first by the server, and nothing typed is lost', async () => {
  const { page } = await world.open('devportal', '/sign-up');
  await fillIn(page, { username: 'admin', password: 'password1' });
  await page.getByText('Somebody has this name already').waitFor();
  await page.getByLabel(/^User name/).fill('admin-of-nothing');
  await page.getByLabel(/^E-mail/).focus();
  await page.getByText('This name is free').waitFor();
  await create(page).click();
  await page.getByText('is one of those that are guessed first', { exact: true }).waitFor();
  expect(await page.getByLabel(/^User name/).inputValue()).toBe('admin-of-nothing');
  expect(await page.getByLabel(/^Password/).inputValue()).toBe('password1');
});
