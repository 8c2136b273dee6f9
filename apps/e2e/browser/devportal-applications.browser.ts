import type { Page } from 'playwright-core';
import { eventually } from '@quintet/testkit';
import { call } from '../src/main-job/world';
import { expectStatus } from '../src/rest';
import { expectAccessible, overflowOf, publishApi, settle, startPortalWorld, takeScreenshots, type Person, type PortalWorld } from './harness';

let world: PortalWorld;
let developer: Person;
let page: Page;
beforeAll(async () => {
  world = await startPortalWorld();
  [world.rest.apiId, developer] = await Promise.all([publishApi(world, { name: 'Orders' }), world.createUser('Internal/subscriber')]);
  world.rest.context = '/orders';
  ({ page } = await world.open('devportal', '/applications', { as: developer }));
});
afterAll(() => world?.stop());

const faults: string[] = [];
/** In both themes, and at 360 px. */
const look = async (name: string, of = page): Promise<void> => {
  await of.mouse.move(0, 0); // what only shows while something is pointed at is not the page
  await expectAccessible(of).catch((error: Error) => faults.push(error.message));
  await of.setViewportSize({ width: 360, height: 800 });
  await settle(of);
  const overflow = await overflowOf(of);
  if (overflow > 0) faults.push(`${name} is ${overflow} px too wide at 360 px`);
  await of.setViewportSize({ width: 1280, height: 900 });
  await takeScreenshots(of, `devportal-${name}`);
};
afterEach(() => expect(faults.splice(0)).toEqual([]));

const dialog = () => page.getByRole('dialog');
const tab = (name: string) => page.getByRole('navigation', { name: 'About this application' }).getByRole('link', { name, exact: true }).click();
const notice = (text: string | RegExp) => page.getByText(text).first().waitFor();
const card = (name: string) => page.getByRole('region', { name, exact: true });

test('who has none is offered to make one, by the keyboard alone; what is missing is said beside the field', async () => {
  await page.getByRole('heading', { name: 'No application yet' }).waitFor();
  await look('applications-empty');
  await page.getByRole('button', { name: 'Create an application' }).focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/dialog=create/);
  await page.locator('input:focus').waitFor();
  await page.keyboard.press('Enter');
  await dialog().getByText('An application needs a name').waitFor();
  await look('applications-create');
  await page.keyboard.type('Corner <b>shop</b>');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Corner <b>shop</b>' }).waitFor();
});

let token = '';
test('production keys: the secret is shown once, and another one takes its place', async () => {
  await look('application-no-keys');
  await page.getByRole('button', { name: 'Generate production keys' }).click();
  await dialog().getByLabel(/^Authorization code/).check();
  await dialog().getByRole('button', { name: 'Generate keys' }).click();
  await dialog().getByText('The authorization code grant needs at least one').waitFor();
  await dialog().getByLabel(/^Callback addresses/).fill('https://app.example/callback#no');
  await dialog().getByRole('button', { name: 'Generate keys' }).click();
  await dialog().getByText(/without a fragment/).first().waitFor();
  await dialog().getByLabel(/^Callback addresses/).fill('https://app.example/callback');
  await look('application-generate-keys');
  await dialog().getByRole('button', { name: 'Generate keys' }).dblclick();

  const production = card('Production');
  const first = (await production.getByRole('region', { name: 'The consumer secret' }).textContent()) ?? '';
  expect(first.length).toBeGreaterThan(20);
  await look('application-secret');
  await production.getByRole('button', { name: 'I have kept it' }).click();
  await page.reload();
  await production.getByText('Shown once, when it is made').waitFor();
  expect(await page.content()).not.toContain(first);

  await production.getByRole('button', { name: 'Make a new secret' }).click();
  await dialog().getByRole('button', { name: 'Make a new secret' }).click();
  const second = await production.getByRole('region', { name: 'The consumer secret' }).textContent();
  expect(second).not.toBe(first);
  await production.getByRole('button', { name: 'I have kept it' }).click();
});

test('a subscription is added, and a test token calls', async () => {
  await tab('Subscriptions');
  await page.getByRole('heading', { name: 'No subscriptions yet' }).waitFor();
  await look('application-no-subscriptions');
  await page.getByRole('button', { name: 'Subscribe to an API' }).click();
  await dialog().getByRole('searchbox').fill('ord');
  await dialog().getByRole('button', { name: 'Choose Orders 1.0.0' }).click();
  await dialog().getByLabel('Gold').check();
  await look('application-subscribe');
  await dialog().getByRole('button', { name: 'Subscribe', exact: true }).dblclick();
  await page.getByRole('cell', { name: 'Gold' }).waitFor();
  expect(await page.getByRole('row').count()).toBe(2);
  await look('application-subscriptions');

  await tab('Keys and tokens');
  await card('Production').getByRole('button', { name: 'Get a test token' }).click();
  await dialog().getByLabel('Good for (seconds)').fill('0');
  await dialog().getByRole('button', { name: 'Get the token' }).click();
  await dialog().getByText('A whole number of seconds').waitFor();
  await dialog().getByLabel('Good for (seconds)').fill('600');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await dialog().getByRole('button', { name: 'Get the token' }).click();
  await dialog().getByText(/^Good until/).waitFor();
  await dialog().getByRole('button', { name: 'Copy' }).click();
  token = (await page.evaluate('navigator.clipboard.readText()')) as string;
  await look('application-token');
  await page.keyboard.press('Escape');
  await eventually(async () => expectStatus(await call(world.rest, 'GET', '/orders', { token }), 200));
});

test('an API key is shown once, renewed and revoked', async () => {
  await tab('API keys');
  await page.getByRole('heading', { name: 'No API keys of this kind' }).waitFor();
  await page.getByRole('button', { name: 'New API key' }).click();
  await dialog().getByLabel('Name').fill('Till 1');
  await dialog().getByLabel('Only from these addresses').fill('10.0.0.0/99');
  await dialog().getByRole('button', { name: 'Make the key' }).click();
  await dialog().getByText(/must be addresses or networks/).first().waitFor();
  await look('application-new-api-key');
  await dialog().getByLabel('Only from these addresses').fill('10.0.0.0/8');
  await dialog().getByRole('button', { name: 'Make the key' }).dblclick();
  const shown = page.getByRole('region', { name: 'The API key' });
  const first = await shown.textContent();
  await page.getByRole('cell', { name: 'Till 1', exact: true }).waitFor();
  expect(await page.getByRole('row').count()).toBe(2);
  await look('application-api-keys');
  await page.getByRole('button', { name: 'Renew Till 1' }).click();
  await dialog().getByRole('button', { name: 'Renew' }).click();
  await eventually(async () => expect(await shown.textContent()).not.toBe(first));
  await page.getByRole('button', { name: 'Revoke Till 1' }).click();
  await dialog().getByRole('button', { name: 'Revoke' }).click();
  await page.getByRole('heading', { name: 'No API keys of this kind' }).waitFor();
  await page.getByText('Sandbox', { exact: true }).click();
  await page.waitForURL(/type=SANDBOX/);
});

test('usage: calls a second after they were made, and what is left of the plan', async () => {
  await tab('Usage');
  await page.getByRole('list', { name: 'Quota left' }).getByText(/ left$/).first().waitFor();
  await eventually(async () => {
    await page.reload();
    await page.getByRole('list', { name: 'APIs', exact: true }).getByText('Orders 1.0.0').waitFor({ timeout: 3_000 });
  }, { timeoutMs: 20_000 });
  await page.getByRole('progressbar', { name: /^Orders 1\.0\.0, Quota: / }).waitFor();
  await page.getByLabel('Time', { exact: true }).selectOption({ label: 'Last hour' });
  await page.waitForURL(/range=hour/);
  await look('application-usage');
});

test('another plan; without the subscription calls are refused, and the page says why', async () => {
  await tab('Subscriptions');
  await page.getByRole('button', { name: 'Change plan of Orders 1.0.0' }).click();
  await dialog().getByLabel('Unlimited').check();
  await dialog().getByRole('button', { name: 'Save' }).click();
  await page.getByRole('cell', { name: 'Unlimited' }).waitFor();
  await page.getByRole('button', { name: 'Remove the subscription to Orders 1.0.0' }).click();
  await look('application-unsubscribe');
  await dialog().getByRole('button', { name: 'Remove' }).click();
  await notice('The subscription was removed');

  const refused = await eventually(async () => {
    const answer = await call(world.rest, 'GET', '/orders', { token });
    expect(answer.status).toBe(403);
    return answer;
  });
  await tab('Refused calls');
  await page.getByRole('button', { name: 'Explain' }).click();
  await page.getByText('Give the id of a call').waitFor();
  await page.getByLabel('Request id').fill('no-such-call');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { name: 'Nothing is remembered of that call' }).waitFor();
  await look('application-unknown-call');
  await page.getByLabel('Request id').fill(refused.headers.get('x-request-id') ?? '');
  await page.keyboard.press('Enter');
  await page.getByText('It was refused', { exact: true }).waitFor();
  await page.getByText('Subscription: refused').waitFor();
  await look('application-refusal');
});

test('two who change an application: the second is told what the first did, and keeps both', async () => {
  await tab('Settings');
  await page.getByLabel('Description').fill('Of the first');
  const other = await page.context().newPage();
  await other.goto(page.url());
  await other.getByLabel('Shared with the roles').fill('friends');
  await other.getByRole('button', { name: 'Save' }).click();
  await other.getByText('The application was changed').waitFor();
  await other.close();

  await page.waitForTimeout(5_100); // so old is data that is asked for again
  // What is read anew when the window is looked at again must not pass for what was seen.
  await Promise.all([page.waitForResponse(/\/applications\/[^/?]+$/), page.evaluate("window.dispatchEvent(new Event('visibilitychange'))")]);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('It was changed by someone else meanwhile').waitFor();
  await look('application-conflict');
  await page.getByRole('button', { name: 'Keep mine and save again' }).click();
  await notice('The application was changed');
  await page.reload();
  await page.getByLabel('Shared with the roles').waitFor();
  expect([await page.getByLabel('Description').inputValue(), await page.getByLabel('Shared with the roles').inputValue()]).toEqual(['Of the first', 'friends']);
});

test('with whom it is shared, he looks and changes nothing; with whom not, it does not exist', async () => {
  const address = new URL(page.url()).pathname.replace('/devportal', '').replace('/settings', '');
  const friend = await world.open('devportal', address, { as: await world.createUser('Internal/subscriber', 'friends') });
  await friend.page.getByText('It belongs to').waitFor();
  await friend.page.getByRole('heading', { name: 'You may not see this' }).waitFor();
  await look('application-shared', friend.page);
  await friend.page.goto(`${world.url}/devportal${address}/subscriptions`);
  await friend.page.getByRole('heading', { name: 'No subscriptions yet' }).waitFor();
  expect(await friend.page.getByRole('button', { name: 'Subscribe to an API' }).count()).toBe(0);

  const stranger = await world.open('devportal', address, { as: await world.createUser('Internal/subscriber') });
  await stranger.page.getByRole('heading', { name: 'There is no such thing' }).waitFor();
  const creator = await world.open('devportal', '/applications', { as: await world.createUser('Internal/creator') });
  await creator.page.getByRole('heading', { name: 'You may not see this' }).waitFor();
});

test('it is deleted when its name is typed', async () => {
  await page.getByRole('button', { name: 'Delete the application' }).click();
  await dialog().getByLabel(/^Type Corner/).fill('Corner <b>shop</b>');
  await look('application-delete');
  await dialog().getByRole('button', { name: 'Delete the application' }).click();
  await page.getByRole('heading', { name: 'No application yet' }).waitFor();
});

test('500 applications: by pages, and found by name; what fails can be tried again', async () => {
  const names = Array.from({ length: 500 }, (_, i) => `Application ${String(i).padStart(3, '0')}`);
  for (let at = 0; at < names.length; at += 25) {
    await Promise.all(names.slice(at, at + 25).map(async (name) => expectStatus(await world.rest.devportal.post('/applications', { json: { name, throttlingPolicy: 'Unlimited' } }), 201)));
  }
  const { page: many } = await world.open('devportal', '/applications', { as: world.admin });
  await many.getByRole('link', { name: 'Application 024' }).waitFor();
  await many.getByText('1 to 25 of 500').waitFor();
  await look('applications', many);
  await many.getByRole('button', { name: 'Next page' }).click();
  await many.getByRole('link', { name: 'Application 025' }).waitFor();
  await many.getByLabel('Rows per page').selectOption('100');
  await many.getByRole('link', { name: 'Application 099' }).waitFor();
  await many.getByRole('searchbox').fill('Application 42');
  await many.getByText('Application 429').waitFor();
  expect(await many.getByRole('row').count()).toBe(11);
  await many.getByRole('searchbox').fill('nothing like it');
  await many.getByRole('heading', { name: 'Nothing matches' }).waitFor();

  await many.route('**/services/**/applications?*', (route) => route.fulfill({ status: 503, contentType: 'application/json', body: '{"code":503,"message":"Not now"}' }));
  await many.reload();
  await many.getByRole('heading', { name: 'This could not be loaded' }).waitFor();
  await look('applications-failed', many);
  await many.unroute('**/services/**/applications?*');
  await many.getByRole('button', { name: 'Try again' }).click();
  await many.getByRole('heading', { name: 'Nothing matches' }).waitFor();
});
