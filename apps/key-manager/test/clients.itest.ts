import { tokenRevoked } from '@quintet/contracts';
import { createProjection } from '@quintet/messaging';
import { eventually } from '@quintet/testkit';
import { serviceSecrets, startKeyManager, admin, type RunningKeyManager } from './start-key-manager';
import { addUser, basic, introspect, register, send, token, type ClientKeys } from './oauth-client';

let at: RunningKeyManager;
let asDevportal: string;
beforeAll(async () => {
  at = await startKeyManager();
  const { body } = await token(at.url, { clientId: 'quintet-devportal', clientSecret: serviceSecrets.devportal }, { grant_type: 'client_credentials', scope: 'quintet:client_manage' });
  asDevportal = `Bearer ${body.access_token}`;
});
afterAll(() => at.end());

const dcr = (method: string, path = '', json?: unknown, authorization = asDevportal) =>
  send<Record<string, string>>(method, `${at.url}/keymanager-operations/dcr/register${path}`, { authorization, ...(json === undefined ? {} : { json }) });
const application = {
  client_name: 'admin_shop_PRODUCTION',
  organization: 'carbon.super',
  owner: 'admin',
  application_id: 'app-1',
  key_type: 'PRODUCTION',
  grant_types: ['client_credentials', 'password'],
};
const keysOf = ({ client_id = '', client_secret = '' }: Record<string, string>): ClientKeys => ({ clientId: client_id, clientSecret: client_secret });

test('a user registers a client with his own credentials', async () => {
  expect(await register(at.url, { clientName: 'tool' })).toEqual({
    clientId: expect.stringMatching(/^.{28}$/),
    clientName: 'tool',
    callBackURL: 'https://app.example/callback',
    clientSecret: expect.any(String),
    isSaasApplication: true,
    appOwner: 'admin',
    jsonString: expect.stringContaining('"client_name":"tool"'),
    jsonAppAttribute: '{}',
    tokenType: 'JWT',
  });
});

test('the same name gives the same client again, also when many ask at once; another owner has his own', async () => {
  await addUser(at.url, 'dev', 'dev pass', []);
  const all = await Promise.all(Array.from({ length: 6 }, () => register(at.url, { clientName: 'once' })));
  const devs = await register(at.url, { clientName: 'once' }, { username: 'dev', password: 'dev pass' });

  expect(new Set(all.map(({ clientId, clientSecret }) => `${clientId} ${clientSecret}`)).size).toBe(1);
  expect(devs.clientId).not.toBe(all[0]?.clientId);
});

test.each<[string, Record<string, unknown>, string]>([
  ['a name that is missing', { clientName: undefined }, 'clientName'],
  ['an address of no web', { callbackUrl: 'ftp://files.example' }, 'callbackUrl.0'],
  ['no address to come back to with a code', { callbackUrl: 'www.example.com', grantType: 'authorization_code' }, 'callbackUrl'],
  ['a script as an address', { callbackUrl: 'javascript:alert(1)' }, 'callbackUrl.0'],
  ['no grant that is known', { grantType: 'magic' }, 'grantType'],
  ['a field that is not known', { colour: 'red' }, ''],
])('%s is refused with its field', async (_what, change, field) => {
  const answer = await send<{ error: { code: string }[] }>('POST', `${at.url}/client-registration/v0.17/register`, {
    authorization: basic(admin.username, admin.password),
    json: { clientName: 'x', grantType: 'password', ...change },
  });

  expect(answer.status).toBe(400);
  expect(answer.body.error.map(({ code }) => code)).toEqual([field]);
});

test('an address without a scheme, as WSO2’s samples have it, is kept and never gone to', async () => {
  const client = await register(at.url, { clientName: 'sample', callbackUrl: 'www.google.lk', grantType: 'password refresh_token urn:ietf:params:oauth:grant-type:jwt-bearer' });

  expect(client).toMatchObject({ callBackURL: 'www.google.lk', jsonString: expect.stringContaining('"grant_types":"password refresh_token"') });
  expect((await token(at.url, client, { grant_type: 'password', ...admin })).status).toBe(200);
});

test('nobody registers without his password, or for somebody else', async () => {
  const ask = (authorization: string | undefined, json: unknown) => send('POST', `${at.url}/client-registration/v0.17/register`, { ...(authorization ? { authorization } : {}), json });
  await addUser(at.url, 'mallory', 'mallory pass', []);

  expect(await ask(undefined, { clientName: 'x' })).toMatchObject({ status: 401, body: { code: 900901 } });
  expect((await ask(basic('admin', 'wrong'), { clientName: 'x' })).status).toBe(401);
  expect((await ask(basic('mallory', 'mallory pass'), { clientName: 'x', owner: 'admin' })).status).toBe(403);
  expect((await ask(basic('admin@carbon.super', admin.password), { clientName: 'x', owner: 'admin@carbon.super' })).status).toBe(200);
});

test('the developer portal keeps the clients of applications', async () => {
  const made = await dcr('POST', '', application);
  const path = `/${made.body['client_id']}`;

  expect(made).toMatchObject({ status: 201, body: { ...application, redirect_uris: [], access_token_lifetime_seconds: null, client_secret: expect.any(String) } });
  expect(await dcr('GET', path)).toMatchObject({ status: 200, body: made.body });
  expect((await token(at.url, keysOf(made.body), { grant_type: 'client_credentials' })).body).toMatchObject({ expires_in: 3600 });

  const changed = await dcr('PUT', path, { ...application, grant_types: ['client_credentials'], access_token_lifetime_seconds: 600 });
  expect(changed).toMatchObject({ status: 200, body: { client_secret: made.body['client_secret'], grant_types: ['client_credentials'] } });
  expect((await token(at.url, keysOf(made.body), { grant_type: 'client_credentials' })).body).toMatchObject({ expires_in: 600 });
  expect(await token(at.url, keysOf(made.body), { grant_type: 'password', ...admin })).toMatchObject({ status: 400 });
});

test('a new secret replaces the old one', async () => {
  const { body: made } = await dcr('POST', '', application);
  const { status, body } = await dcr('POST', `/${made['client_id']}/regenerate-consumer-secret`);

  expect(status).toBe(200);
  expect(Object.keys(body)).toEqual(['client_id', 'client_secret']);
  expect((await token(at.url, keysOf(made), { grant_type: 'client_credentials' })).status).toBe(401);
  expect((await token(at.url, keysOf(body), { grant_type: 'client_credentials' })).status).toBe(200);
});

test('removing a client ends its tokens, and tells it', async () => {
  const revocations = createProjection(at.bus, tokenRevoked);
  await revocations.start();
  const { body: made } = await dcr('POST', '', application);
  const observer = await register(at.url, { clientName: 'observer' });
  const { access_token } = (await token(at.url, keysOf(made), { grant_type: 'client_credentials' })).body;
  expect(await introspect(at.url, observer, access_token)).toMatchObject({ active: true });

  expect((await dcr('DELETE', `/${made['client_id']}`)).status).toBe(204);

  expect(await introspect(at.url, observer, access_token)).toEqual({ active: false });
  await eventually(() => expect(revocations.get(`client:${made['client_id']}`)).toMatchObject({ kind: 'client', organization: 'carbon.super' }));
  expect((await dcr('GET', `/${made['client_id']}`)).status).toBe(404);
  expect((await dcr('DELETE', `/${made['client_id']}`)).status).toBe(404);
  expect((await token(at.url, keysOf(made), { grant_type: 'client_credentials' })).status).toBe(401);
  await revocations.stop();
});

test('only the scope for it opens the clients of applications, and no other kind of client is reached', async () => {
  const own = await register(at.url, { clientName: 'own' });
  const { body } = await token(at.url, own, { grant_type: 'password', ...admin, scope: 'apim:admin quintet:client_manage' });

  expect((await dcr('GET', '/x', undefined, `Bearer ${body.access_token}`)).status).toBe(403);
  expect((await dcr('GET', '/x', undefined, 'Bearer nonsense')).status).toBe(401);
  expect((await dcr('GET', `/${own.clientId}`)).status).toBe(404);
  expect((await dcr('DELETE', '/quintet-devportal')).status).toBe(404);
});

test('wrong fields are named', async () => {
  const answer = await send<{ error: { code: string }[] }>('POST', `${at.url}/keymanager-operations/dcr/register`, {
    authorization: asDevportal,
    json: { ...application, key_type: 'TEST', grant_types: ['magic'], access_token_lifetime_seconds: 0 },
  });

  expect(answer.status).toBe(400);
  expect(answer.body.error.map(({ code }) => code).sort()).toEqual(['access_token_lifetime_seconds', 'grant_types.0', 'key_type']);
  expect(await dcr('POST', '', { ...application, organization: 'nowhere.example' })).toMatchObject({ status: 400, body: { error: [{ code: 'organization' }] } });
});
