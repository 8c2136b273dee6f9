import { eventually } from '@quintet/testkit';
import type { Page } from 'playwright-core';
import { applicationToken, call, createApplication } from '../src/main-job/world';
import { expectStatus } from '../src/rest';
import { publishApi, startPortalWorld, type PortalWorld } from './harness';

let world: PortalWorld;
let page: Page;
let apiId: string;
beforeAll(async () => {
  world = await startPortalWorld();
  apiId = await publishApi(world, { name: 'Orders' });
  world.rest.apiId = apiId;
  world.rest.context = '/orders';
  ({ page } = await world.open('publisher', '/apis', { as: world.admin }));
});
afterAll(() => world?.stop());

const hostile = '<script>alert(1)</script><img src=x onerror=alert(1)>';
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' });
const dialog = () => page.getByRole('dialog');
const go = (tab: string) => page.goto(`${world.url}/publisher/apis/${apiId}/${tab}`);
const api = async () => expectStatus(await world.rest.publisher.get(`/apis/${apiId}`), 200).body;
const documents = async (): Promise<readonly { documentId: string; name: string; fileName: string; sourceUrl: string }[]> => (await world.rest.publisher.get(`/apis/${apiId}/documents`)).body.list;

describe('business plans', () => {
  test('are chosen by what they allow; a published API keeps one', async () => {
    await go('plans');
    await page.getByText('5,000 calls a minute. Beyond that, calls are refused.').waitFor();
    await page.getByRole('checkbox', { name: 'Silver' }).press('Space');
    await button('Save').click();
    await page.getByText(/The plans were saved/).waitFor();
    expect((await api()).policies).toEqual(['Gold', 'Silver', 'Unlimited']);

    for (const plan of ['Gold', 'Silver', 'Unlimited']) await page.getByRole('checkbox', { name: plan }).press('Space');
    await button('Save').click();
    await page.getByRole('alert').getByText('An API needs a business plan before it is published').waitFor();
    await button('Discard').click();
    expect((await api()).policies).toHaveLength(3);
  });
});

describe('properties', () => {
  test('are added, checked beside their fields, kept, and taken away', async () => {
    await go('properties');
    await button('Add a property').click();
    await page.getByLabel('Name of property 1').fill('the team');
    await button('Save').click();
    await page.getByText('At most 80 characters, without spaces').waitFor();
    await page.getByLabel('Name of property 1').fill('team');
    await page.getByLabel('Value of property 1').fill(hostile);
    await page.getByRole('checkbox', { name: 'Show to developers' }).check();
    await button('Save').click();
    await page.getByText('The properties were saved').waitFor();
    expect((await api()).additionalProperties).toEqual([{ name: 'team', value: hostile, display: true }]);

    await button('Remove team').click();
    await button('Save').click();
    await eventually(async () => expect((await api()).additionalProperties).toEqual([]));
  });
});

describe('documents', () => {
  test('are written in Markdown with a preview in which nothing runs, and nothing written is lost', async () => {
    await go('documents');
    await page.getByText('No documents').waitFor();
    await button('Add a document').first().click();
    await button('Add').click();
    await dialog().getByText('Give it a name').waitFor();
    await dialog().getByRole('textbox', { name: 'Name' }).fill('Ordering');
    await dialog().getByLabel('Summary').fill(hostile);
    await button('Add').dblclick();
    await page.getByRole('heading', { name: 'Ordering' }).waitFor();
    expect((await documents()).map(({ name }) => name)).toEqual(['Ordering']);

    await page.getByLabel('Text in Markdown').fill(`# First steps\n\n${hostile}\n\n[click](javascript:alert(1)) and \`POST /orders\``);
    const preview = page.getByRole('region', { name: 'Preview' });
    await preview.getByRole('heading', { name: 'First steps' }).waitFor();
    expect([await preview.locator('script, img, [href^="javascript"]').count(), await preview.getByText('POST /orders').count()]).toEqual([0, 1]);
    await page.getByRole('link', { name: 'All documents' }).click();
    await page.getByRole('dialog', { name: 'Leave without saving?' }).getByRole('button', { name: 'Stay' }).click();
    await button('Save the text').click();
    await page.getByText('The text was saved').waitFor();
    const [{ documentId } = { documentId: '' }] = await documents();
    expect((await world.rest.publisher.get(`/apis/${apiId}/documents/${documentId}/content`)).text).toContain('# First steps');
  });

  test('that two people write are not overwritten unseen', async () => {
    const [{ documentId } = { documentId: '' }] = await documents();
    await page.goto(`${world.url}/publisher/apis/${apiId}/documents/${documentId}`);
    await page.getByLabel('Text in Markdown').fill('Mine');
    const theirs = expectStatus(await world.rest.publisher.get(`/apis/${apiId}/documents/${documentId}`), 200).body;
    expectStatus(await world.rest.publisher.put(`/apis/${apiId}/documents/${documentId}`, { json: { ...theirs, summary: 'Theirs' } }), 200);
    await button('Save the text').click();
    await page.getByText('It was changed by someone else meanwhile').waitFor();
    await button('Keep mine and save again').click();
    await page.getByText('The text was saved').waitFor();
    expect((await world.rest.publisher.get(`/apis/${apiId}/documents/${documentId}/content`)).text).toBe('Mine');
  });

  test('are files that come back as they went, and pages elsewhere; a name stands once, one that goes is asked about', async () => {
    await go('documents');
    await button('Add a document').click();
    await dialog().getByRole('textbox', { name: 'Name' }).fill('Ordering');
    await dialog().getByLabel('Content').selectOption({ label: 'A page elsewhere' });
    await dialog().getByLabel('Address').fill('javascript:alert(1)');
    await button('Add').click();
    await dialog().getByText('An http or https address').waitFor();
    await dialog().getByLabel('Address').fill('https://forum.example/orders');
    await button('Add').click();
    await dialog().getByRole('textbox', { name: 'Name' }).and(page.locator('[aria-invalid=true]')).waitFor();
    await dialog().getByRole('textbox', { name: 'Name' }).fill('Forum');
    await button('Add').click();
    await page.getByRole('link', { name: 'Open the page' }).waitFor();
    expect(await page.getByRole('link', { name: 'Open the page' }).getAttribute('href')).toBe('https://forum.example/orders');

    await page.getByRole('link', { name: 'All documents' }).click();
    await button('Add a document').click();
    await dialog().getByRole('textbox', { name: 'Name' }).fill('Samples');
    await dialog().getByLabel('Content').selectOption({ label: 'A file' });
    await page.locator('input[type=file]').setInputFiles({ name: 'samples.html', mimeType: 'text/html', buffer: Buffer.from(hostile) });
    await button('Add').click();
    const download = page.waitForEvent('download');
    await button('Download').click();
    expect((await download).suggestedFilename()).toBe('samples.html');

    await page.getByRole('link', { name: 'All documents' }).click();
    await button('Delete Samples').click();
    await dialog().getByRole('button', { name: 'Delete the document' }).click();
    await page.getByText('Samples was deleted').waitFor();
    expect((await documents()).map(({ name }) => name).sort()).toEqual(['Forum', 'Ordering']);
  });
});

describe('comments', () => {
  test('of developers are read and answered; nothing in them runs', async () => {
    const { id } = expectStatus(await world.rest.devportal.post(`/apis/${apiId}/comments`, { json: { content: `Is it fast? ${hostile}`, category: 'general' } }), 201).body;
    await go('comments');
    await page.getByText(`Is it fast? ${hostile}`).waitFor();
    await button('Reply to admin').click();
    await button('Reply').click();
    await page.getByText('Write something first').waitFor();
    await page.getByLabel('Your reply to admin').fill('18 ms at the median.');
    await button('Reply').click();
    await page.getByText('Your reply was posted').waitFor();
    await page.getByText('API team').waitFor();
    const { list } = expectStatus(await world.rest.devportal.get(`/apis/${apiId}/comments/${id}/replies`), 200).body;
    expect(list).toMatchObject([{ content: '18 ms at the median.' }]);

    await button('Change the comment of admin').last().click();
    await page.getByLabel('Comment', { exact: true }).fill('17 ms at the median.');
    await button('Change').click();
    await page.getByText('17 ms at the median.').waitFor();
    await button('Delete the comment of admin').last().click();
    await dialog().getByRole('button', { name: 'Delete the comment' }).click();
    await page.getByText('The comment was deleted').waitFor();
    expect(await page.getByText('17 ms at the median.').count()).toBe(0);
  });
});

describe('subscriptions', () => {
  test('are found, blocked for gateways within a moment, unblocked, and moved to another plan', async () => {
    const shop = await createApplication(world.rest, 'Corner shop', 'Gold');
    const subscribe = async (name: string): Promise<void> => {
      const { applicationId } = expectStatus(await world.rest.devportal.post('/applications', { json: { name, throttlingPolicy: 'Unlimited', description: '', tokenType: 'JWT' } }), 201).body;
      expectStatus(await world.rest.devportal.post('/subscriptions', { json: { apiId, applicationId, throttlingPolicy: 'Silver' } }), 201);
    };
    await Promise.all(Array.from({ length: 27 }, (_, at) => subscribe(`Shop ${at}`)));
    const token = await applicationToken(world.rest, shop);
    const isCalled = (status: number): Promise<void> => eventually(async () => expect((await call(world.rest, 'GET', '/orders', { token })).status).toBe(status));
    await isCalled(200);

    await go('subscriptions');
    await page.getByText('1 to 25 of 28').waitFor();
    await page.getByRole('searchbox').fill('corner');
    await page.getByText(/of 5,000 calls/).waitFor();
    await eventually(async () => expect(await page.getByRole('row').count()).toBe(2));
    await button('Actions for Corner shop').click();
    await page.getByRole('menuitem', { name: 'Block all calls' }).click();
    await dialog().getByRole('button', { name: 'Block all calls' }).click();
    await page.getByRole('cell', { name: 'Blocked' }).waitFor();
    await isCalled(401);

    await button('Actions for Corner shop').click();
    await page.getByRole('menuitem', { name: 'Unblock' }).click();
    await page.getByText('Corner shop is active again').waitFor();
    await isCalled(200);

    await button('Actions for Corner shop').click();
    await page.getByRole('menuitem', { name: 'Change the plan' }).click();
    await page.getByRole('radio', { name: 'Silver' }).check();
    await dialog().getByRole('button', { name: 'Change the plan' }).click();
    await page.getByText('Corner shop has the plan Silver now').waitFor();
    await page.getByRole('cell', { name: 'Silver' }).waitFor();
    expect((await world.rest.devportal.get(`/subscriptions/${shop.subscriptionId}`)).body.throttlingPolicy).toBe('Silver');
  });
});

describe('shared scopes', () => {
  test('are made, changed, and deleted when no API uses them', async () => {
    await page.goto(`${world.url}/publisher/scopes`);
    const create = async (name: string): Promise<void> => {
      await button('Create a scope').first().click();
      await dialog().getByRole('textbox', { name: 'Name' }).fill(name);
      await dialog().getByLabel('Description').fill(hostile);
      await button('Create').click();
    };
    await create('shared:read');
    await page.getByText('shared:read was created').waitFor();
    await create('shared:read');
    await dialog().getByRole('textbox', { name: 'Name' }).and(page.locator('[aria-invalid=true]')).waitFor();
    await dialog().getByRole('textbox', { name: 'Name' }).fill('shared:write');
    await button('Create').click();
    await page.getByText('shared:write was created').waitFor();
    await page.getByText('shared:write', { exact: true }).waitFor();
    const scope = { name: 'shared:read', displayName: 'shared:read', description: '', bindings: [] };
    expectStatus(await world.rest.publisher.put(`/apis/${apiId}`, { json: { ...(await api()), scopes: [{ shared: true, scope }] } }), 200);

    await page.reload();
    await page.getByRole('button', { name: '1 API' }).click();
    await dialog().getByText('Orders 1.0.0').waitFor();
    await page.keyboard.press('Escape');
    await button('Delete shared:read').click();
    await dialog().getByRole('button', { name: 'Delete the scope' }).click();
    await dialog().getByText('APIs use it; take it out of them first.').waitFor();
    await dialog().getByRole('button', { name: 'Cancel' }).click();
    await button('Delete shared:write').click();
    await dialog().getByRole('button', { name: 'Delete the scope' }).click();
    await page.getByText('shared:write was deleted').waitFor();
  });
});
