import { createMemoryBus } from '@quintet/messaging';
import { createDatabase, sql } from '@quintet/persistence';
import { silentLogger } from '@quintet/service-kit';
import { createTestDatabase } from '@quintet/testkit';
import { passwordToken, register } from './oauth-client';
import { startKeyManager, type RunningKeyManager } from './start-key-manager';

/** A hub that says that it outlives processes: at its start the key manager then tells nothing but its keys. */
const durableBus = () => ({ ...createMemoryBus({ logger: silentLogger() }), durable: true });

const resync = async ({ url }: RunningKeyManager) => {
  const { access_token } = await passwordToken(url, await register(url), 'apim:admin');
  const answer = await fetch(`${url}/api/am/admin/v4/event-hub/resync/key-manager`, { method: 'POST', headers: { authorization: `Bearer ${access_token}` } });
  return { status: answer.status, body: (await answer.json()) as unknown };
};

test('a key manager that starts on a hub that lost its keys tells them, and is then told to publish its state again', async () => {
  const at = await createTestDatabase();
  await (await startKeyManager({ bus: durableBus(), databaseUrl: at.url })).stop();
  const running = await startKeyManager({ bus: durableBus(), databaseUrl: at.url });

  expect(await resync(running)).toEqual({
    status: 200,
    body: {
      owner: 'key-manager',
      topics: [
        { name: 'apim.key-managers', written: 1, deleted: 0 },
        { name: 'apim.token-revocations', written: 0, deleted: 0 },
        { name: 'apim.organizations', written: 1, deleted: 0 },
      ],
    },
  });
  await running.stop();
  await at.drop();
});

test('it publishes as many revocations as there are, some at a time', async () => {
  const at = await createTestDatabase();
  const running = await startKeyManager({ bus: durableBus(), databaseUrl: at.url });
  const database = createDatabase({ url: at.url, logger: silentLogger() });
  await database.rows(sql`
    insert into revocation (organization, kind, value, revoked_ms, expires_ms)
    select 'carbon.super', kind, kind || '-' || number, 1, ${Date.now() + 3_600_000}
      from generate_series(1, 150) as number, unnest(array['token', 'client', 'subject']) as kind`);
  await database.close();

  const { body } = await resync(running);
  expect(body).toMatchObject({ topics: [{}, { name: 'apim.token-revocations', written: 450 }, { name: 'apim.organizations', written: 1 }] });
  await running.stop();
  await at.drop();
});
