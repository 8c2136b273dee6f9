import { createDatabase, migrate, sql } from '@quintet/persistence';
import { silentLogger } from '@quintet/service-kit';
import { createTestDatabase } from '@quintet/testkit';
import { migrations } from '../src/migrations';
import { startKeyManager } from './start-key-manager';
import { addUser, passwordToken, register } from './oauth-client';
import { scimClient } from './scim';

test('an installation from before profiles and roles keeps its users, and has their roles and those of the system in every tenant', async () => {
  const store = await createTestDatabase();
  const before = createDatabase({ url: store.url, logger: silentLogger() });
  await migrate(before, migrations.filter(({ name }) => name < '0008'));
  await before.rows(sql`insert into organization (organization) values ('acme.com')`);
  await before.rows(sql`
    insert into user_account (organization, id, name, password_hash, roles, email, created_at)
    values ('acme.com', 'u-1', 'old', '', array['cook', 'Internal/creator'], 'old@acme.example', '2020-01-31T00:00:00Z')`);
  await before.close();

  const at = await startKeyManager({ databaseUrl: store.url });
  try {
    const acme = scimClient(at.url, '/t/acme.com/scim2');
    expect((await acme.list('Users')).body.Resources).toEqual([
      expect.objectContaining({
        id: 'u-1', userName: 'old@acme.com', active: true, emails: [{ value: 'old@acme.example', type: 'work', primary: true }],
        meta: expect.objectContaining({ created: '2020-01-31T00:00:00.000Z', lastModified: '2020-01-31T00:00:00.000Z', version: 'W/"1"' }),
      }),
    ]);
    const roles = async (prefix: string) => (await scimClient(at.url, prefix).list('v2/Roles')).body.Resources.map(({ displayName }) => displayName);
    expect(await roles('/t/acme.com/scim2')).toEqual(expect.arrayContaining(['cook', 'admin', 'Internal/subscriber']));
    expect(await roles('/scim2')).toEqual(expect.not.arrayContaining(['cook']));
    await addUser(at.url, 'new', 'some pass', ['Internal/creator']);
    expect((await passwordToken(at.url, await register(at.url), 'apim:api_create', { username: 'new', password: 'some pass' })).scope).toBe('apim:api_create');
  } finally {
    await at.stop();
    await store.drop();
  }
});
