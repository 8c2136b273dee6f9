import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { LeaseReport, QuotaDemand, QuotaGrant } from '@quintet/contracts';
import { createDatabase, migrate, sql, type Database } from '@quintet/persistence';
import { silentLogger, systemClock } from '@quintet/service-kit';
import { createTestDatabase } from '@quintet/testkit';
import { answerTogether } from '../src/features/quota-ledger/answer-together';
import { createQuotaLedger } from '../src/features/quota-ledger/quota-ledger';
import { migrations } from '../src/migrations';

const limit = 1_000_000_000;
const seconds = 4;
const tickMs = 10; // /proc counts in hundredths of a second

/** CPU of the database's processes so far, where they run on this machine. */
const databaseCpuMs = async (database: Database): Promise<number> => {
  const pids = await database.rows<{ pid: number }>(sql`select pid from pg_stat_activity where datname = current_database()`);
  return pids.reduce((sum, { pid }) => {
    try {
      const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
      return sum + (Number(fields[11]) + Number(fields[12])) * tickMs;
    } catch {
      return sum;
    }
  }, 0);
};

// Messages a second, the time of one, and what a thousand keys cost in CPU, by keys per message, messages at once, and whether they report on the leases before.
// Needs TEST_POSTGRES_URL, of a server on this machine for its CPU; in the project's folder: jest -c jest.itest.config.cjs --testMatch '**/quota-ledger.bench.ts'
test.each([
  [1, 1, false],
  [1, 6, false],
  [50, 1, false],
  [50, 6, false],
  [50, 6, true],
  [500, 6, true],
])('%i keys a message, %i messages at once, with reports: %s', async (keys, atOnce, reporting) => {
  const at = await createTestDatabase();
  const database = createDatabase({ url: at.url, logger: silentLogger() });
  await migrate(database, migrations);
  await database.rows(sql`
    insert into throttling_policy (organization, kind, name, id, display_name, description, content)
    values ('carbon.super', 'subscription', 'Bench', ${randomUUID()}, '', '', ${JSON.stringify({ limit: { kind: 'request-count', requests: limit, unitTime: 1, timeUnit: 'day' }, plan: {} })})`);
  const ledger = answerTogether(createQuotaLedger(database, systemClock));
  const reportsOf = (grants: QuotaGrant['grants']): LeaseReport[] =>
    grants.map(({ quota, granted, windowStartMs, windowEndMs }) => ({ quota, windowStartMs, windowEndMs, spent: granted ?? 0, returned: 0, advanced: 0 }));
  const message = (partition: number, reports: LeaseReport[]): QuotaDemand => ({
    gatewayId: 'g1',
    demandId: randomUUID(),
    partition,
    demands: Array.from({ length: keys }, (_, i) => ({ quota: { organization: 'carbon.super', level: 'subscription' as const, policy: 'Bench', key: `application-${partition}-${i}:/pizza:1.0.0:Bench` }, wanted: 1, atMost: 10 })),
    reports,
    sentMs: Date.now(),
  });
  const times: number[] = [];
  const before = { node: process.cpuUsage(), database: await databaseCpuMs(database) };
  const until = performance.now() + seconds * 1_000;
  await Promise.all(
    Array.from({ length: atOnce }, async (_, partition) => {
      let held: QuotaGrant['grants'] = [];
      while (performance.now() < until) {
        const began = performance.now();
        held = (await ledger.answer(message(partition, reporting ? reportsOf(held) : []))).grant.grants;
        times.push(performance.now() - began);
      }
    }),
  );
  const node = process.cpuUsage(before.node);
  const perThousand = (ms: number): string => ((ms * 1_000) / (times.length * keys)).toFixed(1);
  const databaseMs = (await databaseCpuMs(database)) - before.database;
  times.sort((a, b) => a - b);
  const part = (share: number): string => (times[Math.floor(times.length * share)] ?? 0).toFixed(1);
  process.stdout.write(
    `${keys} keys x ${atOnce}${reporting ? ', reporting' : ''}: ${Math.round(times.length / seconds)} messages/s, ${Math.round((times.length * keys) / seconds)} keys/s, median ${part(0.5)} ms, p99 ${part(0.99)} ms; ` +
      `CPU of 1,000 keys: ${perThousand((node.user + node.system) / 1_000)} ms here, ${perThousand(databaseMs)} ms in PostgreSQL\n`,
  );
  await database.close();
  await at.drop();
});
