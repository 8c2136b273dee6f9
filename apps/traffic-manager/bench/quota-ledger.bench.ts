import { randomUUID } from 'node:crypto';
import type { QuotaDemand } from '@quintet/contracts';
import { createDatabase, migrate, sql } from '@quintet/persistence';
import { silentLogger, systemClock } from '@quintet/service-kit';
import { createTestDatabase } from '@quintet/testkit';
import { createQuotaLedger } from '../src/features/quota-ledger/quota-ledger';
import { migrations } from '../src/migrations';

const limit = 1_000_000_000;
const seconds = 3;

// Demand messages a second and the time of one, by keys per message and messages at once.
// Needs TEST_POSTGRES_URL; in the project's folder: jest -c jest.itest.config.cjs --testMatch '**/*.bench.ts'
test.each([
  [1, 1],
  [1, 6],
  [50, 1],
  [50, 6],
  [500, 6],
])('%i keys a message, %i messages at once', async (keys, atOnce) => {
  const at = await createTestDatabase();
  const database = createDatabase({ url: at.url, logger: silentLogger() });
  await migrate(database, migrations);
  await database.rows(sql`
    insert into throttling_policy (organization, kind, name, id, display_name, description, content)
    values ('carbon.super', 'subscription', 'Bench', ${randomUUID()}, '', '', ${JSON.stringify({ limit: { kind: 'request-count', requests: limit, unitTime: 1, timeUnit: 'day' }, plan: {} })})`);
  const ledger = createQuotaLedger(database, systemClock);
  const message = (partition: number): QuotaDemand => ({
    gatewayId: 'g1',
    demandId: randomUUID(),
    partition,
    demands: Array.from({ length: keys }, (_, i) => ({ quota: { organization: 'carbon.super', level: 'subscription' as const, policy: 'Bench', key: `application-${partition}-${i}:/pizza:1.0.0:Bench` }, wanted: 1, atMost: 10 })),
    sentMs: Date.now(),
  });
  const times: number[] = [];
  const until = performance.now() + seconds * 1_000;
  await Promise.all(
    Array.from({ length: atOnce }, async (_, partition) => {
      while (performance.now() < until) {
        const began = performance.now();
        await ledger.answer([message(partition)]);
        times.push(performance.now() - began);
      }
    }),
  );
  times.sort((a, b) => a - b);
  const part = (share: number): string => (times[Math.floor(times.length * share)] ?? 0).toFixed(1);
  process.stdout.write(`${keys} keys x ${atOnce}: ${Math.round(times.length / seconds)} messages/s, ${Math.round((times.length * keys) / seconds)} keys/s, median ${part(0.5)} ms, p99 ${part(0.99)} ms\n`);
  await database.close();
  await at.drop();
});
