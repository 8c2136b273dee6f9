import { eventually } from '@quintet/testkit';
import type { Page } from 'playwright-core';
import { expectStatus } from '../src/rest';
import { publishApi, startPortalWorld, type PortalWorld } from './harness';

let world: PortalWorld;
let page: Page;
let apiId: string;
beforeAll(async () => {
  world = await startPortalWorld();
  apiId = await publishApi(world, { name: 'Orders' });
  ({ page } = await world.open('publisher', '/apis', { as: world.admin }));
});
afterAll(() => world?.stop());

const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' });
const go = (tab: string, id = apiId) => page.goto(`${world.url}/publisher/apis/${id}/${tab}`);
const api = async (id = apiId) => expectStatus(await world.rest.publisher.get(`/apis/${id}`), 200).body;
const operation = async (verb: string, target: string) => (await api()).operations.find((one: { verb: string; target: string }) => one.verb === verb && one.target === target);
/** As somebody else would, while the page is open. */
const changeByRest = async (change: (now: Record<string, any>) => object): Promise<void> => { // eslint-disable-line @typescript-eslint/no-explicit-any -- whatever the API has
  const now = await api();
  expectStatus(await world.rest.publisher.put(`/apis/${apiId}`, { json: { ...now, ...change(now) } }), 200);
};
const operationsNamed = async (id: string, count: number): Promise<string> =>
  expectStatus(
    await world.rest.publisher.post('/apis', {
      json: { name: id, version: '1.0.0', context: `/${id.toLowerCase()}`, operations: Array.from({ length: count }, (_, at) => ({ verb: 'GET', target: `/items/${String(at).padStart(3, '0')}` })) },
    }),
    201,
  ).body.id;

describe('resources', () => {
  test('operations are added, changed and saved once, however often the button is pressed', async () => {
    await go('resources');
    await button('Add operations').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Path').fill('/menu/{id');
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await dialog.getByText('A parameter is a name in braces, such as {id}').waitFor();
    await dialog.getByLabel('Path').fill('menu/{id}');
    await dialog.getByText('DELETE', { exact: true }).click();
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });

    await button(/^GET \/menu\/\{id\}/).press('Enter');
    await page.getByLabel('Who may call').selectOption({ label: 'Everybody, without a key' });
    let puts = 0;
    page.on('request', (request) => (puts += request.method() === 'PUT' ? 1 : 0));
    await button('Save').dblclick();
    await page.getByText(/The resources were saved/).waitFor();

    expect(puts).toBe(1);
    expect(await operation('GET', '/menu/{id}')).toMatchObject({ authType: 'None' });
    expect(await operation('DELETE', '/menu/{id}')).toMatchObject({ authType: 'Application & Application User' });
  });

  test('what somebody else changed meanwhile is said, and both changes stand when one keeps his own', async () => {
    await go('resources');
    await button(/^GET \/menu\/\{id\}/).click();
    await page.getByLabel('Who may call').selectOption({ label: 'Applications only' });
    await changeByRest(({ operations }) => ({ operations: operations.map((one: { verb: string; target: string }) => (one.verb === 'DELETE' && one.target === '/menu/{id}' ? { ...one, authType: 'Application User' } : one)) }));
    await button('Save').click();
    await page.getByRole('alert').getByText('It was changed by someone else meanwhile').waitFor();
    await page.getByRole('row', { name: /^DELETE \/menu\/\{id\} .* Users only/ }).waitFor();
    await button('Keep mine and save again').click();
    await page.getByText(/The resources were saved/).waitFor();

    expect([(await operation('GET', '/menu/{id}')).authType, (await operation('DELETE', '/menu/{id}')).authType]).toEqual(['Application', 'Application User']);
  });

  test('500 operations are paged, searched, and changed many at once', async () => {
    const id = await operationsNamed('Large', 500);
    await go('resources?find=nothing&verb=PUT', id);
    await button('Clear the filters').click();
    await page.getByText('500 operations').waitFor();
    await go('resources?find=items/49', id);
    await page.getByText('10 of 500 operations').waitFor();
    await page.getByRole('checkbox', { name: 'Select all 10' }).check();
    await button('Set who may call').click();
    await page.getByRole('menuitem', { name: 'Everybody, without a key' }).click();
    await button('Save').click();
    await page.getByText(/The resources were saved/).waitFor();
    expect((await api(id)).operations.filter(({ authType }: { authType: string }) => authType === 'None')).toHaveLength(10);

    await go('resources?offset=475', id);
    await page.getByText('476 to 500 of 500').waitFor();
    expect(await page.getByRole('list', { name: 'Operations' }).getByRole('listitem').count()).toBe(25);
  });

  test('a page with unsaved changes asks before it is left', async () => {
    await go('resources');
    await button(/^GET \/menu\/\{id\}/).click();
    await button('Remove GET /menu/{id}').click();
    await page.getByRole('link', { name: 'Endpoints' }).click();
    await page.getByRole('dialog', { name: 'Leave without saving?' }).getByRole('button', { name: 'Stay' }).click();
    await page.getByText('1 removed').waitFor();
    await button('Discard').click();
    await page.getByRole('link', { name: 'Endpoints' }).click();
    await page.getByRole('heading', { name: 'Endpoints' }).waitFor();
  });
});

describe('the definition', () => {
  const editor = () => page.getByRole('textbox', { name: 'Definition' });
  /** The text as a whole: the editor draws only what is seen. */
  const write = async (text: string): Promise<void> => {
    await editor().click();
    await page.keyboard.press('Control+a');
    await page.keyboard.insertText(text);
  };
  const document = (responses: string): string => `openapi: 3.0.3\ninfo: { title: Orders, version: 1.0.0 }\npaths:\n  /pay:\n    post:\n      summary: Pay\n      responses: ${responses}\n`;

  test('is judged while it is written, by line, and saved when it is mended', async () => {
    await go('definition');
    await write(document('none'));
    await button(/^Line 7: /).click();
    await write('a: [1');
    await button(/^Line \d: /).waitFor();
    await write(document('{ "200": { description: <img src=x onerror=alert(1)> } }'));
    await page.getByText('No faults').waitFor();
    await page.getByText('JSON', { exact: true }).click();
    await editor().getByText('"openapi"').waitFor();
    await button('Save the definition').click();
    await page.getByText(/The definition was saved/).waitFor();

    expect(await operation('POST', '/pay')).toBeDefined();
    await page.getByText('Compare', { exact: true }).click();
    await page.getByRole('textbox', { name: 'What changed since Revision 1' }).getByText('/pay').waitFor();
    await page.locator('.cm-deletedChunk').first().waitFor();
  });

  test('of two people the second sees what the first changed, and decides', async () => {
    await go('definition');
    await write(document('{ "200": { description: Mine } }'));
    await changeByRest(() => ({ description: 'Changed meanwhile' }));
    await button('Save the definition').click();
    await page.getByText('It was changed by someone else meanwhile').waitFor();
    await button('Compare with theirs').click();
    await page.getByRole('textbox', { name: 'What changed between theirs and yours' }).waitFor();
    await button('Save mine over it').click();
    await page.getByText(/The definition was saved/).waitFor();

    expect((await world.rest.publisher.get(`/apis/${apiId}/swagger`)).text).toContain('Mine');
  });
});

describe('endpoints', () => {
  test('are tested from the publisher, checked, and saved', async () => {
    await go('endpoints');
    await button(`Test it: ${world.rest.backendUrl}`).first().click();
    await page.getByText(/It answers 200 OK in \d+ ms/).waitFor();

    await page.getByLabel('How calls are spread').selectOption({ label: 'Stand in for each other' });
    await button('Add a stand-in (Production)').click();
    const standIn = page.getByLabel('Address 2 (Production)', { exact: true });
    await standIn.fill('ftp://backend');
    await button('Save').click();
    await page.getByText('An http or https address, such as https://backend.example.com/v1').waitFor();
    await standIn.fill('http://127.0.0.1:9/');
    await button('Test it: http://127.0.0.1:9/').click();
    await page.getByText(/No answer: nothing listens there/).waitFor();
    await page.getByLabel('Longest wait in seconds, address 2 (Production)').fill('2.5');
    await button('Save').click();
    await page.getByText(/The endpoints were saved/).waitFor();

    expect((await api()).endpointConfig).toMatchObject({ endpoint_type: 'failover', production_endpoints: { url: world.rest.backendUrl }, production_failovers: [{ url: 'http://127.0.0.1:9/', config: { actionDuration: '2500' } }] });
  });
});

describe('the runtime settings', () => {
  test('say what gateways enforce, and nothing else; faults stand beside their fields', async () => {
    await go('runtime');
    await page.getByRole('checkbox', { name: 'API keys' }).check();
    await page.getByLabel('Header of API keys').fill('Authorization');
    await page.getByRole('checkbox', { name: 'HTTP, without encryption' }).uncheck();
    await page.getByRole('switch', { name: 'Let pages of other sites call this API' }).check();
    await page.getByLabel('Sites', { exact: true }).selectOption({ label: 'Only these sites' });
    await page.getByRole('combobox', { name: 'Only these sites' }).fill('https://app.example.com');
    await page.keyboard.press('Enter');
    await page.getByLabel('Production, calls a second').fill('50');
    await button('Save').click();
    await page.getByText('Tokens and API keys need different headers').waitFor();
    await page.getByLabel('Header of API keys').fill('X-Key');
    await button('Save').click();
    await page.getByText(/The settings were saved/).waitFor();

    expect(await api()).toMatchObject({
      securityScheme: expect.arrayContaining(['oauth2', 'api_key']),
      apiKeyHeader: 'X-Key',
      transport: ['https'],
      corsConfiguration: { corsConfigurationEnabled: true, accessControlAllowOrigins: ['https://app.example.com'] },
      maxTps: { production: 50 },
    });
    expect(await page.getByText(/cach|mutual|basic auth|schema validation/i).count()).toBe(0);
  });
});

describe('scopes', () => {
  test('are made, shared ones are taken, and what operations ask for goes with a scope after a question', async () => {
    expectStatus(await world.rest.publisher.post('/scopes', { json: { name: 'shared:read', displayName: 'Read', description: '<script>alert(1)</script>', bindings: [] } }), 201);
    await go('scopes');
    await button('Add a scope').click();
    await page.getByRole('dialog').getByLabel('Name').fill('orders write');
    await button('Done').click();
    await page.getByText('Letters, digits and . : / _ -').waitFor();
    await page.getByRole('dialog').getByLabel('Name').fill('orders:write');
    await page.getByRole('dialog').getByRole('combobox', { name: 'Roles' }).fill('admin');
    await page.keyboard.press('Enter');
    await button('Done').click();
    await button('Use a shared scope').click();
    await page.getByRole('menuitem', { name: /shared:read/ }).click();
    await button('Save').click();
    await page.getByText(/The scopes were saved/).waitFor();
    expect((await api()).scopes).toEqual(expect.arrayContaining([expect.objectContaining({ shared: true, scope: expect.objectContaining({ name: 'shared:read' }) }), expect.objectContaining({ shared: false, scope: expect.objectContaining({ name: 'orders:write', bindings: ['admin'] }) })]));

    const { verb, target } = (await api()).operations[0];
    await go('resources');
    await page.getByRole('listitem').filter({ hasText: `${verb}${target}` }).getByRole('button').first().click();
    await page.getByRole('combobox', { name: 'Scopes' }).press('ArrowDown');
    await page.getByRole('option', { name: 'orders:write' }).click();
    await button('Save').click();
    await page.getByText(/The resources were saved/).waitFor();
    expect((await operation(verb, target)).scopes).toEqual(['orders:write']);

    await page.getByRole('link', { name: 'Scopes', exact: true }).click();
    await button('Remove orders:write').click();
    await page.getByRole('dialog').getByText(/1 operation asks for it/).waitFor();
    await button('Remove the scope').click();
    await button('Save').click();
    await page.getByText(/The scopes were saved/).waitFor();
    expect((await operation(verb, target)).scopes).toEqual([]);
  });
});

test('who may look but not create is shown all of it, and offered nothing that would be refused', async () => {
  const person = await world.createUser('Internal/publisher');
  const { page: theirs } = await world.open('publisher', `/apis/${apiId}/resources`, { as: person });
  await theirs.getByText('Your roles let you look at this, not change it.').waitFor();
  expect(await theirs.getByRole('button', { name: /Add operations|Save/ }).and(theirs.locator(':enabled')).count()).toBe(0);
  for (const tab of ['endpoints', 'runtime', 'scopes', 'definition']) {
    await theirs.goto(`${world.url}/publisher/apis/${apiId}/${tab}`);
    await theirs.getByText('Your roles let you look at this, not change it.').waitFor();
  }
  await theirs.goto(`${world.url}/publisher/apis/${apiId}/plans`);
  await eventually(async () => expect(await theirs.getByRole('checkbox', { name: 'Gold' }).isEnabled()).toBe(true));
});
