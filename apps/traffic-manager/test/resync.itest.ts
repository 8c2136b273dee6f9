import { createDatabase, sql } from '@quintet/persistence';
import { silentLogger } from '@quintet/service-kit';
import { contract, startTrafficManager, type TestTrafficManager } from './start-traffic-manager';

const more = 450; // than go into one transaction

let it: TestTrafficManager;
beforeAll(async () => void (it = await startTrafficManager()));
afterAll(() => it.stop());

test('the traffic manager publishes its policies again for an administrator', async () => {
  const resync = async (scope: string, organization = 'carbon.super') => {
    const answer = await contract.fetch(`${it.url}/api/am/admin/v4/event-hub/resync/traffic-manager`, { method: 'POST', headers: { authorization: `Bearer ${it.issuer.token({ scopes: [scope], organization })}` } });
    return { status: answer.status, body: (await answer.json()) as unknown };
  };
  const some = { written: expect.any(Number), deleted: 0 };

  expect((await resync('apim:tier_manage')).status).toBe(403);
  expect((await resync('apim:admin', 'other')).status).toBe(403);
  expect(await resync('apim:admin')).toEqual({
    status: 200,
    body: {
      owner: 'traffic-manager',
      topics: [
        { name: 'apim.api-policies', ...some },
        { name: 'apim.application-policies', ...some },
        { name: 'apim.subscription-policies', ...some },
        { name: 'apim.custom-policies', written: 0, deleted: 0 },
        { name: 'apim.deny-policies', written: 0, deleted: 0 },
      ],
    },
  });
});

test('it publishes as many as there are, some at a time', async () => {
  const database = createDatabase({ url: it.databaseUrl, logger: silentLogger() });
  await database.rows(sql`
    insert into throttling_policy (organization, kind, name, id, display_name, description, content)
    select policy.organization, policy.kind, policy.name || '-' || n, gen_random_uuid(), policy.display_name, policy.description, policy.content
      from generate_series(1, ${more}) as n, throttling_policy policy
     where policy.kind = 'application' and policy.name = '10PerMin'`);
  await database.rows(sql`
    insert into deny_policy (organization, id, type, subject, value, enabled)
    select 'carbon.super', gen_random_uuid(), 'USER', 'user-' || number, jsonb_build_object('type', 'USER', 'user', 'user-' || number), true
      from generate_series(1, ${more}) as number`);
  await database.close();

  const answer = await contract.fetch(`${it.url}/api/am/admin/v4/event-hub/resync/traffic-manager`, { method: 'POST', headers: { authorization: `Bearer ${it.issuer.token({ scopes: ['apim:admin'] })}` } });
  const { topics } = (await answer.json()) as { topics: { name: string; written: number }[] };
  const written = new Map(topics.map((topic) => [topic.name, topic.written]));
  expect(written.get('apim.application-policies')).toBeGreaterThan(more);
  expect(written.get('apim.deny-policies')).toBe(more);
});
