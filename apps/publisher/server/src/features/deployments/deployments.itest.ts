import { apiChanged, apiDeployed, deploymentAcknowledged, environmentChanged, gatewayReported, type EventData } from '@quintet/contracts';
import { outgoing } from '@quintet/messaging';
import { createTestDatabase, eventually } from '@quintet/testkit';
import { startPublisher, type Answer, type Call, type TestPublisher } from '../../../test/start-publisher';

const organization = 'carbon.super';
const scopes = ['apim:api_manage', 'apim:api_view', 'apim:api_create', 'apim:api_publish', 'apim:api_delete', 'apim:admin'];
let publisher: TestPublisher;
let version = 0;
const origin = () => ({ source: '/test', entityVersion: (version += 1), timeMs: Date.now() });
beforeAll(async () => {
  publisher = await startPublisher();
});
afterAll(() => publisher.stop());

const call = (method: string, path: string, options: Call = {}): Promise<Answer> => publisher.call(method, path, { scopes, ...options });
const endpointConfig = { endpoint_type: 'http', production_endpoints: { url: 'http://backend:8080/base' } };
let made = 0;
const create = async (api: object = {}): Promise<string> => {
  made += 1;
  return (await call('POST', '/apis', { json: { name: `Api${made}`, version: '1.0.0', context: `/api${made}`, endpointConfig, policies: ['Unlimited'], ...api } })).body.id;
};
const revise = async (id: string, description = ''): Promise<string> => (await call('POST', `/apis/${id}/revisions`, { json: { description } })).body.id;
const deploy = (id: string, revisionId: string, json: unknown = [{ name: 'Default', vhost: 'localhost', displayOnDevportal: true }]) => call('POST', `/apis/${id}/deploy-revision?revisionId=${revisionId}`, { json });
const undeploy = (id: string, revisionId: string, json: unknown = [{ name: 'Default' }]) => call('POST', `/apis/${id}/undeploy-revision?revisionId=${revisionId}`, { json });
const move = (id: string, action: string) => call('POST', `/apis/change-lifecycle?action=${encodeURIComponent(action)}&apiId=${id}`);

describe('revisions', () => {
  test('hold what the API was, whatever becomes of it, and can be made the working copy again', async () => {
    const id = await create({ description: 'first' });
    const before = (await call('GET', `/apis/${id}`)).body;
    const { status, body: revision } = await call('POST', `/apis/${id}/revisions`, { json: { description: 'one' } });
    expect([status, revision]).toEqual([201, expect.objectContaining({ displayName: 'Revision 1', description: 'one', apiInfo: { id }, deploymentInfo: [] })]);

    await call('PUT', `/apis/${id}`, { json: { ...before, description: 'second', operations: [{ target: '/other', verb: 'GET' }] } });

    expect((await call('GET', `/apis/${revision.id}`)).body).toMatchObject({ id: revision.id, description: 'first', isRevision: true, revisionedApiId: id, revisionId: 1 });
    expect((await call('GET', `/apis/${id}`)).body).toMatchObject({ description: 'second', isRevision: false });
    const restored = await call('POST', `/apis/${id}/restore-revision?revisionId=${revision.id}`);
    expect([restored.status, restored.body.description, restored.body.operations]).toEqual([201, 'first', before.operations]);
  });

  test('are five at most, are listed by whether they are deployed, and deleted when they are not', async () => {
    const id = await create();
    const ids: string[] = [];
    for (let i = 0; i < 5; i += 1) ids.push(await revise(id));

    expect(await call('POST', `/apis/${id}/revisions`, { json: {} })).toMatchObject({ status: 400, body: { code: 900344, description: expect.stringContaining('5') } });
    await deploy(id, ids[0]!);
    expect((await call('GET', `/apis/${id}/revisions?query=deployed:true`)).body).toMatchObject({ count: 1, list: [{ id: ids[0], deploymentInfo: [{ name: 'Default', revisionUuid: ids[0], liveGatewayCount: 0, deployedGatewayCount: 0, failedGatewayCount: 0 }] }] });
    expect((await call('GET', `/apis/${id}/revisions?query=deployed:false`)).body.count).toBe(4);
    expect((await call('GET', `/apis/${id}/revisions?query=x`)).status).toBe(400);
    expect(await call('DELETE', `/apis/${id}/revisions/${ids[0]}`)).toMatchObject({ status: 400, body: { description: expect.stringContaining('Default') } });
    expect(await call('DELETE', `/apis/${id}/revisions/${ids[4]}`)).toMatchObject({ status: 200, body: { count: 4 } });
    expect((await call('POST', `/apis/${id}/revisions`, { json: {} })).body.displayName).toBe('Revision 6');
  });

  test('of an API that there is not are 404', async () => {
    const id = await create();
    const other = await revise(await create());

    expect((await call('POST', '/apis/none/revisions', { json: {} })).body).toMatchObject({ code: 900308 });
    for (const path of [`/apis/${id}/revisions/none`, `/apis/${id}/revisions/${other}`, `/apis/${id}/revisions/a%00b`]) expect(await call('GET', path)).toMatchObject({ status: 404, body: { code: 900347 } });
    expect(await call('POST', `/apis/${id}/restore-revision?revisionId=${other}`)).toMatchObject({ status: 404, body: { code: 900347 } });
  });
});

describe('deployments', () => {
  test('reach the gateways as one whole artifact, and the catalogue', async () => {
    const artifacts = await publisher.follow(apiDeployed);
    const apis = await publisher.follow(apiChanged);
    const id = await create();
    const revisionId = await revise(id);

    const answer = await deploy(id, revisionId);

    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject([{ revisionUuid: revisionId, name: 'Default', vhost: 'localhost', displayOnDevportal: true, status: 'APPROVED', liveGatewayCount: 0, deployedGatewayCount: 0, failedGatewayCount: 0 }]);
    await eventually(() => expect(artifacts.get(`${id}@Default`)).toMatchObject({ revisionId, revision: 1, endpoints: { production: { strategy: 'single', endpoints: [{ url: 'http://backend:8080/base' }] }, sandbox: null } }));
    await eventually(() => expect(apis.get(id)?.environments).toEqual(['Default']));
  });

  test('replace each other at once, and go when they are undeployed', async () => {
    const artifacts = await publisher.follow(apiDeployed);
    const id = await create();
    const [first, second] = [await revise(id), await revise(id)];
    await deploy(id, first);
    await deploy(id, second);

    expect((await call('GET', `/apis/${id}/deployments`)).body).toMatchObject({ list: [{ revisionUuid: second }] });
    await eventually(() => expect(artifacts.get(`${id}@Default`)?.revisionId).toBe(second));
    expect((await undeploy(id, first)).status).toBe(404);
    expect(await undeploy(id, second)).toMatchObject({ status: 201, body: [] });
    await eventually(() => expect(artifacts.get(`${id}@Default`)).toBeUndefined());
  });

  test('to what there is not are refused, and nothing is deployed', async () => {
    const id = await create();
    const revisionId = await revise(id);

    expect(await deploy(id, revisionId, [{ name: 'Default' }, { name: 'Nowhere' }])).toMatchObject({ status: 400, body: { code: 900504 } });
    expect(await deploy(id, revisionId, [{ name: 'Default', vhost: 'elsewhere.example' }])).toMatchObject({ status: 400, body: { code: 900504, description: expect.stringContaining('localhost') } });
    expect(await deploy(id, 'none')).toMatchObject({ status: 404, body: { code: 900347 } });
    expect(await deploy('none', revisionId)).toMatchObject({ status: 404, body: { code: 900308 } });
    expect((await deploy(id, revisionId, [])).status).toBe(400);
    expect((await deploy(id, revisionId, [{ name: 'Default' }, { name: 'Default' }])).status).toBe(400);
    expect((await call('GET', `/apis/${id}/deployments`)).body).toEqual({ count: 0, list: [] });
  });

  test('without any endpoint are refused', async () => {
    const id = await create({ endpointConfig: null });

    expect(await deploy(id, await revise(id))).toMatchObject({ status: 400, body: { code: 903226 } });
  });

  test('show on how many of the living gateways they are, and why not', async () => {
    const id = await create();
    const revisionId = await revise(id);
    await deploy(id, revisionId);
    const now = Date.now();
    const gateway = (gatewayId: string, expiresMs = now + 60_000, environments = ['Default']) =>
      outgoing(gatewayReported, { gatewayId, environments, startedMs: now, reportedMs: now, expiresMs, state: 'live', version: '1' }, origin());
    const said = (gatewayId: string, outcome: 'applied' | 'refused', atMs: number, more: Partial<EventData<typeof deploymentAcknowledged>> = {}) =>
      outgoing(deploymentAcknowledged, { gatewayId, apiId: id, organization, environment: 'Default', revisionId, outcome, reason: outcome === 'refused' ? 'no room' : null, atMs, ...more }, origin());
    await publisher.bus.publish([gateway('g1'), gateway('g2'), gateway('g3'), gateway('gone', now - 1), gateway('elsewhere', now + 60_000, ['Other'])]);

    await publisher.bus.publish([
      said('g1', 'applied', now + 20),
      said('g1', 'refused', now + 10), // late: older than what is known
      said('g2', 'refused', now + 30),
      said('g3', 'applied', now + 5, { revisionId: 'an older one' }),
      said('gone', 'applied', now),
      said('g1', 'applied', now, { apiId: 'deleted long ago' }),
    ]);

    await eventually(async () => {
      const [shown] = (await call('GET', `/apis/${id}/deployments`)).body.list;
      expect(shown).toMatchObject({ liveGatewayCount: 3, deployedGatewayCount: 1, failedGatewayCount: 1 });
      expect(shown.gateways).toMatchObject([{ gatewayId: 'g1', outcome: 'applied' }, { gatewayId: 'g2', outcome: 'refused', reason: 'no room' }, { gatewayId: 'g3', outcome: 'waiting' }]);
    });
    await deploy(id, revisionId);
    expect((await call('GET', `/apis/${id}/deployments`)).body.list).toMatchObject([{ deployedGatewayCount: 0 }]);
  });

  test('are taken away by the number of the revision too, as command-line clients do', async () => {
    const id = await create();
    await deploy(id, await revise(id));
    const undeployNumber = (query: string, json: unknown = null) => call('POST', `/apis/${id}/undeploy-revision?${query}`, { json });

    expect(await undeployNumber('revisionNumber=7')).toMatchObject({ status: 404, body: { code: 900347 } });
    expect(await undeployNumber('allEnvironments=true')).toMatchObject({ status: 400, body: { error: [{ code: 'revisionId' }] } });
    expect(await undeployNumber('revisionNumber=1&allEnvironments=true')).toMatchObject({ status: 201, body: [] });
  });

  test('can be hidden from subscribers', async () => {
    const apis = await publisher.follow(apiChanged);
    const id = await create();
    const [{ id: deploymentId }] = (await deploy(id, await revise(id))).body;

    expect(await call('PUT', `/apis/${id}/deployments/${deploymentId}`, { json: { displayOnDevportal: false } })).toMatchObject({ status: 200, body: { displayOnDevportal: false } });
    await eventually(() => expect(apis.get(id)?.environments).toEqual([]));
  });

  test('carry which version is the default one, also when that changes later', async () => {
    const artifacts = await publisher.follow(apiDeployed);
    const first = await create({ name: 'Versions', context: '/versions', isDefaultVersion: true });
    const second = await create({ name: 'Versions', context: '/versions', version: '2.0.0' });
    for (const id of [first, second]) await deploy(id, await revise(id));
    await eventually(() => expect([first, second].map((id) => artifacts.get(`${id}@Default`)?.isDefaultVersion)).toEqual([true, false]));

    await call('PUT', `/apis/${second}`, { json: { ...(await call('GET', `/apis/${second}`)).body, isDefaultVersion: true } });

    await eventually(() => expect([first, second].map((id) => artifacts.get(`${id}@Default`)?.isDefaultVersion)).toEqual([false, true]));
  });

  test('and a deletion at the same time end with nothing deployed', async () => {
    const artifacts = await publisher.follow(apiDeployed);
    const id = await create();
    const revisionId = await revise(id);

    const [deployed, deleted] = await Promise.all([deploy(id, revisionId), call('DELETE', `/apis/${id}`)]);

    expect(deleted.status).toBe(200);
    expect([201, 404]).toContain(deployed.status);
    const marker = await create();
    await deploy(marker, await revise(marker));
    await eventually(() => expect(artifacts.get(`${marker}@Default`)).toBeDefined());
    expect(artifacts.get(`${id}@Default`)).toBeUndefined();
  });
});

describe('the lifecycle', () => {
  test('goes from CREATED to RETIRED, which takes the API off every gateway', async () => {
    const artifacts = await publisher.follow(apiDeployed);
    const apis = await publisher.follow(apiChanged);
    const id = await create();
    await deploy(id, await revise(id));
    await eventually(() => expect(artifacts.get(`${id}@Default`)).toBeDefined());
    const answer = await move(id, 'Publish');

    expect(answer).toMatchObject({ status: 200, body: { workflowStatus: 'APPROVED', lifecycleState: { state: 'Published' } } });
    await eventually(() => expect(apis.get(id)?.lifecycleState).toBe('PUBLISHED'));
    for (const action of ['Block', 'Re-Publish', 'Deprecate', 'Retire']) expect((await move(id, action)).status).toBe(200);
    await eventually(() => expect(artifacts.get(`${id}@Default`)).toBeUndefined());
    const retired = await call('GET', `/apis/${id}/lifecycle-state`);
    expect(retired.body).toEqual({ state: 'Retired', checkItems: [], availableTransitions: [] });
    expect((await call('GET', `/apis/${id}/lifecycle-state`, { headers: { 'if-none-match': retired.headers.get('etag')! } })).status).toBe(304);
    expect((await call('GET', `/apis/${id}/lifecycle-history`)).body).toMatchObject({ count: 6, list: [{ postState: 'CREATED', user: 'ann' }, { previousState: 'CREATED', postState: 'PUBLISHED' }, {}, {}, {}, { postState: 'RETIRED' }] });
    expect((await deploy(id, (await call('GET', `/apis/${id}/revisions`)).body.list[0].id)).status).toBe(400);
  });

  test('refuses what a state does not offer, and says what it does', async () => {
    const id = await create();

    expect(await move(id, 'Retire')).toMatchObject({ status: 400, body: { description: expect.stringContaining('Publish') } });
    expect((await call('GET', `/apis/${id}/lifecycle-state`)).body).toMatchObject({ state: 'Created', availableTransitions: [{ event: 'Publish', targetState: 'Published' }, {}] });
    expect(await move('none', 'Publish')).toMatchObject({ status: 404, body: { code: 900308 } });
  });

  test('publishes only with a business plan and an endpoint', async () => {
    expect(await move(await create({ policies: [] }), 'Publish')).toMatchObject({ status: 400, body: { code: 903224 } });
    expect(await move(await create({ endpointConfig: null }), 'Publish')).toMatchObject({ status: 400, body: { code: 903226 } });
  });

  test('a published API keeps at least one business plan', async () => {
    const id = await create();
    await move(id, 'Publish');
    const { body } = await call('GET', `/apis/${id}`);

    expect(await call('PUT', `/apis/${id}`, { json: { ...body, policies: [] } })).toMatchObject({ status: 400, body: { code: 903224 } });
  });

  test('of two that move it at once, one is refused', async () => {
    const id = await create();
    const answers = await Promise.all([move(id, 'Publish'), move(id, 'Publish')]);

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
  });

  test('deprecates the older versions when that is ticked', async () => {
    const [first, second] = [await create({ name: 'Old', context: '/old' }), await create({ name: 'Old', context: '/old', version: '2' })];
    await move(first, 'Publish');

    await call('POST', `/apis/change-lifecycle?action=Publish&apiId=${second}&lifecycleChecklist=${encodeURIComponent('Deprecate old versions after publishing the API:true')}`);

    expect((await call('GET', `/apis/${first}`)).body.lifeCycleStatus).toBe('DEPRECATED');
  });
});

test('a publisher that starts on an empty hub puts all of it there', async () => {
  const kept = await createTestDatabase();
  const shared = publisher;
  try {
    publisher = await startPublisher({ databaseUrl: kept.url });
    const id = await create();
    await deploy(id, await revise(id));
    await publisher.stop();

    publisher = await startPublisher({ databaseUrl: kept.url });
    const [apis, artifacts, environments] = [await publisher.follow(apiChanged), await publisher.follow(apiDeployed), await publisher.follow(environmentChanged)];
    await eventually(() => expect([apis.get(id), artifacts.get(`${id}@Default`), environments.get(`${organization}/Default`)]).not.toContain(undefined));
    await publisher.stop();
  } finally {
    publisher = shared;
    await kept.drop();
  }
});
