import { sql } from '@quintet/persistence';
import { perspectives } from '../src/perspective';
import { presentUsage } from '../src/present-usage';
import { readUsageRequest } from '../src/usage-request';
import { openUsageDatabase } from '../test/usage-fixture';

const apis = 20;
const operations = 10;
const applications = 15;
const hours = 14 * 24;

// How long an answer takes that sums up a fortnight by the hour. Needs TEST_POSTGRES_URL; in this folder: jest -c jest.itest.config.cjs --testMatch '**/read-usage.bench.ts'
test(`${apis} APIs of ${operations} operations, each called by ${applications} applications, for ${hours / 24} days`, async () => {
  const at = await openUsageDatabase();
  const rows = [['outcome', 4], ['operation', operations], ['application', applications]] as const;
  for (const [dimension, keys] of rows) {
    await at.database.rows(sql`
      insert into usage_rollup
      select 'carbon.super', 'hour', 'api-' || api, ${dimension}, date_trunc('hour', now()) - make_interval(hours => hour), key::text, 100, 1,
             array_fill(3::bigint, array[25]), array_fill(3::bigint, array[22])
        from generate_series(0, ${hours - 1}::int) hour, generate_series(1, ${apis}::int) api, generate_series(1, ${keys}::int) key`);
  }
  await at.database.rows(sql`analyze usage_rollup`);
  const [size] = await at.database.rows<{ rows: string; bytes: string }>(sql`select count(*) as rows, pg_size_pretty(pg_total_relation_size('usage_rollup')) as bytes from usage_rollup`);
  process.stdout.write(`${size?.rows} rows, ${size?.bytes}\n`);
  for (const [name, of, days] of [
    ['all APIs, a day', {}, 1],
    ['all APIs, 14 days', {}, 14],
    ['one API, 14 days', { subject: 'api-3' }, 14],
  ] as const) {
    const request = readUsageRequest({ from: new Date(Date.now() - days * 86_400_000).toISOString(), granularity: 'hour', groupBy: 'operation' }, Date.now());
    const began = performance.now();
    const { totals } = await presentUsage(at.database, { organization: 'carbon.super', ...of }, request, perspectives.api, { application: () => undefined });
    process.stdout.write(`${name}: ${(performance.now() - began).toFixed(0)} ms for ${totals.calls} calls\n`);
  }
  await at.close();
}, 300_000);
