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

/** What the key manager says where an administrator looks at each account; what he then does is its own tests' matter. */
const rules = async (page: Page, mode: 'approval' | 'closed'): Promise<void> => {
  await page.route(/v1\.0\/sign-up$/, async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, json: { ...(await answer.json()), mode } });
  });
};

test('where an administrator looks at each account the page says so, before and after', async () => {
  const { page } = await world.open('devportal', '/apis');
  await rules(page, 'approval');
  await page.route(/v1\.0\/me$/, (route) => route.fulfill({ status: 201, json: { username: 'ann', status: 'AWAITING_APPROVAL', message: '' } }));
  await page.getByRole('link', { name: 'Sign up' }).click();
  await page.getByText('An administrator looks at each new account').waitFor();
  await fillIn(page, newPerson());
  await create(page).click();
  await page.getByRole('heading', { level: 1, name: 'An administrator looks at it' }).waitFor();
  await page.getByText('The account ann is there').waitFor();
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'An administrator looks at it' }).waitFor();
});

test('where nobody can sign up the page says whom to ask', async () => {
  const { page } = await world.open('devportal', '/apis');
  await rules(page, 'closed');
  await page.getByRole('link', { name: 'Sign up' }).click();
  await page.getByRole('heading', { level: 1, name: 'Accounts are made by administrators here' }).waitFor();
});

test('too many attempts: when the next one may be made is said, and what was typed stays', async () => {
  const { page } = await world.open('devportal', '/sign-up');
  await page.route(/v1\.0\/me$/, (route) => route.fulfill({ status: 429, headers: { 'retry-after': '600' }, json: { code: 429, message: 'Too many attempts to sign up: try again later', description: 'Too many attempts to sign up: try again later' } }));
  const person = newPerson();
  await fillIn(page, person);
  await create(page).click();
  await page.getByText('Try again in 10 minutes').waitFor();
  expect(await page.getByLabel(/^User name/).inputValue()).toBe(person.username);
});

describe('the page of the own account', () => {
  const nextPassword = 'seven green lanterns';

  test('a visitor who opens the page of the account logs in first, and comes back to it', async () => {
    const person = await world.createUser('Internal/subscriber');
    const { page } = await world.open('devportal', '/settings');
    await logIn(page, person);
    await page.getByRole('heading', { level: 1, name: 'Your account' }).waitFor();
    await page.getByText(`You are logged in as ${person.username}.`).waitFor();
  });

  test('names and the address for mail are changed, and stay', async () => {
    const { page } = await world.open('devportal', '/settings', { as: await world.createUser('Internal/subscriber') });
    await page.getByLabel('First name').fill('Ann');
    await page.getByLabel('E-mail address').fill('no address');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Write an address such as').waitFor();
    await page.getByLabel('E-mail address').fill('ann@example.com');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Your account was changed').waitFor();
    await page.reload();
    await page.getByLabel('First name').waitFor();
    expect(await page.getByLabel('First name').inputValue()).toBe('Ann');
    expect(await page.getByLabel('E-mail address').inputValue()).toBe('ann@example.com');
    await takeScreenshots(page, 'devportal-account');
  });

  test('two windows: who saves later is told what changed, and saves on top of it', async () => {
    const person = await world.createUser('Internal/subscriber');
    const { page, context } = await world.open('devportal', '/settings', { as: person });
    await page.getByLabel('First name').waitFor();
    const other = await context.newPage();
    await other.goto(`${world.url}/devportal/settings`);
    await other.getByLabel('Last name').fill('Smith');
    await other.getByRole('button', { name: 'Save' }).click();
    await other.getByText('Your account was changed').waitFor();

    await page.getByLabel('First name').fill('Ann');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('It was changed by someone else meanwhile').waitFor();
    await page.getByRole('cell', { name: 'Smith' }).waitFor();
    await page.getByRole('button', { name: 'Keep mine and save again' }).click();
    await page.getByText('Your account was changed').waitFor();
    expect(await page.getByLabel('First name').inputValue()).toBe('Ann');
    expect(await page.getByLabel('Last name').inputValue()).toBe('Smith');
  });

  test('another password needs the one of now, and is the one to log in with', async () => {
    const person = await world.createUser('Internal/subscriber');
    const { page } = await world.open('devportal', '/settings', { as: person });
    await page.getByLabel(/^Password of now/).fill('wrong');
    await page.getByLabel(/^New password/).fill(nextPassword);
    await page.getByRole('button', { name: 'Change the password' }).click();
    await page.getByText('is wrong', { exact: true }).waitFor();
    await page.getByLabel(/^Password of now/).fill(person.password);
    await page.getByRole('button', { name: 'Change the password' }).click();
    await page.getByText('The password was changed').waitFor();

    const later = await world.open('devportal', '/settings', { as: { ...person, password: nextPassword } });
    await later.page.getByRole('heading', { level: 1, name: 'Your account' }).waitFor();
  });

  test('what was typed is not lost by a link', async () => {
    const { page } = await world.open('devportal', '/settings', { as: await world.createUser('Internal/subscriber') });
    await page.getByLabel('First name').fill('Half');
    await page.getByRole('link', { name: 'APIs', exact: true }).click();
    await page.getByRole('dialog', { name: 'Leave without saving?' }).getByRole('button', { name: 'Stay' }).click();
    expect(await page.getByLabel('First name').inputValue()).toBe('Half');
  });
});
