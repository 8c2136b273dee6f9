import { createDatabase, sql } from '@quintet/persistence';
import { silentLogger } from '@quintet/service-kit';
import { hashPassword } from '../src/features/users/password-hash';
import { createTestDatabase, type TestDatabase } from '@quintet/testkit';
import { admin, startKeyManager, type RunningKeyManager } from './start-key-manager';
import { addUser, basic, claimsOf, introspect, passwordToken, register, send } from './oauth-client';

let store: TestDatabase;
let at: RunningKeyManager;
beforeAll(async () => {
  store = await createTestDatabase();
  await (await startKeyManager({ databaseUrl: store.url })).stop();
  const database = createDatabase({ url: store.url, logger: silentLogger() });
  await database.rows(sql`insert into organization (organization) values ('acme.com')`);
  await database.rows(sql`
    insert into user_account (organization, id, name, password_hash, roles, created_at)
    values ('acme.com', 'boss', 'admin', ${await hashPassword('acme pass')}, ${['admin']}, now())`);
  await database.close();
  at = await startKeyManager({ databaseUrl: store.url });
});
afterAll(async () => {
  await at.end();
  await store.drop();
});

const boss = { username: 'admin@acme.com', password: 'acme pass' };
const list = (as: { username: string; password: string }) => send<{ Resources: { userName: string }[] }>('GET', `${at.url}/scim2/Users`, { authorization: basic(as.username, as.password) });

test('a user of a tenant logs in with the tenant behind the last @, and his tokens say so', async () => {
  const client = await register(at.url, {}, boss);
  const { access_token, scope } = await passwordToken(at.url, client, 'apim:admin', boss);

  expect(client['appOwner']).toBe('admin@acme.com');
  expect(scope).toBe('apim:admin');
  expect(claimsOf(access_token)).toMatchObject({ sub: 'admin@acme.com', org: 'acme.com' });
  expect(await introspect(at.url, await register(at.url), access_token)).toEqual({ active: false });
});

test('the same name in two tenants is two users, with two passwords', async () => {
  const client = await register(at.url);

  await expect(passwordToken(at.url, client, '', { username: 'admin', password: 'acme pass' })).rejects.toThrow('400');
  await expect(passwordToken(at.url, client, '', { username: 'admin@acme.com', password: admin.password })).rejects.toThrow('400');
});

test('an administrator sees and makes users of his own tenant only', async () => {
  const asBoss = basic(boss.username, boss.password);
  const add = (userName: string) => send('POST', `${at.url}/scim2/Users`, { authorization: asBoss, json: { userName, password: 'some pass' } });

  expect(await add('eve')).toMatchObject({ status: 201, body: { userName: 'eve@acme.com' } });
  expect((await addUser(at.url, 'frank@acme.com', 'some pass', [])).status).toBe(400);
  expect(await addUser(at.url, 'frank@mail.example', 'some pass', [])).toMatchObject({ status: 201, body: { userName: 'frank@mail.example' } });
  expect((await list(boss)).body.Resources.map(({ userName }) => userName)).toEqual(['admin@acme.com', 'eve@acme.com']);
  expect((await list(admin)).body.Resources.map(({ userName }) => userName)).toEqual(['admin', 'frank@mail.example']);
});
