import type { QuotaLevel } from '@quintet/contracts';
import type { Paging } from '@quintet/management-api';
import { joinSql, sql, type Db, type Sql } from '@quintet/persistence';

export interface UsageFilter {
  readonly organization: string;
  readonly level?: QuotaLevel | undefined;
  readonly policy?: string | undefined;
  readonly group?: string | undefined;
  readonly keys?: readonly string[] | undefined;
  readonly applicationId?: string | undefined;
}

export interface QuotaOfUsage {
  readonly organization: string;
  readonly level: QuotaLevel;
  readonly policy: string;
  readonly group: string;
  readonly key: string;
  readonly unit: string;
}

/** A quota in its present window: what of it is out, and what became of that so far. */
export interface PresentUsage extends QuotaOfUsage {
  readonly windowStartMs: number;
  readonly windowEndMs: number;
  readonly usedUp: boolean;
  readonly opensMs: number | null;
  /** Out of the window: leased, used, lost; without what resets gave back. */
  readonly granted: number;
  readonly setBack: number;
  readonly spent: number;
  readonly overdrawn: number;
  readonly outstanding: number;
  readonly forfeited: number;
  readonly gateways: readonly { readonly gatewayId: string; readonly used: number; readonly leased: number }[];
}

/** Sums over the windows of a time. */
export interface PeriodUsage extends QuotaOfUsage {
  readonly windows: number;
  readonly windowsUsedUp: number;
  readonly granted: number;
  readonly spent: number;
  readonly returned: number;
  readonly forfeited: number;
  readonly overdrawn: number;
}

export interface Listed<T> {
  readonly list: readonly T[];
  readonly total: number;
}

/** Levels whose keys begin with an application's id. */
const applicationLevels = ['subscription', 'burst', 'application', 'application-burst'];
const time = (ms: number): string => new Date(ms).toISOString();

const matching = (of: Sql, { organization, level, policy, group, keys, applicationId }: UsageFilter): Sql =>
  joinSql(
    [
      sql`${of}.organization = ${organization}`,
      ...(level === undefined ? [] : [sql`${of}.level = ${level}`]),
      ...(policy === undefined ? [] : [sql`${of}.policy = ${policy}`]),
      ...(group === undefined ? [] : [sql`${of}.quota_group = ${group}`]),
      ...(keys === undefined ? [] : [sql`${of}.key = any (${[...keys]}::text[])`]),
      ...(applicationId === undefined ? [] : [sql`${of}.level = any (${applicationLevels}::text[]) and starts_with(${of}.key, ${`${applicationId}:`})`]),
    ],
    ' and ',
  );

const numbers = <T extends string>(row: Readonly<Record<T, unknown>>, names: readonly T[]): Record<T, number> =>
  Object.fromEntries(names.map((name) => [name, Number(row[name] ?? 0)])) as Record<T, number>;

type PresentRow = QuotaOfUsage & {
  readonly total: string;
  readonly window_start: Date;
  readonly window_end: Date;
  readonly used_up: boolean;
  readonly opens_at: Date | null;
  readonly gateways: PresentUsage['gateways'] | null;
} & Readonly<Record<'granted' | 'setBack' | 'spent' | 'overdrawn' | 'outstanding' | 'forfeited', string | null>>;

/** Reads what the quota ledger wrote; writes nothing. */
export const usageStore = (db: Db) => ({
  /** Quotas of which something was asked in their present window; of one that slides, all slots that still count. */
  present: async (filter: UsageFilter, { limit, offset }: Paging, nowMs: number): Promise<Listed<PresentUsage>> => {
    const rows = await db.rows<PresentRow>(sql`
      with quota as (
        select ledger.organization, ledger.level, ledger.policy, ledger.quota_group, ledger.key_digest, ledger.unit, min(ledger.key) as key, array_agg(ledger.id) as ids,
               min(ledger.window_start) as window_start, max(ledger.window_end) as window_end,
               bool_or(ledger.exhausted and coalesce(ledger.opens_at > ${time(nowMs)}::timestamptz, true)) as used_up, max(ledger.opens_at) as opens_at,
               sum(ledger.granted) as granted, sum(ledger.set_back) as set_back, count(*) over () as total
          from quota_ledger ledger
         where ${matching(sql`ledger`, filter)} and ledger.kept_until > ${time(nowMs)}::timestamptz
         group by ledger.organization, ledger.level, ledger.policy, ledger.quota_group, ledger.key_digest, ledger.unit
         order by ledger.organization, ledger.level, ledger.policy, ledger.quota_group, ledger.key_digest, ledger.unit
         limit ${limit} offset ${offset})
      select quota.organization, quota.level, quota.policy, quota.quota_group as group, quota.key, quota.unit, quota.window_start, quota.window_end, quota.used_up, quota.opens_at,
             quota.total, quota.granted, quota.set_back as "setBack", held.spent, held.overdrawn, held.outstanding, held.forfeited, held.gateways
        from quota
        left join lateral (
             select sum(one.spent) as spent, sum(one.overdrawn) as overdrawn, sum(one.outstanding) as outstanding, sum(one.forfeited) as forfeited,
                    json_agg(json_build_object('gatewayId', one.gateway_id, 'used', one.spent + one.overdrawn, 'leased', one.outstanding) order by one.spent desc, one.gateway_id) as gateways
               from (select account.gateway_id, sum(account.spent) as spent, sum(account.overdrawn) as overdrawn, sum(account.outstanding) as outstanding, sum(account.forfeited) as forfeited
                       from quota_account account
                      where account.window_id = any (quota.ids)
                      group by account.gateway_id) one) held on true
       order by quota.level, quota.policy, quota.quota_group, quota.key`);
    return {
      total: Number(rows[0]?.total ?? 0),
      list: rows.map(({ organization, level, policy, group, key, unit, window_start, window_end, used_up, opens_at, gateways, ...units }) => ({
        ...{ organization, level, policy, group, key, unit },
        windowStartMs: window_start.getTime(),
        windowEndMs: window_end.getTime(),
        usedUp: used_up,
        opensMs: opens_at?.getTime() ?? null,
        ...numbers(units, ['granted', 'setBack', 'spent', 'overdrawn', 'outstanding', 'forfeited']),
        gateways: gateways ?? [],
      })),
    };
  },

  /** Sums over the windows that began in a time, also over those that are folded: of these, whole hours or days. */
  period: async (filter: UsageFilter, { limit, offset }: Paging, { fromMs, toMs }: { readonly fromMs: number; readonly toMs: number }): Promise<Listed<PeriodUsage>> => {
    const rows = await db.rows<QuotaOfUsage & { readonly total: string } & Readonly<Record<Exclude<keyof PeriodUsage, keyof QuotaOfUsage>, string>>>(sql`
      with part as (
        select usage.organization, usage.level, usage.policy, usage.quota_group, usage.key_digest, usage.unit, usage.key, usage.windows, usage.used_up,
               usage.granted, usage.spent, usage.returned, usage.forfeited, usage.overdrawn
          from quota_usage usage
         where ${matching(sql`usage`, filter)} and usage.period_start >= ${time(fromMs)}::timestamptz and usage.period_start < ${time(toMs)}::timestamptz
        union all
        select ledger.organization, ledger.level, ledger.policy, ledger.quota_group, ledger.key_digest, ledger.unit, ledger.key, 1, ledger.exhausted::int,
               coalesce(account.granted, 0), coalesce(account.spent, 0), coalesce(account.returned, 0), coalesce(account.forfeited, 0), coalesce(account.overdrawn, 0)
          from quota_ledger ledger
          left join lateral (
               select sum(one.granted) as granted, sum(one.spent) as spent, sum(one.returned) as returned, sum(one.forfeited) as forfeited, sum(one.overdrawn) as overdrawn
                 from quota_account one
                where one.window_id = ledger.id) account on true
         where ${matching(sql`ledger`, filter)} and ledger.window_start >= ${time(fromMs)}::timestamptz and ledger.window_start < ${time(toMs)}::timestamptz)
      select part.organization, part.level, part.policy, part.quota_group as group, min(part.key) as key, part.unit, count(*) over () as total,
             sum(part.windows) as windows, sum(part.used_up) as "windowsUsedUp", sum(part.granted) as granted, sum(part.spent) as spent, sum(part.returned) as returned,
             sum(part.forfeited) as forfeited, sum(part.overdrawn) as overdrawn
        from part
       group by part.organization, part.level, part.policy, part.quota_group, part.key_digest, part.unit
       order by part.level, part.policy, part.quota_group, min(part.key), part.unit
       limit ${limit} offset ${offset}`);
    return {
      total: Number(rows[0]?.total ?? 0),
      list: rows.map(({ organization, level, policy, group, key, unit, ...units }) => ({
        ...{ organization, level, policy, group, key, unit },
        ...numbers(units, ['windows', 'windowsUsedUp', 'granted', 'spent', 'returned', 'forfeited', 'overdrawn']),
      })),
    };
  },
});
export type UsageStore = ReturnType<typeof usageStore>;
