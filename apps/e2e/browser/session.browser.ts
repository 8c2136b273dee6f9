import { eventually } from '@quintet/testkit';
import type { BrowserContext, Page } from 'playwright-core';
import { logIn, startPortalWorld, type PortalWorld } from './harness';

let world: PortalWorld;
beforeAll(async () => {
  world = await startPortalWorld();
});
afterAll(() => world?.stop());

const fillBasics = async (page: Page, name: string): Promise<void> => {
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('Context').fill(`/${name.toLowerCase()}`);
};
const create = (page: Page) => page.getByRole('button', { name: 'Create the API' });
const apisNamed = async (name: string): Promise<number> => (await world.rest.publisher.get(`/apis?query=name:${name}`)).body.count;
/** As when the session has run out: its cookie leads nowhere. */
const endSession = (context: BrowserContext, ...names: readonly RegExp[]): Promise<unknown> => Promise.all(names.map((name) => context.clearCookies({ name })));

describe('a session', () => {
  it('that ends in the midst of a form is renewed in a small window; nothing typed is lost, nothing is sent twice', async () => {
    const { page, context } = await world.open('publisher', '/apis/new/scratch', { as: world.admin });
    await fillBasics(page, 'Expired');
    await endSession(context, /quintet_publisher/);
    await create(page).click();
    await page.getByRole('dialog', { name: 'Your session has ended' }).waitFor();
    expect(await page.getByLabel('Name').inputValue()).toBe('Expired');
    // The single sign-on goes on: the window closes by itself.
    await page.getByRole('dialog').getByRole('button', { name: 'Log in' }).click();
    await page.getByRole('heading', { level: 1, name: /Expired/ }).waitFor();
    expect(await apisNamed('Expired')).toBe(1);
  });

  it('asks for the password where the single sign-on has ended too', async () => {
    const { page, context } = await world.open('publisher', '/apis/new/scratch', { as: world.admin });
    await fillBasics(page, 'Everywhere');
    await endSession(context, /.*/);
    await create(page).click();
    const popup = page.waitForEvent('popup');
    await page.getByRole('dialog').getByRole('button', { name: 'Log in' }).click();
    const window = await popup;
    await logIn(window, world.admin);
    await page.getByRole('heading', { level: 1, name: /Everywhere/ }).waitFor();
    await eventually(() => expect(window.isClosed()).toBe(true));
    expect(await apisNamed('Everywhere')).toBe(1);
  });

  it('keeps the form when the user does not log in again', async () => {
    const { page, context } = await world.open('publisher', '/apis/new/scratch', { as: world.admin });
    await fillBasics(page, 'Kept');
    await endSession(context, /.*/);
    await create(page).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('alert').waitFor();
    expect(await page.getByLabel('Name').inputValue()).toBe('Kept');
    expect(await apisNamed('Kept')).toBe(0);
  });

  it('is in a cookie that no script reads; no token is in the page’s storage or in what it is sent', async () => {
    const { page, context } = await world.open('publisher', '/apis', { as: world.admin });
    const answers: string[] = [];
    page.on('response', async (response) => answers.push(await response.text().catch(() => '')));
    await page.reload();
    await page.getByRole('heading', { level: 1 }).waitFor();
    const [cookie] = (await context.cookies()).filter(({ name }) => name === 'quintet_publisher');
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: expect.stringMatching(/Lax|Strict/), path: '/publisher' });
    const stored = await page.evaluate<string>('JSON.stringify([localStorage, sessionStorage, document.cookie])');
    const token = /eyJ[\w-]{10,}\.[\w-]{10,}/;
    expect(stored).not.toMatch(token);
    expect(answers.length).toBeGreaterThan(3);
    expect(answers.filter((text) => token.test(text))).toEqual([]);
  });

  it('ends at both portals with one log-out', async () => {
    const { page, context } = await world.open('publisher', '/apis', { as: world.admin });
    const portal = await context.newPage();
    await portal.goto(`${world.url}/devportal/login?return=/devportal/apis`);
    await portal.getByRole('button', { name: 'Account of admin' }).waitFor();
    await page.getByRole('button', { name: 'Account of admin' }).click();
    await page.getByRole('menuitem', { name: 'Log out' }).click();
    // The key manager may ask whether one means it.
    await page.waitForURL((url) => !url.pathname.startsWith('/publisher/apis'));
    const confirmation = page.getByRole('button', { name: 'Log out' });
    if (await confirmation.isVisible().catch(() => false)) await confirmation.click();
    await portal.waitForTimeout(200);
    await portal.reload();
    await portal.getByRole('link', { name: 'Log in' }).waitFor();
    await page.goto(`${world.url}/publisher/apis`);
    await page.locator('#password').waitFor();
  });

  it('of a person is not taken over by the next one who logs in', async () => {
    const { page, context } = await world.open('publisher', '/apis/new/scratch', { as: world.admin });
    await fillBasics(page, 'Secret');
    await endSession(context, /.*/);
    await create(page).click();
    const other = await world.createUser('Internal/creator');
    const popup = page.waitForEvent('popup');
    await page.getByRole('dialog').getByRole('button', { name: 'Log in' }).click();
    await logIn(await popup, other);
    await page.getByRole('button', { name: `Account of ${other.username}` }).waitFor();
    expect(await page.getByLabel('Name').inputValue()).toBe('');
    expect(await apisNamed('Secret')).toBe(0);
  });
});

describe('what a foreign page tries', () => {
  it('is refused without the token of the session, and counts for nothing', async () => {
    const { page } = await world.open('publisher', '/apis', { as: world.admin });
    const post = `fetch('/publisher/services/api/am/publisher/v4/apis', { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"name":"Forged","version":"1","context":"/forged"}' }).then((answer) => answer.status)`;
    expect(await page.evaluate(post)).toBe(403);
    expect(await apisNamed('Forged')).toBe(0);
  });

  it('does not run: the policy of the pages allows no script but their own', async () => {
    const { page, watch } = await world.open('publisher', '/apis', { as: world.admin });
    const response = await page.goto(`${world.url}/publisher/apis`);
    const policy = response?.headers()['content-security-policy'] ?? '';
    expect(policy).not.toContain('unsafe-inline');
    expect(policy).not.toContain('unsafe-eval');
    expect(policy).toContain("frame-ancestors 'none'");
    watch.expect(/Content Security Policy/);
    await page.evaluate(`document.body.insertAdjacentHTML('beforeend', '<img src=x onerror="window.hostile = 1">'); document.body.append(Object.assign(document.createElement('script'), { textContent: 'window.hostile = 1' }))`);
    await page.waitForTimeout(200);
    expect(await page.evaluate('window.hostile ?? null')).toBeNull();
  });
});
