import { createCountBatch, defaultUsageSettings } from '../src';
import { perspectives } from '../src/perspective';
import { readUsage } from '../src/read-usage';
import { readUsageRequest } from '../src/usage-request';
import { batchOf, callAt, openUsageDatabase } from '../test/usage-fixture';

const seconds = 4;

// How many calls a second one consumer rolls up. Needs TEST_POSTGRES_URL; in this folder: jest -c jest.itest.config.cjs --testMatch '**/count-batches.bench.ts'
test.each([
  { calls: 250, apis: 5, operations: 10, applications: 10, atOnce: 1 },
  { calls: 250, apis: 5, operations: 10, applications: 10, atOnce: 3 },
  { calls: 250, apis: 100, operations: 20, applications: 50, atOnce: 1 },
  { calls: 20, apis: 5, operations: 10, applications: 10, atOnce: 3 },
])('%j', async ({ calls, apis, operations, applications, atOnce }) => {
  const at = await openUsageDatabase();
  const count = createCountBatch({ subject: 'api', database: at.database, settings: defaultUsageSettings, clock: { now: Date.now } });
  const any = (of: number): number => Math.floor(Math.random() ** 2 * of); // some are called more than others
  const batches = Array.from({ length: 200 }, () =>
    Array.from({ length: calls }, () =>
      callAt(Date.now(), { apiId: `api-${any(apis)}`, apiResourceTemplate: `/resource/${any(operations)}`, applicationId: `application-${any(applications)}`, proxyResponseCode: any(20) === 19 ? 500 : 200, responseLatency: 5 + Math.random() * 200, backendLatency: 4 + Math.random() * 100 }),
    ),
  );
  const until = performance.now() + seconds * 1_000;
  let counted = 0;
  let turn = 0;
  const cpu = process.cpuUsage();
  const consume = async (): Promise<void> => {
    while (performance.now() < until) {
      const nowMs = Date.now();
      const requestTimestamp = new Date(nowMs).toISOString();
      await count(batchOf(nowMs, batches[(turn += 1) % batches.length]!.map((call) => ({ ...call, requestTimestamp }))));
      counted += calls;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, consume));
  const { user, system } = process.cpuUsage(cpu);
  const began = performance.now();
  await readUsage(at.database, { organization: 'carbon.super' }, readUsageRequest({ groupBy: 'operation' }, Date.now()), perspectives.api);
  const readMs = performance.now() - began;
  process.stdout.write(`${JSON.stringify({ calls, apis, operations, applications, atOnce })}: ${Math.round(counted / seconds)} calls/s, ${((user + system) / counted).toFixed(0)} us of CPU here a call; usage read in ${readMs.toFixed(0)} ms\n`);
  await at.close();
});
