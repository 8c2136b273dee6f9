import type { Page } from 'playwright-core';
import { eventually } from '@quintet/testkit';
import { applicationToken, call, createApplication } from '../src/main-job/world';
import { startAllInOne } from '../src/start-all-in-one';
import { expectStatus, request, restClient, type RestClient } from '../src/rest';
import { publishApi, settle, startPortalWorld, type PortalWorld } from './harness';

let world: PortalWorld;
let page: Page;
let token: string;
let administration: RestClient;
beforeAll(async () => {
  world = await startPortalWorld({ start: () => startAllInOne({ SIGN_UP: 'approval' }) });
  const { rest } = world;
  rest.apiId = await publishApi(world, { name: 'Orders' });
  rest.context = '/orders';
  token = await applicationToken(rest, await createApplication(rest, 'Corner shop', 'Gold'));
  await eventually(async () => expectStatus(await call(rest, 'GET', '/orders', { token }), 200));
  administration = restClient(`${rest.deployment.publisher}/api/am/admin/v4`, () => rest.adminToken);
  ({ page } = await world.open('publisher', '/admin/deny-policies', { as: world.admin }));
});
afterAll(() => world?.stop());

const go = async (path: string): Promise<void> => {
  await page.goto(`${world.url}/publisher${path}`);
  await settle(page);
};
const row = (text: string) => page.getByRole('row').filter({ hasText: text });
const dialog = () => page.getByRole('dialog');
const answered = (status: number) => eventually(async () => expectStatus(await call(world.rest, 'GET', '/orders', { token }), status));

test('what is denied is refused at once, let through when switched off, and for good when deleted', async () => {
  await page.getByRole('button', { name: 'Deny something' }).first().click();
  await dialog().getByRole('button', { name: 'Deny', exact: true }).click();
  await dialog().getByText('Needed').waitFor();
  await dialog().getByLabel('Context with version').fill('orders');
  await dialog().getByRole('button', { name: 'Deny', exact: true }).click();
  await dialog().getByText('Begins with a slash, such as /pizza/1.0.0').waitFor();
  await dialog().getByLabel('Context with version').fill('/orders/1.0.0');
  await dialog().getByRole('button', { name: 'Deny', exact: true }).dblclick();
  await row('/orders/1.0.0').waitFor();
  expect(await page.getByRole('row').count()).toBe(2);
  await answered(403);

  await page.getByRole('switch', { name: 'Refuse /orders/1.0.0' }).click({ force: true });
  await page.getByText('/orders/1.0.0 is let through again').waitFor();
  await answered(200);
  await page.getByRole('button', { name: 'Delete the policy for /orders/1.0.0' }).click();
  await dialog().getByRole('button', { name: 'Delete the policy' }).click();
  await page.getByRole('heading', { name: 'Nothing is denied' }).waitFor();
});

test('an address that is none is told beside its field', async () => {
  await page.getByRole('button', { name: 'Deny something' }).first().click();
  await dialog().getByLabel('Kind').selectOption({ label: 'A range of addresses' });
  await dialog().getByLabel('First address').fill('10.0.0.9');
  await dialog().getByLabel('Last address').fill('10.0.0.1');
  await dialog().getByRole('button', { name: 'Deny', exact: true }).click();
  await dialog().locator('[aria-invalid="true"]').waitFor();
  expect(await dialog().locator('[aria-invalid="true"]').inputValue()).toBe('10.0.0.1');
  await dialog().getByLabel('Last address').fill('10.0.0.19');
  await dialog().getByRole('checkbox', { name: 'Refuse all but this' }).check();
  await dialog().getByRole('button', { name: 'Cancel' }).click();
});

test('who signed up is approved or rejected, and listed with who decided', async () => {
  const signUp = async (username: string) =>
    expectStatus(await request('POST', `${world.rest.deployment.keyManager}/api/identity/user/v1.0/me`, { json: { username, password: 'a quiet river 1947', email: `${username}@example.com` } }), 201);
  await signUp('anna');
  await signUp('mallory');
  await go('/admin/sign-ups');
  await page.getByRole('button', { name: 'Approve anna' }).click();
  await dialog().getByLabel('Comment (optional)').fill('from sales');
  await dialog().getByRole('button', { name: 'Approve' }).click();
  await page.getByText('anna was approved').waitFor();
  await page.getByRole('button', { name: 'Reject mallory' }).click();
  await dialog().getByRole('button', { name: 'Reject' }).click();
  await page.getByRole('heading', { name: 'Nobody waits' }).waitFor();
  await page.getByText('Approved', { exact: true }).click();
  await row('anna').getByText(`by ${world.admin.username}`).waitFor();
  await row('anna').getByText('from sales').waitFor();
});

test('an application is given to somebody else, found again under that name, and deleted by its own', async () => {
  const ann = await world.createUser('Internal/subscriber');
  await go('/admin/applications');
  await page.getByRole('button', { name: 'Give Corner shop to another user' }).click();
  await dialog().getByLabel('New owner').fill('nobody-of-this-name');
  await page.keyboard.press('Tab');
  await dialog().getByRole('button', { name: 'Give' }).click();
  await dialog().getByText('There is no user of that name').first().waitFor();
  await dialog().getByLabel('New owner').fill(ann.username);
  await page.keyboard.press('Tab');
  await dialog().getByRole('button', { name: 'Give' }).click();
  await page.getByText(`Corner shop belongs to ${ann.username} now`).waitFor();
  await go(`/admin/applications?owner=${ann.username}`);
  await row('Corner shop').waitFor();
  expect(await page.getByRole('row').count()).toBe(2);

  await page.getByRole('button', { name: 'Delete Corner shop' }).click();
  await dialog().getByLabel('Type Corner shop to confirm').fill('Corner shop');
  await dialog().getByRole('button', { name: 'Delete the application' }).click();
  await page.getByRole('heading', { name: 'Nothing matches' }).waitFor();
  await answered(401);
});

test('500 applications come page by page', async () => {
  for (let at = 0; at < 500; at += 100) await Promise.all(Array.from({ length: 100 }, async (_, i) => expectStatus(await world.rest.devportal.post('/applications', { json: { name: `Many ${String(at + i).padStart(3, '0')}`, throttlingPolicy: 'Unlimited' } }), 201)));
  await go('/admin/applications?limit=500');
  expect(await page.getByRole('row').count()).toBe(501);
  await go('/admin/applications?limit=100');
  await page.getByRole('button', { name: 'Next page' }).click();
  await page.getByText('101 to 200 of 500').waitFor();
  await page.getByRole('searchbox', { name: 'Search by name' }).fill('Many 499');
  await page.waitForURL(/name=Many\+499/);
  await row('Many 499').waitFor();
}, 60_000);

test('an environment is made, shows its gateways, is changed and deleted by its name', async () => {
  await go('/admin/environments');
  await row('Default').getByText('1 of 1 live').waitFor();
  await page.getByRole('link', { name: 'Create an environment' }).click();
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await page.getByText('Needed').waitFor();
  await page.getByRole('textbox', { name: /^Name( \*)?$/ }).fill('Europe');
  await page.getByRole('textbox', { name: /^Host/ }).fill('eu.example');
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await page.getByRole('heading', { name: 'Europe', level: 1 }).waitFor();
  await page.getByText('No gateway of this environment has reported yet.').waitFor();
  await page.getByLabel('Description').fill('Callers in Europe');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Europe was changed').waitFor();
  expect((await administration.get('/environments')).body.list).toContainEqual(expect.objectContaining({ name: 'Europe', description: 'Callers in Europe', vhosts: [expect.objectContaining({ host: 'eu.example', httpsPort: 443 })] }));
  await page.getByRole('button', { name: 'Delete the environment' }).click();
  await dialog().getByLabel('Type Europe to confirm').fill('Europe');
  await dialog().getByRole('button', { name: 'Delete the environment' }).click();
  await page.getByText('Europe was deleted').waitFor();
  await row('Default').waitFor();
  await row('Europe').waitFor({ state: 'detached' });
});

test('quotas tell what calls have used; the event hub tells of its topics, and a service is resynced', async () => {
  await go('/admin/quotas?level=subscription');
  await row('Gold').getByText(/of 5,000 calls/).waitFor();
  await go('/admin/event-hub');
  await page.getByRole('table', { name: 'Topics' }).getByText('apim.api-deployments').waitFor();
  await page.getByRole('table', { name: 'Gateways' }).getByText('What was published').waitFor();
  await page.getByRole('button', { name: 'Resync publisher' }).click();
  await dialog().getByRole('button', { name: 'Resync' }).click();
  await page.getByText(/publisher published \d+ records/).waitFor();
  await page.getByRole('link', { name: 'No dead letters' }).click();
  await page.getByRole('heading', { name: 'No dead letters' }).waitFor();
});
