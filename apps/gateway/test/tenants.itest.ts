import { organizationChanged } from '@quintet/contracts';
import { createMemoryBus, type EventBus } from '@quintet/messaging';
import { silentLogger } from '@quintet/service-kit';
import { createTestIssuer, eventually, type TestIssuer } from '@quintet/testkit';
import { artifactOf, bearer, call, deploy, operation, putState, removeState, startBackend, startGateway, subscribe, type Backend } from './fixture';

let bus: EventBus;
let backend: Backend;
let issuer: TestIssuer;
let gateway: Awaited<ReturnType<typeof startGateway>>;
beforeAll(async () => {
  bus = createMemoryBus({ logger: silentLogger() });
  backend = await startBackend();
  issuer = await createTestIssuer(bus);
  await deploy(bus, artifactOf(backend.url));
  await deploy(bus, artifactOf(backend.url, { apiId: 'open', organization: 'acme.com', name: 'Open', context: '/open/1', defaultContext: '/open', operations: [operation('GET', '/*', { authType: 'None' })] }));
  await subscribe(bus, { apiIds: ['pizza'] });
  gateway = await startGateway(bus);
});
afterAll(async () => {
  await gateway.stop();
  await backend.stop();
});

const tell = (organization: string, enabled: boolean) => putState(bus, organizationChanged, { organization, id: organization, displayName: organization, enabled, createdMs: 0 });
const answers = async () => [await call(`${gateway.url}/pizza/1.0.0/menu`, bearer(issuer.token())), await call(`${gateway.url}/open/1/x`)];
const statuses = async () => (await answers()).map(({ status }) => status);

test('a tenant that is disabled, deleted or was never there serves no call, while nothing of tenants is known all do', async () => {
  expect(await statuses()).toEqual([200, 200]);

  await tell('carbon.super', true);
  await eventually(async () => expect(await statuses()).toEqual([200, 403]));
  await tell('acme.com', true);
  await eventually(async () => expect(await statuses()).toEqual([200, 200]));
  await tell('acme.com', false);
  await eventually(async () => expect(await statuses()).toEqual([200, 403]));
  expect((await answers())[1]?.text).toContain('900908');
  await removeState(bus, organizationChanged, 'acme.com');
  expect(await statuses()).toEqual([200, 403]);
});
