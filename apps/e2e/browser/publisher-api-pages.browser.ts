import type { Page } from 'playwright-core';
import { createApplication } from '../src/main-job/world';
import { expectStatus } from '../src/rest';
import { expectAccessible, settle, startPortalWorld, takeScreenshots, type PageWatch, type PortalWorld } from './harness';

const hostile = '<img src=x onerror="alert(1)"><script>alert(2)</script>';

let world: PortalWorld;
let page: Page;
let watch: PageWatch;
let apis = 0;
beforeAll(async () => {
  world = await startPortalWorld();
  ({ page, watch } = await world.open('publisher', '/apis', { as: world.admin }));
});
afterAll(() => world?.stop());

/** @returns its id */
const makeApi = async (more: object = {}): Promise<string> => {
  apis += 1;
  const json = { name: `Api ${apis}`, version: '1.0.0', context: `/api-${apis}`, policies: ['Unlimited'], endpointConfig: { endpoint_type: 'http', production_endpoints: { url: world.rest.backendUrl } }, ...more };
  return expectStatus(await world.rest.publisher.post('/apis', { json }), 201).body.id;
};
const read = async (apiId: string) => expectStatus(await world.rest.publisher.get(`/apis/${apiId}`), 200).body;
const deploy = async (apiId: string): Promise<string> => {
  const { id } = expectStatus(await world.rest.publisher.post(`/apis/${apiId}/revisions`, { json: { description: hostile } }), 201).body;
  expectStatus(await world.rest.publisher.post(`/apis/${apiId}/deploy-revision?revisionId=${id}`, { json: [{ name: 'Default' }] }), 201);
  return id;
};
const goTo = async (path: string): Promise<void> => {
  await page.goto(`${world.url}/publisher${path}`);
  await settle(page);
};
const button = (name: string) => page.getByRole('button', { name, exact: true });

describe('design', () => {
  test('what two people change at once is told, and neither loses it', async () => {
    const apiId = await makeApi({ tags: ['first'] });
    await goTo(`/apis/${apiId}/design`);
    await page.getByLabel('Description').fill('Mine');
    expectStatus(await world.rest.publisher.put(`/apis/${apiId}`, { json: { ...(await read(apiId)), tags: ['theirs'] } }), 200);

    await button('Save').click();
    await page.getByText('It was changed by someone else meanwhile').waitFor();
    await page.getByRole('row', { name: /Tags/ }).getByText('theirs').waitFor();
    await expectAccessible(page);
    await takeScreenshots(page, 'publisher-design-conflict');
    await button('Keep mine and save again').click();
    await page.getByText('The design was saved').waitFor();

    expect(await read(apiId)).toMatchObject({ description: 'Mine', tags: ['theirs'] });
  });

  test('nobody leaves with changes that are not saved, unless he wants to', async () => {
    const apiId = await makeApi();
    await goTo(`/apis/${apiId}/design`);
    await page.getByLabel('Description').fill('Not saved');
    await page.getByRole('link', { name: 'Overview' }).click();
    await page.getByText('Leave without saving?').waitFor();
    await button('Stay').click();
    expect(await page.getByLabel('Description').inputValue()).toBe('Not saved');

    await page.getByRole('link', { name: 'Overview' }).click();
    await button('Leave').click();
    await page.waitForURL(/overview$/);
    expect(await read(apiId)).toMatchObject({ description: '' });
  });

  test('what is refused stands beside its field', async () => {
    const apiId = await makeApi();
    await goTo(`/apis/${apiId}/design`);
    await page.getByLabel('Certain roles').check();
    await page.getByLabel('E-mail of the business owner').fill('nobody');
    await button('Save').click();
    await page.getByText('At least one role is needed').waitFor();
    await page.getByText('An e-mail address, such as ann@example.com').waitFor();
    await expectAccessible(page);
    await takeScreenshots(page, 'publisher-design-faults');
  });

  test('a picture is shown at once, and one with a script is refused with the reason', async () => {
    const apiId = await makeApi();
    await goTo(`/apis/${apiId}/design`);
    const choose = (svg: string) => page.locator('input[type=file]').setInputFiles({ name: 'a.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(svg) });
    await choose('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
    await page.getByRole('alert').getByText(/must not have the element or instruction "script"/).waitFor();
    await choose('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><circle cx="4" cy="4" r="4" fill="tomato"/></svg>');
    await page.getByText('The picture was saved').waitFor();
    await page.locator(`img[src*="${apiId}/thumbnail"]`).first().waitFor();
  });

  test('a publisher changes how it is offered, not what it is', async () => {
    const apiId = await makeApi();
    const other = await world.open('publisher', `/apis/${apiId}/design`, { as: await world.createUser('Internal/publisher') });
    await other.page.getByText(/As a publisher you change how the API is offered/).waitFor();
    expect(await other.page.getByLabel('Description').isDisabled()).toBe(true);
    await other.page.getByRole('combobox', { name: 'Tags' }).fill('hot');
    await other.page.getByRole('combobox', { name: 'Tags' }).press('Enter');
    await other.page.getByRole('button', { name: 'Save' }).click();
    await other.page.getByText('The design was saved').waitFor();
    expect(await read(apiId)).toMatchObject({ tags: ['hot'] });
  });
});

describe('creating', () => {
  test('the keyboard is enough', async () => {
    await makeApi();
    await goTo('/apis');
    await button('Create an API').focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Import OpenAPI' }).waitFor();
    const focused = () => page.evaluate<string>('document.activeElement?.textContent ?? ""');
    for (let presses = 0; presses < 6 && !(await focused()).startsWith('Start from scratch'); presses += 1) {
      await page.keyboard.press('ArrowDown');
      await page.waitForTimeout(50); // the menu takes the focus after it has opened
    }
    await page.keyboard.press('Enter');
    await page.getByLabel('Name').waitFor();
    await page.waitForFunction('document.activeElement?.getAttribute("data-path") === "name"');
    for (const text of ['By keys', '', '/by-keys', world.rest.backendUrl]) {
      if (text !== '') await page.keyboard.type(text);
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'By keys' }).waitFor();
  });

  test('a definition that was pasted is not lost by a wrong click', async () => {
    await goTo('/apis/new/import?from=text');
    await page.getByLabel('Definition', { exact: true }).fill('openapi: 3.0.3');
    await page.getByRole('link', { name: 'Shared scopes' }).click();
    await page.getByText('Leave without saving?').waitFor();
    await button('Stay').click();
    expect(await page.getByLabel('Definition', { exact: true }).inputValue()).toBe('openapi: 3.0.3');
    await button('Check the definition').click();
    await page.getByText(/to mend before it can be imported/).waitFor();
    await page.getByText('Address', { exact: true }).click();
    await page.waitForURL(/from=url/);
  });

  test('two clicks make one API, and what is taken is said beside its field', async () => {
    await goTo('/apis/new/scratch');
    await page.getByLabel('Name').fill('Twice');
    await page.getByLabel('Context').fill('/twice');
    await button('Create the API').dblclick();
    await page.getByRole('heading', { name: 'Twice' }).waitFor();
    expect((await world.rest.publisher.get('/apis?query=name:Twice')).body.count).toBe(1);

    await goTo('/apis/new/scratch');
    await page.getByLabel('Name').fill('Another');
    await page.getByLabel('Context').fill('/twice');
    await button('Create the API').click();
    await page.locator('[aria-invalid=true]').waitFor();
    await page.getByText(/\/twice\/1\.0\.0 belongs to "Twice"/).first().waitFor();
    expect(await page.getByLabel('Name').inputValue()).toBe('Another');
  });
});

describe('an API', () => {
  test('a new version begins as a copy, and is deleted by typing its name', async () => {
    const apiId = await makeApi({ name: 'Versioned', version: '1.0.9', tags: ['kept'] });
    await goTo(`/apis/${apiId}/overview`);
    await button('New version').click();
    expect(await page.getByRole('textbox', { name: 'Version' }).inputValue()).toBe('1.0.10');
    await expectAccessible(page);
    await button('Create the version').click();
    await page.getByText('Version 1.0.10', { exact: true }).waitFor();
    await page.getByText('kept', { exact: true }).waitFor();

    await button('More actions').click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    const confirmed = page.getByRole('dialog').getByRole('button', { name: 'Delete the API' });
    expect(await confirmed.isDisabled()).toBe(true);
    await page.getByLabel('Type Versioned to confirm').fill('Versioned');
    await expectAccessible(page);
    await confirmed.click();
    await page.waitForURL(/\/apis$/);
    expect((await world.rest.publisher.get('/apis?query=name:Versioned')).body.list.map(({ version }: { version: string }) => version)).toEqual(['1.0.9']);
  });

  test('its definition is downloaded as a file', async () => {
    const apiId = await makeApi({ name: 'Down load' });
    await goTo(`/apis/${apiId}/overview`);
    await button('More actions').click();
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('menuitem', { name: 'Download the definition' }).click()]);
    expect(file.suggestedFilename()).toBe('Down-load-1.0.0.json');
  });

  test('one that there is not says so', async () => {
    await goTo('/apis/unknown/overview');
    await page.getByRole('heading', { name: 'There is no such thing' }).waitFor();
  });

  test('what others wrote of it is text, on every page, and runs nothing', async () => {
    const apiId = await makeApi({ description: hostile, tags: ['<b>x</b>'], operations: [{ verb: 'GET', target: "/<img-src=x-onerror=alert(1)>/{'\"><b>}" }], businessInformation: { businessOwner: hostile } });
    await deploy(apiId);
    for (const tab of ['overview', 'design', 'revisions', 'lifecycle', 'try-out']) {
      await goTo(`/apis/${apiId}/${tab}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      expect([tab, await page.locator('img[src="x"]').count()]).toEqual([tab, 0]);
    }
    await goTo(`/apis/${apiId}/revisions`);
    await page.getByText(hostile, { exact: true }).waitFor();
  });
});

describe('deployments', () => {
  test('a sixth revision makes room, undeploying and restoring ask first', async () => {
    const apiId = await makeApi();
    for (let i = 0; i < 5; i += 1) expectStatus(await world.rest.publisher.post(`/apis/${apiId}/revisions`, { json: { description: `Number ${i + 1}` } }), 201);
    await goTo(`/apis/${apiId}/revisions`);
    await button('Deploy a new revision').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Deploy', exact: true }).click();
    await page.getByText('One has to go before another is made').waitFor();
    await page.getByLabel('Delete Revision 1, the oldest one that is deployed nowhere').check();
    await page.getByRole('dialog').getByRole('button', { name: 'Deploy', exact: true }).click();
    await page.getByText(/^Live on 1 of 1 gateway/).waitFor();
    await page.getByText('Revision 6', { exact: true }).waitFor();
    expect(await page.getByText('Revision 1', { exact: true }).count()).toBe(0);

    expectStatus(await world.rest.publisher.put(`/apis/${apiId}`, { json: { ...(await read(apiId)), description: 'Later' } }), 200);
    await page.getByRole('group', { name: 'Actions for Revision 6' }).getByRole('button', { name: 'Restore' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Restore' }).click();
    await page.getByText('Revision 6 was restored').waitFor();
    expect(await read(apiId)).toMatchObject({ description: '' });

    await button('Undeploy from Default').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Undeploy' }).click();
    await page.getByText('Not deployed yet').waitFor();
  });

  test('a gateway that refuses says why', async () => {
    const apiId = await makeApi();
    await deploy(apiId);
    await page.route(`**/apis/${apiId}/deployments`, async (route) => {
      const response = await route.fetch();
      const body = (await response.json()) as { list: object[] };
      const refused = { gatewayId: 'gw-2', outcome: 'refused', reason: 'the route is taken', time: '1', tookMs: null };
      const propagation = { live: 2, deployed: 1, failed: 1, milliseconds: 18, text: 'live on 1 of 2 gateways in 18 ms, refused by 1', failures: [{ gatewayId: 'gw-2', reason: 'the route is taken' }] };
      await route.fulfill({ json: { ...body, list: body.list.map((one) => ({ ...one, liveGatewayCount: 2, gateways: [refused], propagation })) } });
    });
    await goTo(`/apis/${apiId}/revisions`);
    await page.getByText('Live on 1 of 2 gateways in 18 ms, refused by 1').waitFor();
    await page.getByText('gw-2: the route is taken').waitFor();
    await button('Gateways').click();
    await page.getByRole('table', { name: 'Gateways of Default' }).getByText('Refused').waitFor();
    await expectAccessible(page);
    await takeScreenshots(page, 'publisher-revisions-refused');
    await page.unroute(`**/apis/${apiId}/deployments`);
  });

  test('what breaks callers is named before it is deployed, with those whom it concerns', async () => {
    const operation = (target: string) => ({ verb: 'GET', target });
    const apiId = await makeApi({ operations: [operation('/menu'), operation('/orders')] });
    await deploy(apiId);
    expectStatus(await world.rest.publisher.post(`/apis/change-lifecycle?apiId=${apiId}&action=Publish`), 200);
    world.rest.apiId = apiId;
    await waitUntil(async () => (await world.rest.devportal.get(`/apis/${apiId}`)).status === 200);
    await createApplication(world.rest, 'Pizza app', 'Unlimited');
    expectStatus(await world.rest.publisher.put(`/apis/${apiId}`, { json: { ...(await read(apiId)), operations: [operation('/menu'), operation('/new')] } }), 200);
    await waitUntil(async () => (await world.rest.publisher.get(`/apis/${apiId}/definition-changes`)).body.subscribers.count === 1);

    await goTo(`/apis/${apiId}/revisions`);
    await button('Deploy a new revision').click();
    await page.getByText('1 change since Revision 1 may break callers').waitFor();
    await page.getByText('GET /orders', { exact: true }).waitFor();
    await page.getByText('Pizza app of admin, Unlimited').waitFor();
    await page.getByText('1 change that breaks nobody').click();
    await page.getByText('GET /new', { exact: true }).waitFor();
    await expectAccessible(page);
    await takeScreenshots(page, 'publisher-deploy-breaking');
    await button('Deploy all the same').click();
    await page.getByText(/^Live on 1 of 1 gateway/).waitFor();
  });
});

const waitUntil = async (holds: () => Promise<boolean>): Promise<void> => {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    if (await holds()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('it did not become so');
};

describe('lifecycle', () => {
  test('what is missing is said where it is added, and states that cannot be reached say why', async () => {
    const apiId = await makeApi({ policies: [], endpointConfig: null });
    await goTo(`/apis/${apiId}/lifecycle`);
    await button('Published Publish').press('Enter');
    await page.getByText('It has no endpoint: calls would lead nowhere.').waitFor();
    await page.getByText('It has no business plan for subscribers to choose.').waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Escape');

    const retired = button('Retired');
    expect(await retired.getAttribute('aria-disabled')).toBe('true');
    await retired.focus();
    await page.getByText('Retired: It has to be deprecated first, so that its consumers can move on.').waitFor();
  });

  test('a move that somebody else was faster with is told, not made twice', async () => {
    const apiId = await makeApi();
    await goTo(`/apis/${apiId}/lifecycle`);
    await button('Published Publish').click();
    expectStatus(await world.rest.publisher.put(`/apis/${apiId}`, { json: { ...(await read(apiId)), description: 'Theirs' } }), 200);
    await page.getByRole('dialog').getByRole('button', { name: 'Publish', exact: true }).click();
    await page.getByText('It was changed by someone else meanwhile').waitFor();
    expect(await read(apiId)).toMatchObject({ lifeCycleStatus: 'CREATED' });
    await button('Keep mine and save again').click();
    await button('Published now').waitFor();
    expect(await read(apiId)).toMatchObject({ lifeCycleStatus: 'PUBLISHED', description: 'Theirs' });
  });

  test('a creator sees the states, and moves nothing', async () => {
    const apiId = await makeApi();
    const other = await world.open('publisher', `/apis/${apiId}/lifecycle`, { as: await world.createUser('Internal/creator') });
    await other.page.getByText(/Your roles let you look at its state/).waitFor();
    expect(await other.page.locator('[data-kind=move]').count()).toBe(0);
  });
});

describe('try out', () => {
  test('an answer that is a page is shown as text, and a refused call is explained', async () => {
    const apiId = await makeApi({ operations: [{ verb: 'GET', target: '/page' }] });
    await goTo(`/apis/${apiId}/try-out`);
    await page.getByText('Deploy it first').waitFor();
    await deploy(apiId);
    await page.route('**/services/try-out/**', (route) => route.fulfill({ contentType: 'text/html', body: `<h1>Hello</h1>${hostile}` }), { times: 1 });
    await goTo(`/apis/${apiId}/try-out`);
    await button('Send').click();
    await page.getByRole('region', { name: 'Body of the answer' }).getByText(hostile).waitFor();

    await button('Add to headers').click();
    await page.getByLabel('Headers: name 1').fill('Internal-Key');
    await page.route('**/services/try-out/**', (route) => route.continue({ headers: { ...route.request().headers(), 'internal-key': 'wrong' } }), { times: 1 });
    await button('Send').click();
    await page.getByText('401 Unauthorized', { exact: true }).waitFor();
    await page.getByText('Why it was refused').waitFor();
    await expectAccessible(page);
    await takeScreenshots(page, 'publisher-try-out-refused');
    watch.expect(/401/);
  });
});
