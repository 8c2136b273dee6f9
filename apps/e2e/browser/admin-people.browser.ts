import type { Page } from 'playwright-core';
import { expectStatus, request } from '../src/rest';
import { settle, startPortalWorld, type PortalWorld } from './harness';

let world: PortalWorld;
let page: Page;
beforeAll(async () => {
  world = await startPortalWorld();
  const opened = await world.open('publisher', '/admin/users', { as: world.admin });
  ({ page } = opened);
  opened.watch.expect(/status of 500/);
});
afterAll(() => world?.stop());

const go = async (path: string): Promise<void> => {
  await page.goto(`${world.url}/publisher${path}`);
  await settle(page);
};
const row = (text: string) => page.getByRole('row').filter({ hasText: text });
const dialog = () => page.getByRole('dialog');
const scim = async (method: string, path: string, json?: unknown) => request(method, `${world.rest.deployment.keyManager}/scim2${path}`, { basic: world.admin, ...(json === undefined ? {} : { json }) });
const user = async (name: string) => (await scim('GET', `/Users?filter=${encodeURIComponent(`userName eq "${name}"`)}`)).body.Resources[0];

test('a user is made with roles, after what is missing was named beside its field', async () => {
  await page.getByRole('button', { name: 'Create a user' }).click();
  await dialog().getByRole('button', { name: 'Create', exact: true }).click();
  await dialog().getByText('Needed').waitFor();
  await dialog().getByText('At least 5 characters', { exact: true }).waitFor();
  await dialog().getByLabel('User name').fill('ann b');
  await dialog().getByLabel('User name').fill('ann');
  await dialog().getByLabel(/^Password/).fill('correct horse');
  await dialog().getByLabel('First name').fill('Ann');
  await dialog().getByLabel('E-mail').fill('ann@');
  await dialog().getByRole('button', { name: 'Create', exact: true }).click();
  await dialog().getByText('That is no e-mail address').waitFor();
  await dialog().getByLabel('E-mail').fill('ann@example.com');
  await dialog().getByRole('combobox', { name: 'Roles' }).click();
  await page.getByRole('option', { name: 'Internal/creator' }).click();
  await page.keyboard.press('Tab'); // closes the list
  await dialog().getByRole('button', { name: 'Create', exact: true }).click();

  await page.getByRole('heading', { name: 'ann', level: 1 }).waitFor();
  expect(await user('ann')).toMatchObject({ name: { givenName: 'Ann' }, emails: [{ value: 'ann@example.com' }], active: true, roles: expect.arrayContaining([expect.objectContaining({ value: 'Internal/creator' })]) });
});

test('a user who is switched off cannot sign in, and one with another password can', async () => {
  await page.getByRole('switch', { name: 'May sign in' }).click({ force: true });
  await page.getByLabel('Last name').fill('Miller');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('ann was changed').waitFor();
  await page.getByText('Disabled').waitFor();
  expect(await user('ann')).toMatchObject({ active: false, name: { familyName: 'Miller', givenName: 'Ann' } });
  await page.getByRole('switch', { name: 'May sign in' }).click({ force: true });
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Active', { exact: true }).waitFor();

  await page.getByLabel('New password').fill('a-better-password');
  await page.getByRole('button', { name: 'Set the password' }).click();
  await page.getByText('ann has a new password').waitFor();
  const other = await world.open('publisher', '/apis', { as: { username: 'ann', password: 'a-better-password' } });
  await other.page.getByRole('heading', { level: 1 }).waitFor();
  expect(await other.page.getByText('Administration').count()).toBe(0);
});

test('what somebody else changed meanwhile is shown, and one’s own change goes on top', async () => {
  await page.reload();
  await settle(page);
  await page.getByLabel('First name').fill('Anna');
  const now = await user('ann');
  expectStatus(await scim('PATCH', `/Users/${now.id}`, { schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'], Operations: [{ op: 'replace', path: 'name.familyName', value: 'Smith' }] }), 200);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('It was changed by someone else meanwhile').waitFor();
  await page.getByRole('button', { name: 'Keep mine and save again' }).click();
  await page.getByText('ann was changed').first().waitFor();
  expect(await user('ann')).toMatchObject({ name: { givenName: 'Anna', familyName: 'Smith' } });
});

test('a role is made, given, shown with who has it, and deleted by its name', async () => {
  await go('/admin/roles');
  await page.getByRole('button', { name: 'Create a role' }).click();
  await dialog().getByLabel('Name').fill('sales!');
  await dialog().getByRole('button', { name: 'Create', exact: true }).click();
  await dialog().getByText('Letters, digits, space and . - _ / only, at most 100').waitFor();
  await dialog().getByLabel('Name').fill('sales/gold');
  await dialog().getByRole('button', { name: 'Create', exact: true }).click();
  await row('sales/gold').waitFor();
  const ann = await user('ann');
  expectStatus(await scim('PATCH', `/Users/${ann.id}`, { schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'], Operations: [{ op: 'add', path: 'roles', value: [{ value: 'sales/gold' }] }] }), 200);

  await page.getByRole('button', { name: 'sales/gold' }).first().click();
  await dialog().getByRole('link', { name: 'ann' }).waitFor();
  await page.keyboard.press('Escape');
  expect(await row('Internal/creator').getByRole('button', { name: /Delete/ }).count()).toBe(0);
  await page.getByRole('button', { name: 'Delete sales/gold' }).click();
  await dialog().getByLabel('Type sales/gold to confirm').fill('sales/gold');
  await dialog().getByRole('button', { name: 'Delete the role' }).click();
  await page.getByText('sales/gold was deleted').waitFor();
  expect(await row('sales/gold').count()).toBe(0);
  expect((await user('ann')).roles.map(({ value }: { value: string }) => value)).not.toContain('sales/gold');
});

test('500 users come page by page', async () => {
  const all = Array.from({ length: 500 }, (_, at) => ({ schemas: [], id: `id-${at}`, userName: `many-${String(at).padStart(3, '0')}`, active: at % 7 !== 0, emails: [{ value: `many-${at}@example.com` }], roles: [{ value: 'Internal/subscriber' }] }));
  // Five hundred passwords would take the key manager minutes to hash.
  await page.route(/\/scim2\/Users\?/, async (route) => {
    const query = new URL(route.request().url()).searchParams;
    const [from, count] = [Number(query.get('startIndex')) - 1, Number(query.get('count'))];
    const Resources = all.slice(from, from + count);
    await route.fulfill({ json: { schemas: [], totalResults: 500, startIndex: from + 1, itemsPerPage: Resources.length, Resources } });
  });
  await go('/admin/users?limit=500');
  expect(await page.getByRole('row').count()).toBe(501);
  await go('/admin/users?limit=100');
  expect(await page.getByRole('row').count()).toBe(101);
  await page.getByRole('button', { name: 'Next page' }).click();
  await page.getByText('101 to 200 of 500').waitFor();
  await page.getByRole('link', { name: 'many-100' }).waitFor();
  await page.unroute(/\/scim2\/Users\?/);
}, 120_000);

test('a list that does not come says so, and comes when it is asked for again', async () => {
  await page.route(/\/scim2\/Users\?/, (route) => route.fulfill({ status: 500, json: { code: 500, message: 'Something went wrong', description: 'Ask the log', error: [] } }));
  await go('/admin/users');
  await page.getByRole('heading', { name: 'This could not be loaded' }).waitFor();
  await page.unroute(/\/scim2\/Users\?/);
  await page.getByRole('button', { name: 'Try again' }).click();
  await row(world.admin.username).first().waitFor();
});

test('a user is found, and deleted by name', async () => {
  await page.getByRole('searchbox').fill('nobody of this name');
  await page.getByRole('heading', { name: 'Nothing matches' }).waitFor();
  await page.getByRole('button', { name: 'Clear the filters' }).click();
  await page.getByRole('searchbox').fill('ann');
  await page.waitForURL(/query=ann/);
  await page.getByRole('link', { name: 'ann', exact: true }).click();
  await page.getByRole('button', { name: 'Delete the user' }).click();
  const last = dialog().getByRole('button', { name: 'Delete the user' });
  expect(await last.isDisabled()).toBe(true);
  await dialog().getByLabel('Type ann to confirm').fill('ann');
  await last.click();
  await page.getByText('ann was deleted').waitFor();
  await page.waitForURL(/\/admin\/users$/);
  expect(await user('ann')).toBeUndefined();
});

test('who may administrate nothing finds no administration, and is told so at its addresses', async () => {
  const creator = await world.createUser('Internal/creator');
  const { page: theirs } = await world.open('publisher', '/apis', { as: creator });
  await theirs.getByRole('link', { name: 'Shared scopes' }).waitFor();
  expect(await theirs.getByText('Administration').count()).toBe(0);
  for (const path of ['users', 'event-hub', 'policies/custom']) {
    await theirs.goto(`${world.url}/publisher/admin/${path}`);
    await theirs.getByRole('heading', { name: 'You may not see this' }).waitFor();
  }
});
