import { managementScopeNames } from '@quintet/control-plane';
import { startPortalWorld, type PortalWorld } from './portal-world';

let world: PortalWorld;
beforeAll(async () => {
  world = await startPortalWorld();
}, 60_000);
afterAll(() => world.stop());

test('who logs in comes back to where he wanted to go, with a session that names him and all that he may do', async () => {
  const browser = world.browser();
  expect(await world.session(browser)).toMatchObject({ status: 401, body: { code: 401 } });

  const page = await world.logIn(browser);

  expect(page).toMatchObject({ status: 200 });
  expect(page.text).toContain('<title>pages</title>');
  const { status, body } = await world.session(browser);
  expect(status).toBe(200);
  expect(body).toMatchObject({ user: { name: 'admin', organization: 'carbon.super' }, csrfToken: expect.stringMatching(/^[\w-]{43}$/) });
  expect(body.user.roles).toContain('admin');
  expect(body.user.scopes).toEqual(expect.arrayContaining([...managementScopeNames.publisher, ...managementScopeNames.admin]));
});
