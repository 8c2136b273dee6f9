import { createDatabase, sql, type Database } from '@quintet/persistence';
import { silentLogger } from '@quintet/service-kit';
import { parseFilter } from '../src/features/scim/scim-filter';
import { filterSql } from '../src/features/scim/filter-sql';
import { userTable } from '../src/features/scim/user-table';
import { startKeyManager, type RunningKeyManager } from './start-key-manager';
import { scimClient } from './scim';

const many = 20_000;
let at: RunningKeyManager;
let database: Database;
beforeAll(async () => {
  at = await startKeyManager();
  database = createDatabase({ url: at.databaseUrl, logger: silentLogger(), maxConnections: 1 });
  await database.rows(sql`
    insert into user_account (organization, id, name, password_hash, roles, email, family_name, created_at)
    select 'carbon.super', gen_random_uuid()::text, 'user-' || lpad(n::text, 6, '0'), '', array['Internal/subscriber', 'team-' || n % 200], 'user-' || n || '@mail.example', 'Family ' || n % 500, now()
      from generate_series(1, ${many}) as n`);
  await database.rows(sql`vacuum analyze user_account`);
});
afterAll(async () => {
  await database.close();
  await at.end();
});

test('pages of 500 users follow each other without a gap, also far behind', async () => {
  const { list } = scimClient(at.url);
  const page = async (startIndex: number) => (await list('Users', { filter: 'userName sw "user-"', startIndex, count: 500 })).body;
  const [first, second, last] = [await page(1), await page(501), await page(many - 499)];

  expect([first, second, last].map(({ totalResults, itemsPerPage }) => [totalResults, itemsPerPage])).toEqual([[many, 500], [many, 500], [many, 500]]);
  expect(first.Resources.map(({ userName }) => userName)).toEqual(Array.from({ length: 500 }, (_, i) => `user-${String(i + 1).padStart(6, '0')}`));
  expect(second.Resources[0]).toMatchObject({ userName: 'user-000501' });
  expect(last.Resources.at(-1)).toMatchObject({ userName: 'user-020000' });
});

test.each([['userName eq "USER-000777"'], ['userName sw "user-0007"'], ['emails.value eq "user-777@mail.example"'], ['roles eq "team-7"'], ['emails[type eq "work" and value eq "user-9@mail.example"]']])('%s finds its index', async (filter) => {
  const where = filterSql(parseFilter(filter), userTable('carbon.super'));
  const plan = await database.rows<{ 'QUERY PLAN': string }>(sql`explain select 1 from user_account where user_account.organization = 'carbon.super' and ${where}`);

  expect(plan.map((row) => row['QUERY PLAN']).join('\n')).toMatch(/Index (Only )?Scan|Bitmap Index Scan/);
});

test('a role of many users is shown without them, and some of them are changed without reading all', async () => {
  const { list, call, patch } = scimClient(at.url);
  const path = `/v2/Roles/${(await list('v2/Roles', { filter: 'displayName eq "Internal/subscriber"' })).body.Resources[0]?.id ?? ''}`;
  const user = (await list('Users', { filter: 'userName eq "user-000001"' })).body.Resources[0]?.id ?? '';

  expect((await call('GET', path)).body).not.toHaveProperty('users');
  expect((await patch(path, [{ op: 'remove', path: `users[value eq "${user}"]` }])).status).toBe(200);
  expect((await call('GET', `/Users/${user}`)).body).toMatchObject({ roles: [{ value: 'team-1' }, { value: 'Internal/everyone' }] });
  expect(await patch(path, [{ op: 'remove', path: 'users' }])).toMatchObject({ status: 400, body: { scimType: 'tooMany' } });
});
