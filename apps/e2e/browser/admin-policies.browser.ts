import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expectStatus } from '../src/rest';
import { settle, startPortalWorld, type PortalWorld } from './harness';

let world: PortalWorld;
let page: Page;
beforeAll(async () => {
  world = await startPortalWorld();
  ({ page } = await world.open('publisher', '/admin/policies/subscription', { as: world.admin }));
});
afterAll(() => world?.stop());

const go = async (path: string): Promise<void> => {
  await page.goto(`${world.url}/publisher${path}`);
  await settle(page);
};
const row = (text: string) => page.getByRole('row').filter({ hasText: text });
const dialog = () => page.getByRole('dialog');
const nameField = () => page.getByRole('textbox', { name: /^Name( \*)?$/ }).first();
const stored = async (kind: string, name: string) => (await world.rest.throttling.get(`/policies/${kind}`)).body.list.find((one: { policyName: string }) => one.policyName === name);

test('a business plan is made, after what is missing was named beside its field', async () => {
  await page.getByRole('link', { name: 'Create a business plan' }).click();
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await page.getByText('A whole number, at least 1').waitFor();
  await nameField().fill('Plat!num');
  await page.getByLabel('How many').fill('20');
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await page.getByText('Letters, digits, spaces and _ . -; begins with a letter or digit').waitFor();
  await nameField().fill('Gold');
  await page.getByLabel('At most so many calls').fill('5');
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await page.getByText('A throttling policy of that kind has this name already').first().waitFor();
  await nameField().fill('Platinum');
  await page.getByRole('button', { name: 'Add an attribute' }).click();
  await page.getByRole('group', { name: 'Attributes' }).getByLabel('Name').fill('colour');
  await page.getByRole('group', { name: 'Attributes' }).getByLabel('Value').fill('blue');
  await page.getByRole('button', { name: 'Create', exact: true }).dblclick();

  await row('Platinum').getByText('20 calls per minute, at most 5 per second').waitFor();
  expect(await stored('subscription', 'Platinum')).toMatchObject({ defaultLimit: { requestCount: { requestCount: 20, timeUnit: 'min' } }, rateLimitCount: 5, stopOnQuotaReach: true, customAttributes: [{ name: 'colour', value: 'blue' }], enforcement: { mode: 'strict' } });
});

test('what somebody else changed meanwhile is shown, and one’s own change goes on top', async () => {
  await page.getByRole('link', { name: 'Platinum' }).click();
  await page.getByRole('heading', { name: 'Platinum', level: 1 }).waitFor();
  await page.getByLabel('How many').fill('30');
  const theirs = await stored('subscription', 'Platinum');
  expectStatus(await world.rest.throttling.put(`/policies/subscription/${theirs.policyId}`, { json: { ...theirs, description: 'theirs' } }), 200);
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('It was changed by someone else meanwhile').waitFor();
  await page.getByRole('button', { name: 'Keep mine and save again' }).click();
  await page.getByText('Platinum was changed').first().waitFor();
  expect(await stored('subscription', 'Platinum')).toMatchObject({ description: 'theirs', defaultLimit: { requestCount: { requestCount: 30 } } });
});

test('a policy travels as a file, and takes the place of another only when asked', async () => {
  await go('/admin/policies/subscription');
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Download Platinum as a file' }).click()]);
  expect(download.suggestedFilename()).toBe('subscription-Platinum.json');
  const text = readFileSync((await download.path()) as string, 'utf8');
  const take = (content: string) => page.locator('input[type="file"]').setInputFiles({ name: 'plan.json', mimeType: 'application/json', buffer: Buffer.from(content) });
  await take(text.replaceAll('Platinum', 'Copied'));
  await row('Copied').waitFor();
  await take(text.replaceAll('Platinum', 'Copied').replace('"requestCount": 30', '"requestCount": 31'));
  await dialog().getByRole('button', { name: 'Replace' }).click();
  await row('Copied').getByText('31 calls per minute').waitFor();
  await take('{"no":"policy"}');
  await page.getByText('The file could not be imported').waitFor();
});

test('a policy that somebody uses stays, and says by what it is used; another one is deleted by its name', async () => {
  await go('/admin/policies/application');
  await page.getByRole('button', { name: 'Delete Unlimited' }).waitFor({ state: 'detached' });
  expectStatus(await world.rest.devportal.post('/applications', { json: { name: 'Bound', throttlingPolicy: '10PerMin' } }), 201);
  await page.getByRole('button', { name: 'Delete 10PerMin' }).click();
  await dialog().getByLabel('Type 10PerMin to confirm').fill('10PerMin');
  await dialog().getByRole('button', { name: 'Delete the policy' }).click();
  await dialog().getByText(/10PerMin is used by 1 application/).waitFor();
  await dialog().getByRole('button', { name: 'Cancel' }).click();

  await page.getByRole('link', { name: 'Business plans' }).click();
  await page.getByRole('button', { name: 'Delete Copied' }).click();
  await dialog().getByLabel('Type Copied to confirm').fill('Copied');
  await dialog().getByRole('button', { name: 'Delete the policy' }).click();
  await page.getByText('Copied was deleted').waitFor();
  expect(await stored('subscription', 'Copied')).toBeUndefined();
});

test('an API policy has groups of conditions; what the server refuses of them stands beside the condition', async () => {
  await go('/admin/policies/advanced/new');
  await nameField().fill('Guarded');
  await page.getByLabel('How many').fill('1000');
  await page.getByRole('button', { name: 'Add a group' }).click();
  const group = page.getByRole('group', { name: 'Group 1' });
  await group.getByLabel('How many').fill('2');
  await group.getByLabel('Address').fill('not an address');
  await group.getByRole('button', { name: 'Add a condition' }).click();
  await group.getByRole('combobox', { name: 'Condition 2' }).selectOption({ label: 'A header is' });
  await group.getByLabel('Header').fill('X-Client');
  await group.getByLabel('Value').fill('phone');
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await group.locator('[aria-invalid="true"]').waitFor();
  expect(await group.locator('[aria-invalid="true"]').inputValue()).toBe('not an address');
  await group.getByLabel('Address').fill('10.0.0.1');
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await row('Guarded').getByText('1,000 calls per minute, 1 group of conditions').waitFor();
  expect(await stored('advanced', 'Guarded')).toMatchObject({ conditionalGroups: [{ limit: { requestCount: { requestCount: 2 } }, conditions: [{ ipCondition: { specificIP: '10.0.0.1' } }, { headerCondition: { headerName: 'x-client', headerValue: 'phone' } }] }] });
});

test('a custom rule says where its condition is wrong', async () => {
  await go('/admin/policies/custom/new');
  await nameField().fill('ThreePerUser');
  await page.getByLabel('How many').fill('3');
  await page.getByLabel('Counted apart by').fill('$userId:$apiContext');
  await page.getByLabel('Which calls count').fill('apiContext ==');
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await page.locator('textarea[aria-invalid="true"]').waitFor();
  await page.getByLabel('Which calls count').fill('startsWith(apiContext, "/pizza/")');
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  await row('ThreePerUser').waitFor();
  expect(await stored('custom', 'ThreePerUser')).toMatchObject({ keyTemplate: '$userId:$apiContext', condition: 'startsWith(apiContext, "/pizza/")' });
});

test('what was typed is not lost by a step aside', async () => {
  await go('/admin/policies/application/new');
  await nameField().fill('Half');
  await page.getByRole('link', { name: 'Deny policies' }).click();
  await dialog().getByText('Leave without saving?').waitFor();
  await dialog().getByRole('button', { name: 'Stay' }).click();
  expect(await nameField().inputValue()).toBe('Half');
});
