import { randomUUID } from 'node:crypto';
import type { Enforcement, LeaseReport, Limit, QuotaDemand, QuotaGrant, QuotaKey } from '@quintet/contracts';
import { createDatabase, migrate, sql, type Database } from '@quintet/persistence';
import { silentLogger } from '@quintet/service-kit';
import { createTestDatabase } from '@quintet/testkit';
import { answerTogether } from '../src/features/quota-ledger/answer-together';
import { createQuotaLedger } from '../src/features/quota-ledger/quota-ledger';
import { migrations } from '../src/migrations';

export const minuteMs = 60_000;
export const noonMs = Date.UTC(2024, 5, 1, 12);

export const calls = (requests: number, timeUnit: 'sec' | 'min' | 'hour' | 'day' = 'min', unitTime = 1): NonNullable<Limit> => ({ kind: 'request-count', requests, timeUnit, unitTime });
export const quotaOf = (key: string, overrides: Partial<QuotaKey> = {}): QuotaKey => ({ organization: 'carbon.super', level: 'subscription', policy: 'Plan', key, ...overrides });

type Lease = QuotaGrant['grants'][number];

/** The ledger on a database of its own, at a time that the test sets. */
export const openLedger = async () => {
  const at = await createTestDatabase();
  const database: Database = createDatabase({ url: at.url, logger: silentLogger(), maxConnections: 8 });
  await migrate(database, migrations);
  let nowMs = noonMs;
  const clock = { now: () => nowMs };
  const ledger = answerTogether(createQuotaLedger(database, clock));

  const report = (of: Lease, { spent = 0, returned = 0, advanced = 0 }): LeaseReport => ({ quota: of.quota, windowStartMs: of.windowStartMs, windowEndMs: of.windowEndMs, spent, returned, advanced });
  const send = (gatewayId: string, demands: QuotaDemand['demands'], reports: readonly LeaseReport[] = []) =>
    ledger.answer({ gatewayId, demandId: randomUUID(), partition: 0, demands, reports: [...reports], sentMs: nowMs });

  return {
    database,
    clock,
    ledger,
    set nowMs(ms: number) {
      nowMs = ms;
    },
    get nowMs() {
      return nowMs;
    },
    setPolicy: (content: { limit: Limit; enforcement?: Enforcement; [more: string]: unknown }, { kind = 'subscription', name = 'Plan' } = {}) =>
      database.rows(sql`
        insert into throttling_policy as policy (organization, kind, name, id, display_name, description, content)
        values ('carbon.super', ${kind}, ${name}, ${randomUUID()}, '', '', ${JSON.stringify({ plan: null, ...content })})
        on conflict (organization, kind, name) do update
           set content = excluded.content, version = policy.version + 1`),
    report,
    send,
    ask: async (quota: QuotaKey, wanted: number, { gateway = 'g1', reports = [] as readonly LeaseReport[] } = {}): Promise<Lease> =>
      (await send(gateway, [{ quota, wanted, atMost: wanted }], reports)).grant.grants[0] as Lease,
    tell: (of: Lease, units: { spent?: number; returned?: number; advanced?: number }, gateway = 'g1') => send(gateway, [], [report(of, units)]),
    account: async (gateway = 'g1') =>
      (
        await database.rows<Record<string, string>>(sql`
          select sum(granted) granted, sum(spent) spent, sum(returned) returned, sum(forfeited) forfeited, sum(outstanding) outstanding, sum(advanced) advanced, sum(overdrawn) overdrawn
            from quota_account where gateway_id = ${gateway}`)
      ).map((row) => Object.fromEntries(Object.entries(row).map(([name, units]) => [name, Number(units)])))[0],
    /** What does not add up: in a window, and in the journal of a gateway. */
    faults: () =>
      database.rows(sql`
        select ledger.id, 'window' as what
          from quota_ledger ledger
          left join quota_account account on account.window_id = ledger.id
         group by ledger.id, ledger.granted, ledger.set_back
        having ledger.granted + ledger.set_back <> coalesce(sum(account.granted - account.returned), 0)
        union all
        select account.window_id, 'journal of ' || account.gateway_id
          from quota_account account
          left join quota_journal entry using (window_id, gateway_id)
         group by account.window_id, account.gateway_id, account.outstanding, account.forfeited, account.spent, account.overdrawn
        having coalesce(sum(entry.units), 0) <> 0
            or coalesce(sum(entry.units) filter (where entry.place = 'leased'), 0) <> account.outstanding
            or coalesce(sum(entry.units) filter (where entry.place = 'forfeited'), 0) <> account.forfeited
            or coalesce(sum(entry.units) filter (where entry.place = 'spent'), 0) <> account.spent + account.overdrawn`),
    reset: async () => {
      nowMs = noonMs;
      for (const table of [sql`quota_ledger`, sql`quota_head`, sql`quota_account`, sql`quota_journal`, sql`quota_usage`, sql`quota_answer`, sql`throttling_policy`]) await database.rows(sql`truncate ${table}`);
    },
    close: async () => {
      await database.close();
      await at.drop();
    },
  };
};
export type TestLedger = Awaited<ReturnType<typeof openLedger>>;
