import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '@quintet/testkit';
import { expectStatus, request } from '../rest';
import type { Step } from './steps';
import { applicationToken, call, createApplication, logInAsAdmin, onEveryGateway, registerClient, requestToken, type World } from './world';

const definition = readFileSync(join(__dirname, '..', '..', 'fixtures', 'orders.yaml'), 'utf8');
const file = (): Blob => new Blob([definition], { type: 'application/yaml' });

/** From an OpenAPI file to a call that is answered. */
export const publishAndCall = (world: () => World, step: Step): void => {
  step('an OAuth client is registered once, and gives a token with the scopes that its user may have', async () => {
    const first = await registerClient(world(), 'main-job');
    const second = await registerClient(world(), 'main-job');
    expect(second).toMatchObject({ clientId: first.clientId, clientSecret: first.clientSecret });

    await logInAsAdmin(world());
    const { username, password } = world().deployment.admin;
    const dropped = await requestToken(world(), { username: first.clientId, password: first.clientSecret }, { grant_type: 'password', username, password, scope: 'apim:api_view no_such_scope' });
    expect(expectStatus(dropped, 200).body.scope).toBe('apim:api_view');
  });

  step('an OpenAPI file is found valid and becomes an API', async () => {
    const check = new FormData();
    check.set('file', file(), 'orders.yaml');
    expect(expectStatus(await world().publisher.post('/apis/validate-openapi', { multipart: check }), 200).body).toMatchObject({ isValid: true, info: { name: 'Orders', version: '1.0.0' } });

    const multipart = new FormData();
    multipart.set('file', file(), 'orders.yaml');
    const endpoint = { url: world().backendUrl };
    multipart.set(
      'additionalProperties',
      JSON.stringify({
        name: 'Orders',
        version: '1.0.0',
        context: world().context,
        policies: ['Unlimited', 'Gold'],
        securityScheme: ['oauth2', 'api_key', 'oauth_basic_auth_api_key_mandatory'],
        endpointConfig: { endpoint_type: 'http', production_endpoints: endpoint, sandbox_endpoints: endpoint },
      }),
    );
    const api = expectStatus(await world().publisher.post('/apis/import-openapi', { multipart }), 201).body;
    expect(api).toMatchObject({ name: 'Orders', context: world().context, lifeCycleStatus: 'CREATED' });
    expect(api.operations.map(({ verb, target }: { verb: string; target: string }) => `${verb} ${target}`).sort()).toEqual([
      'DELETE /orders/{orderId}',
      'GET /admin/report',
      'GET /orders',
      'GET /orders/{orderId}',
      'POST /orders',
    ]);
    world().apiId = api.id;
  });

  step('one operation is put under a scope that the administrator has not', async () => {
    const api = expectStatus(await world().publisher.get(`/apis/${world().apiId}`), 200).body;
    const scopes = [{ scope: { name: 'orders_report', displayName: 'Report', description: '', bindings: ['Internal/auditor'] }, shared: false }];
    const operations = api.operations.map((operation: { target: string }) => (operation.target === '/admin/report' ? { ...operation, scopes: ['orders_report'] } : operation));

    const changed = expectStatus(await world().publisher.put(`/apis/${world().apiId}`, { json: { ...api, scopes, operations } }), 200).body;

    expect(changed.operations.find(({ target }: { target: string }) => target === '/admin/report').scopes).toEqual(['orders_report']);
  });

  step('a revision is deployed, and every gateway says so', async () => {
    const revision = expectStatus(await world().publisher.post(`/apis/${world().apiId}/revisions`, { json: { description: 'first' } }), 201).body;
    world().revisionId = revision.id;
    expectStatus(await world().publisher.post(`/apis/${world().apiId}/deploy-revision?revisionId=${revision.id}`, { json: [{ name: 'Default', vhost: 'localhost', displayOnDevportal: true }] }), 201);

    const gateways = world().deployment.gateways.length;
    await eventually(async () => {
      const { list } = expectStatus(await world().publisher.get(`/apis/${world().apiId}/deployments`), 200).body;
      expect(list).toEqual([expect.objectContaining({ name: 'Default', revisionUuid: world().revisionId, liveGatewayCount: gateways, deployedGatewayCount: gateways, failedGatewayCount: 0 })]);
    });
  });

  step('before it is published the API answers to the internal key alone', async () => {
    const { apikey } = expectStatus(await world().publisher.post(`/apis/${world().apiId}/generate-key`), 200).body;

    await onEveryGateway(world(), 'GET', '/orders', { headers: { 'internal-key': apikey } }, { status: 200 });
    const answer = await call(world(), 'GET', '/orders', { headers: { 'internal-key': apikey } });
    expect(answer.body.headers).not.toHaveProperty('internal-key');
  });

  step('it is published, and found in the developer portal', async () => {
    const moved = expectStatus(await world().publisher.post(`/apis/change-lifecycle?apiId=${world().apiId}&action=Publish`), 200).body;
    expect(moved.lifecycleState.state ?? moved.lifecycleState).toMatch(/Published/i);

    await eventually(async () => {
      const { list } = expectStatus(await world().devportal.get('/apis?query=name:Orders'), 200).body;
      expect(list).toEqual([expect.objectContaining({ id: world().apiId, name: 'Orders' })]);
    });
    expectStatus(await world().devportal.get(`/apis/${world().apiId}`), 200);
    await eventually(async () => expect(expectStatus(await world().devportal.get(`/apis/${world().apiId}/swagger`), 200).text).toContain('/orders/{orderId}'));
    const { list: found } = expectStatus(await world().devportal.get('/search?query=Orders'), 200).body;
    expect(found).toContainEqual(expect.objectContaining({ id: world().apiId }));
  });

  step('an application subscribes, gets keys and a token', async () => {
    const made = await createApplication(world(), 'main-job application', 'Unlimited');
    Object.assign(world(), made);
    world().token = await applicationToken(world(), made);
    const { list } = expectStatus(await world().devportal.get(`/applications/${made.applicationId}/oauth-keys`), 200).body;
    expect(list).toEqual([expect.objectContaining({ consumerKey: made.consumerKey, keyType: 'PRODUCTION' })]);
  });

  step('a call arrives at the backend as it was sent, without its credential', async () => {
    const { token } = world();
    await onEveryGateway(world(), 'GET', '/orders', { token }, { status: 200 });

    const body = JSON.stringify({ item: 'Käse', quantity: 2 });
    const answer = await call(world(), 'POST', '/orders?state=new&tag=a%20b&tag=c+d', { token, text: body, headers: { 'content-type': 'application/json', 'x-custom': 'kept', 'x-jwt-assertion': 'forged' } });

    expect(expectStatus(answer, 200).headers.get('x-backend')).toBe('echo');
    expect(answer.body).toMatchObject({ method: 'POST', url: '/base/orders?state=new&tag=a%20b&tag=c+d', body });
    expect(answer.body.headers).toMatchObject({ 'content-type': 'application/json', 'x-custom': 'kept' });
    for (const name of ['authorization', 'internal-key', 'x-jwt-assertion']) expect(answer.body.headers).not.toHaveProperty(name);
    expect(answer.headers.get('x-request-id')).toBeTruthy();

    expect((await call(world(), 'GET', '/orders/a%2Fb', { token })).body).toMatchObject({ method: 'GET' });
    expect((await call(world(), 'DELETE', '/orders/42', { token })).body).toMatchObject({ method: 'DELETE', url: '/base/orders/42' });
  });

  step('a gateway says that it is up, and shows what it serves to its administrator', async () => {
    const { gateways, gatewayAdmin } = world().deployment;
    for (const { management } of gateways) {
      expectStatus(await request('GET', `${management}/api/am/gateway/v2/server-startup-healthcheck`), 200);
      const artifact = `${management}/api/am/gateway/v2/api-artifact?apiName=Orders&version=1.0.0&tenantDomain=carbon.super`;
      expectStatus(await request('GET', artifact, { basic: gatewayAdmin }), 200);
      expectStatus(await request('GET', artifact), 401);
    }
  });
};
