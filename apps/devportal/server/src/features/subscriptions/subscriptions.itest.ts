import { subscriptionChanged } from '@quintet/contracts';
import { createOutbox } from '@quintet/outbox';
import { createDatabase, migrate, sql, type Database } from '@quintet/persistence';
import { silentLogger, systemClock } from '@quintet/service-kit';
import { createTestDatabase, type TestDatabase } from '@quintet/testkit';
import { testApi } from '../../../test/samples';
import { migrations } from '../../migrations';
import { problems } from '../../problems';
import type { Applications } from '../applications';
import type { Catalogue } from '../catalogue';
import { pgSubscriptionStore } from './pg-subscription-store';
import { createSubscriptions } from './subscriptions';

const who = { username: 'ann', organization: 'carbon.super', roles: [], scopes: [], clientId: 'c' };
let at: TestDatabase;
let database: Database;
beforeEach(async () => {
  at = await createTestDatabase();
  database = createDatabase({ url: at.url, logger: silentLogger() });
  await migrate(database, migrations);
});
afterEach(async () => {
  await database.close();
  await at.drop();
});

test('a subscription that is committed just after its API was deleted is taken back, and everybody is told', async () => {
  const api = testApi();
  await database.rows(sql`
    insert into application (organization, id, name, owner, description, policy, groups, attributes, created_at, updated_at)
    values ('carbon.super', 'app', 'App', 'ann', '', 'Unlimited', '{}', '{}', now(), now())`);
  const subscriptions = createSubscriptions({
    database,
    outbox: createOutbox({ source: '/test', clock: systemClock }),
    store: pgSubscriptionStore,
    applications: { getOwned: async () => undefined, lockOwned: async () => undefined } as unknown as Applications,
    // There when the request came, and deleted meanwhile.
    catalogue: { findSoon: async () => api, entry: () => undefined } as unknown as Catalogue,
    policies: { plansFor: () => [{ name: 'Bronze', policy: undefined }], subscriptionPolicies: () => [], applicationPolicies: () => [] },
    clock: systemClock,
  });

  await expect(subscriptions.create(who, [{ apiId: api.id, applicationId: 'app', throttlingPolicy: 'Bronze' }])).rejects.toMatchObject({ problem: problems.API_NOT_FOUND });

  expect(await database.rows(sql`select subscription.id from subscription`)).toEqual([]);
  const events = await database.rows<{ topic: string; deleted: boolean }>(sql`select outbox.topic, outbox.value is null as deleted from outbox order by outbox.id`);
  expect(events).toEqual([
    { topic: subscriptionChanged.topic.name, deleted: false },
    { topic: subscriptionChanged.topic.name, deleted: true },
  ]);
});
