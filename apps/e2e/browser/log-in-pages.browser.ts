import { violationsOf, overflowOf, startPortalWorld, takeScreenshots, type PortalWorld } from './harness';

let world: PortalWorld;
beforeAll(async () => {
  world = await startPortalWorld();
});
afterAll(() => world?.stop());

const themes = ['light', 'dark'] as const;

describe.each(themes)('in the %s theme of the system', (theme) => {
  test('the log-in page fits and is accessible, also with a fault, and leads to the sign-up', async () => {
    const { page } = await world.open('devportal', '/login?return=/devportal/applications', { theme, width: 360 });
    await page.getByRole('heading', { name: 'Log in' }).waitFor();
    expect(await page.evaluate('document.activeElement.id')).toBe('username');
    expect([await violationsOf(page), await overflowOf(page)]).toEqual([[], 0]);
    await takeScreenshots(page, `log-in-${theme}`);

    await page.getByLabel('User name').fill('admin');
    await page.getByLabel('Password').fill('not this one');
    await page.getByRole('button', { name: 'Log in' }).click();
    await page.getByRole('alert').getByText('The user name or the password is wrong.').waitFor();
    expect(await page.evaluate('document.activeElement.id')).toBe('password');
    expect([await violationsOf(page), await overflowOf(page)]).toEqual([[], 0]);
    await takeScreenshots(page, `log-in-wrong-${theme}`);

    await page.getByRole('link', { name: 'Sign up' }).click();
    await page.waitForURL(/\/devportal\/sign-up/);
  });

  test('a log-in that is over says so, and how to begin again', async () => {
    const { page } = await world.open('publisher', '/login', { theme, width: 360 });
    await page.goto(`${world.url}/oauth2/login/one-of-long-ago`);
    await page.getByRole('heading', { name: 'This log-in is over' }).waitFor();
    expect([await violationsOf(page), await overflowOf(page)]).toEqual([[], 0]);
    await takeScreenshots(page, `log-in-over-${theme}`);
    await page.getByRole('link', { name: 'Publisher' }).click();
    await page.waitForURL((url) => url.pathname.startsWith('/oauth2/login/') || url.pathname.startsWith('/publisher'));
  });
});
