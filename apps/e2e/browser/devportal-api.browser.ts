import type { Page } from 'playwright-core';
import { expectStatus } from '../src/rest';
import { expectAccessible, logIn, publishApi, settle, startPortalWorld, takeScreenshots, type Person, type PortalWorld } from './harness';

let world: PortalWorld;
let apiId: string;
let reader: Person;
beforeAll(async () => {
  world = await startPortalWorld();
  apiId = await publishApi(world, { name: 'Orders', description: 'Orders of a shop.', tags: ['shop'], isDeployed: false });
  reader = await world.createUser('Internal/subscriber');
});
afterAll(() => world?.stop());

const run = 'window.wasRun = true';
const addDocument = async (json: Readonly<Record<string, unknown>>, text?: string): Promise<string> => {
  const { documentId } = expectStatus(await world.rest.publisher.post(`/apis/${apiId}/documents`, { json: { type: 'HOWTO', visibility: 'API_LEVEL', summary: '', ...json } }), 201).body;
  if (text !== undefined) {
    const multipart = new FormData();
    multipart.set('inlineContent', text);
    expectStatus(await world.rest.publisher.post(`/apis/${apiId}/documents/${documentId}/content`, { multipart }), 200, 201);
  }
  return documentId as string;
};
const move = async (action: string): Promise<void> => void expectStatus(await world.rest.publisher.post(`/apis/change-lifecycle?apiId=${apiId}&action=${encodeURIComponent(action)}`), 200);
const open = (page: Page, path: string) => page.goto(`${world.url}/devportal/apis/${apiId}${path}`);

describe('documents', () => {
  test('of an API that has none lead to the definition', async () => {
    const { page } = await world.open('devportal', `/apis/${apiId}/documents`);
    await page.getByRole('heading', { name: 'No documents yet' }).waitFor();
  });

  test('are read as text: nothing in them is run', async () => {
    const markdown = `# Guide\n\n<script>${run}</script><img src="x" onerror="${run}"><iframe srcdoc="<script>parent.${run}</script>"></iframe>\n\n[press](javascript:${run}) <form action="https://attacker.example"><input></form>\n\n| a | b |\n|---|---|\n| 1 | 2 |`;
    const guide = await addDocument({ name: `Guide <img src=x onerror="${run}">`, sourceType: 'MARKDOWN' }, markdown);
    await addDocument({ name: 'Plain', sourceType: 'INLINE', type: 'OTHER', otherTypeName: 'Notes' }, `<b>bold</b> <script>${run}</script>`);
    await addDocument({ name: 'Trap', sourceType: 'URL', type: 'PUBLIC_FORUM', sourceUrl: 'https://forum.example/orders' });

    const { page } = await world.open('devportal', `/apis/${apiId}/documents/${guide}`);
    await page.getByRole('table').waitFor();
    await settle(page);
    expect(await page.locator('article :is(script, iframe, form, input, [onerror], [href^="javascript:"])').count()).toBe(0);
    await takeScreenshots(page, 'devportal-documents');
    await page.getByRole('link', { name: 'Plain' }).click();
    await page.getByText('<b>bold</b>').waitFor();
    await page.getByRole('link', { name: 'Trap' }).click();
    expect(await page.getByRole('link', { name: /forum\.example/ }).getAttribute('rel')).toContain('noopener');
    expect(await page.evaluate('window.wasRun')).toBeUndefined();
  });
});

describe('comments', () => {
  const comment = (page: Page, text: string) => page.getByRole('article', { name: new RegExp(text) });

  test('are written once by a double click, answered, edited and deleted', async () => {
    const { page } = await world.open('devportal', `/apis/${apiId}/comments`, { as: reader });
    await page.getByRole('heading', { name: 'No comments yet' }).waitFor();
    await page.getByLabel('Write a comment').fill(`Fine API <script>${run}</script>`);
    await page.getByRole('button', { name: 'Comment', exact: true }).dblclick();
    await comment(page, 'Fine API').waitFor();
    await page.getByText('1 comment', { exact: true }).waitFor();
    expect(await page.getByLabel('Write a comment').inputValue()).toBe('');

    await page.getByRole('button', { name: `Reply to ${reader.username}` }).click();
    await page.getByLabel(`Your reply to ${reader.username}`).fill('It is');
    await page.getByRole('button', { name: 'Reply', exact: true }).last().click();
    await comment(page, 'It is').waitFor();
    await takeScreenshots(page, 'devportal-comments');

    await comment(page, 'It is').getByRole('button', { name: 'Edit' }).click();
    await page.getByLabel('Edit the comment').fill('It is indeed');
    await comment(page, 'It is').getByRole('button', { name: 'Edit', exact: true }).last().click();
    await comment(page, 'It is indeed').waitFor();
    await comment(page, 'It is indeed').getByRole('button', { name: 'Delete' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await comment(page, 'It is indeed').waitFor({ state: 'detached' });
    expect(await page.evaluate('window.wasRun')).toBeUndefined();
  });

  test('of others cannot be changed; visitors read them', async () => {
    const { page } = await world.open('devportal', `/apis/${apiId}/comments`, { as: await world.createUser('Internal/subscriber') });
    await comment(page, 'Fine API').waitFor();
    expect(await comment(page, 'Fine API').getByRole('button', { name: 'Edit' }).count()).toBe(0);
    expect(await comment(page, 'Fine API').getByRole('button', { name: 'Delete' }).count()).toBe(0);
    const { page: visitor } = await world.open('devportal', `/apis/${apiId}/comments`);
    await comment(visitor, 'Fine API').waitFor();
    await visitor.getByText('Log in to write a comment.').waitFor();
  });

  test('survive the end of the session: what was typed is sent after the log-in', async () => {
    const { page, context } = await world.open('devportal', `/apis/${apiId}/comments`, { as: reader });
    await page.getByLabel('Write a comment').fill('Typed before the end');
    await context.clearCookies();
    await page.getByRole('button', { name: 'Comment', exact: true }).click();
    const popup = page.waitForEvent('popup');
    await page.getByRole('dialog').getByRole('button', { name: 'Log in' }).click();
    await logIn(await popup, reader);
    await comment(page, 'Typed before the end').waitFor();
  });

  test('that are half written hold the reader back', async () => {
    const { page } = await world.open('devportal', `/apis/${apiId}/comments`, { as: reader });
    await page.getByLabel('Write a comment').fill('Half');
    await page.getByRole('link', { name: 'Overview' }).click();
    await page.getByRole('dialog', { name: 'Leave without saving?' }).getByRole('button', { name: 'Leave' }).click();
    await page.getByRole('heading', { name: 'Where it answers' }).waitFor();
  });
});

describe('the state of an API', () => {
  test('says what it means for who wants to call it, and leads to a newer version', async () => {
    const newer = expectStatus(await world.rest.publisher.post(`/apis/copy-api?apiId=${apiId}&newVersion=2.0.0`), 200, 201).body.id as string;
    expectStatus(await world.rest.publisher.post(`/apis/change-lifecycle?apiId=${newer}&action=Publish`), 200);
    await move('Deprecate');
    const { page } = await world.open('devportal', `/apis/${apiId}/subscribe`, { as: reader });
    await page.getByText('This version is on its way out').waitFor();
    await page.getByRole('heading', { name: 'It takes no new subscriptions' }).waitFor();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Go to version 2.0.0' }).click();
    await page.getByRole('combobox', { name: 'Versions of Orders' }).selectOption({ label: 'Version 1.0.0' });
    await page.waitForURL(new RegExp(apiId));
  });

  test('that is not deployed is said on each page that would call it', async () => {
    const { page } = await world.open('devportal', `/apis/${apiId}`);
    for (const path of ['', '/definition', '/samples']) {
      await open(page, path);
      await page.getByText(/not deployed on any gateway/).first().waitFor();
    }
  });
});
