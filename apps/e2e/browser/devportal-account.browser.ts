import { expectAccessible, logIn, overflowOf, startPortalWorld, takeScreenshots, type PortalWorld } from './harness';

let world: PortalWorld;
beforeAll(async () => {
  world = await startPortalWorld();
});
afterAll(() => world?.stop());

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
  await expectAccessible(page);
  await page.setViewportSize({ width: 360, height: 800 });
  expect(await overflowOf(page)).toBeLessThanOrEqual(0);
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
