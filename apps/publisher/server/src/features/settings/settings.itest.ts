import { startPublisher, type Call, type TestPublisher } from '../../../test/start-publisher';

let publisher: TestPublisher;
beforeAll(async () => {
  publisher = await startPublisher({ publicUrl: 'https://apim.example', defaultVhost: { host: 'api.example', httpPort: 80, httpsPort: 443 } });
});
afterAll(() => publisher.stop());

const get = (call: Call) => publisher.call('GET', '/settings', call);

test('before the log-in the settings say what to ask for, and nothing else', async () => {
  const { status, body } = await get({ anonymous: true });

  expect(status).toBe(200);
  expect(Object.keys(body)).toEqual(['scopes']);
  expect(body.scopes).toContain('apim:api_create');
});

test('logged in, they name the environments with their virtual hosts', async () => {
  expect((await get({ scopes: ['apim:publisher_settings'] })).body).toMatchObject({
    devportalUrl: 'https://apim.example/devportal',
    environment: [{ name: 'Default', type: 'hybrid', showInApiConsole: true, vhosts: [{ host: 'api.example', httpPort: 80, httpsPort: 443 }] }],
    gatewayTypes: ['Regular'],
    docVisibilityEnabled: true,
    defaultSubscriptionPolicy: 'Unlimited',
    authorizationHeader: 'Authorization',
  });
});

test('a token without the scope is 403, a bad one 401', async () => {
  expect((await get({ scopes: ['apim:subscribe'] })).status).toBe(403);
  expect((await get({ token: 'bad' })).status).toBe(401);
});
