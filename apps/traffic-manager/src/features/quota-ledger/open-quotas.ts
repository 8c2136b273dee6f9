import type { QuotaDemand, QuotaLevel } from '@quintet/contracts';
import { sql, type Db, type Sql } from '@quintet/persistence';
import { quotaId, type LedgerQuota, type LedgerWindow, type QuotaAccount, type QuotaWindow } from '@quintet/throttling';
import { findLimits } from '../policies';
import { column, recordset, time } from './columns';
import { openHeads } from './open-heads';
import { keptUntilMs, limitedQuota, nameQuotas, plannedWindow, type LimitedQuota, type NamedQuota, type WindowPlan } from './plan-windows';

/** The rows of the ledger that messages are about, held until the transaction ends. */
export interface OpenLedger {
  readonly quotas: readonly LedgerQuota[];
  /** The row of a quota's window. */
  rowOf(id: string, window: QuotaWindow): string;
  /** Accounts that exist already, of those that were reported on. */
  hasAccount(rowId: string, gatewayId: string): boolean;
}

interface QuotaColumns {
  readonly organization: string;
  readonly level: QuotaLevel;
  readonly policy: string;
  readonly quota_group: string;
  readonly key: string;
}

interface StateColumns {
  readonly id: string;
  readonly granted: string;
  readonly exhausted: boolean;
}

interface HeldWindow extends StateColumns {
  readonly quota: string;
  readonly window: QuotaWindow;
}

interface WantedWindow {
  readonly named: NamedQuota;
  readonly window: QuotaWindow;
  /** Of the present window: its limit is what the policy says now. */
  readonly limited: LimitedQuota | undefined;
  readonly isPresent: boolean;
  /** The row is not made when it is missing. */
  readonly mustExist: boolean;
  readonly keptMs: number;
}

const isSame = (a: QuotaWindow, b: QuotaWindow): boolean => a.startMs === b.startMs && a.endMs === b.endMs;
const windowName = (id: string, { startMs, endMs }: QuotaWindow): string => `${id}\n${startMs}\n${endMs}`;

export const quotaOfRow = ({ organization, level, policy, quota_group, key }: QuotaColumns) => ({
  organization,
  level,
  policy,
  ...(quota_group === '' ? {} : { group: quota_group }),
  key,
});

/** A window on the clock that is over, of which nothing was asked: what passed in it without a lease is counted all the same. */
const canBeMade = (limited: LimitedQuota | undefined, window: QuotaWindow, nowMs: number): boolean =>
  limited !== undefined && limited.kept.enforcement.window === 'aligned' && window.startMs <= nowMs && isSame(plannedWindow(limited, window.startMs).window, window);

const wantedWindows = (named: readonly NamedQuota[], limits: ReadonlyMap<string, LimitedQuota>, plans: ReadonlyMap<string, WindowPlan>, nowMs: number): WantedWindow[] => {
  const wanted = new Map<string, WantedWindow>();
  for (const one of named) {
    const plan = plans.get(one.id);
    const limited = limits.get(one.id);
    if (plan) wanted.set(windowName(one.id, plan.window), { named: one, window: plan.window, limited, isPresent: true, mustExist: false, keptMs: keptUntilMs(plan.window, plan.span) });
    for (const window of one.reported) {
      const name = windowName(one.id, window);
      if (!wanted.has(name)) wanted.set(name, { named: one, window, limited, isPresent: false, mustExist: !canBeMade(limited, window, nowMs), keptMs: window.endMs });
    }
  }
  return [...wanted.values()];
};

type Row = QuotaColumns & StateColumns & { readonly start_ms: string; readonly end_ms: string };

const stateColumns = (nowMs: number) => sql`ledger.id, ledger.granted, ledger.exhausted and coalesce(ledger.opens_at > ${time(nowMs)}::timestamptz, true) as exhausted`;
const nameOfColumns = sql`
  ledger.organization, ledger.level, ledger.policy, ledger.quota_group, ledger.key, extract(epoch from ledger.window_start) * 1000 as start_ms, extract(epoch from ledger.window_end) * 1000 as end_ms`;
const heldWindow = (row: Row): HeldWindow => ({ ...row, quota: quotaId(quotaOfRow(row)), window: { startMs: Number(row.start_ms), endMs: Number(row.end_ms) } });
const inOrder = (of: Sql) => sql`${of}.organization, ${of}.level, ${of}.policy, ${of}.quota_group, ${of}.key_digest, ${of}.window_start, ${of}.window_end`;

const nameColumns = ({ quota, digest }: NamedQuota) => ({ organization: quota.organization, level: quota.level, policy: quota.policy, quota_group: quota.group ?? '', key_digest: digest });
const wantedColumns = ({ named, window, limited, keptMs, isPresent, mustExist }: WantedWindow) => ({
  ...nameColumns(named),
  window_start: time(window.startMs),
  window_end: time(window.endMs),
  key: named.quota.key,
  unit: limited?.unit ?? 'calls',
  quota_limit: limited?.units ?? 0,
  policy_number: limited?.kept.number ?? 0,
  policy_version: limited?.kept.version ?? 0,
  kept_until: time(keptMs),
  is_past: !isPresent,
  must_exist: mustExist,
});

/** Locks rows that there are, in the order of the primary key, and reads them. Tells which of them have the limit as it is now. */
const lockWindows = (db: Db, wanted: readonly WantedWindow[], nowMs: number): Promise<(StateColumns & { readonly place: number; readonly is_current: boolean })[]> =>
  db.rows(sql`
    select wanted.place, ${stateColumns(nowMs)},
           wanted.is_past or (ledger.policy_number = wanted.policy_number and ledger.policy_version = wanted.policy_version and ledger.unit = wanted.unit) as is_current
      from ${recordset(wanted.map((one, place) => ({ place, ...wantedColumns(one) })))}
           as wanted (place integer, organization text, level text, policy text, quota_group text, key_digest text, window_start timestamptz, window_end timestamptz, unit text,
                      policy_number bigint, policy_version integer, is_past boolean)
      join quota_ledger ledger
        on ledger.organization = wanted.organization and ledger.level = wanted.level and ledger.policy = wanted.policy and ledger.quota_group = wanted.quota_group
       and ledger.key_digest = wanted.key_digest and ledger.window_start = wanted.window_start and ledger.window_end = wanted.window_end
     order by ${inOrder(sql`ledger`)}
       for update of ledger`);

/**
 * Makes the rows that are missing, and gives others the limit as it is now; locks all of them, in the order of the primary key.
 *
 * `quota_limit` never sinks below what was granted: when a policy was made stricter within the window, the row shows that
 * nothing is left, and its CHECK still holds. A limit that counts something else now begins anew. `closed` says of a proposed
 * row that it is no present window: then the limit stays what it was.
 */
const makeWindows = async (db: Db, wanted: readonly WantedWindow[], nowMs: number): Promise<HeldWindow[]> => {
  const rows = await db.rows<Row>(sql`
    insert into quota_ledger as ledger
           (organization, level, policy, quota_group, key_digest, window_start, window_end, key, unit, quota_limit, policy_number, policy_version, kept_until, closed)
    select ${inOrder(sql`wanted`)}, wanted.key, wanted.unit, wanted.quota_limit, wanted.policy_number, wanted.policy_version, wanted.kept_until, wanted.is_past
      from ${recordset(wanted.map(wantedColumns))}
           as wanted (organization text, level text, policy text, quota_group text, key_digest text, window_start timestamptz, window_end timestamptz, key text,
                      unit text, quota_limit bigint, policy_number bigint, policy_version integer, kept_until timestamptz, is_past boolean)
     order by ${inOrder(sql`wanted`)}
    on conflict (organization, level, policy, quota_group, key_digest, window_start, window_end) do update
       set quota_limit = case when excluded.closed then ledger.quota_limit
                              when ledger.unit <> excluded.unit then excluded.quota_limit
                              else greatest(excluded.quota_limit, ledger.granted + ledger.carried) end,
           unit = case when excluded.closed then ledger.unit else excluded.unit end,
           granted = case when excluded.closed or ledger.unit = excluded.unit then ledger.granted else 0 end,
           carried = case when excluded.closed or ledger.unit = excluded.unit then ledger.carried else 0 end,
           set_back = case when excluded.closed or ledger.unit = excluded.unit then ledger.set_back else ledger.set_back + ledger.granted end,
           policy_number = case when excluded.closed then ledger.policy_number else excluded.policy_number end,
           policy_version = case when excluded.closed then ledger.policy_version else excluded.policy_version end
    returning ${stateColumns(nowMs)}, ${nameOfColumns}`);
  return rows.map(heldWindow);
};

/** The rows of the windows, held. In most messages all of them are there, and none is written yet. */
const openWindows = async (db: Db, wanted: readonly WantedWindow[], nowMs: number): Promise<HeldWindow[]> => {
  if (wanted.length === 0) return [];
  const locked = new Map((await lockWindows(db, wanted, nowMs)).map((row) => [row.place, row]));
  const others = wanted.filter(({ mustExist }, place) => (locked.has(place) ? locked.get(place)?.is_current === false : !mustExist));
  const held = wanted.flatMap(({ named, window }, place) => {
    const row = locked.get(place);
    return row ? [{ ...row, quota: named.id, window }] : [];
  });
  return others.length === 0 ? held : [...held, ...(await makeWindows(db, others, nowMs))];
};

/** The slots around the present one that a span may have; their heads are held. */
const findSlots = async (db: Db, plans: readonly WindowPlan[], nowMs: number): Promise<HeldWindow[]> => {
  const sliding = plans.filter(({ span }) => span > 1);
  if (sliding.length === 0) return [];
  const aroundMs = ({ window, span }: WindowPlan): number => 2 * span * (window.endMs - window.startMs);
  const wanted = sliding.map((plan) => ({ ...nameColumns(plan.named), from_start: time(plan.window.startMs - aroundMs(plan)), before_start: time(plan.window.startMs + aroundMs(plan)) }));
  const rows = await db.rows<Row>(sql`
    select ${stateColumns(nowMs)}, ${nameOfColumns}
      from ${recordset(wanted)}
           as wanted (organization text, level text, policy text, quota_group text, key_digest text, from_start timestamptz, before_start timestamptz)
      join quota_ledger ledger
        on ledger.organization = wanted.organization and ledger.level = wanted.level and ledger.policy = wanted.policy and ledger.quota_group = wanted.quota_group
       and ledger.key_digest = wanted.key_digest and ledger.window_start >= wanted.from_start and ledger.window_start < wanted.before_start`);
  return rows.map(heldWindow);
};

type AccountRow = { readonly window_id: string; readonly gateway_id: string } & Readonly<Record<keyof QuotaAccount, string>>;

const findAccounts = async (db: Db, pairs: readonly { readonly rowId: string; readonly gatewayId: string }[]): Promise<AccountRow[]> =>
  pairs.length === 0
    ? []
    : db.rows<AccountRow>(sql`
        select account.*
          from ${recordset(column(pairs, ({ rowId, gatewayId }) => ({ window_id: rowId, gateway_id: gatewayId })))} as wanted (window_id bigint, gateway_id text)
          join quota_account account using (window_id, gateway_id)`);

const accountOf = ({ granted, spent, returned, forfeited, outstanding, advanced, overdrawn }: AccountRow): QuotaAccount => ({
  granted: Number(granted),
  spent: Number(spent),
  returned: Number(returned),
  forfeited: Number(forfeited),
  outstanding: Number(outstanding),
  advanced: Number(advanced),
  overdrawn: Number(overdrawn),
});

/**
 * Opens the ledger on all quotas that the messages name. The limits are read from the database, not from memory: a gateway may
 * know of a policy that another instance has just made, and "unknown" means unlimited.
 */
export const openQuotas = async (db: Db, messages: readonly QuotaDemand[], nowMs: number): Promise<OpenLedger> => {
  const named = nameQuotas(messages);
  const found = await findLimits(db, column(named, ({ quota }) => quota));
  const limited = named.flatMap((one, i) => limitedQuota(one, found[i]));
  const isAligned = ({ kept }: LimitedQuota): boolean => kept.enforcement.window === 'aligned';
  const aligned = limited.filter(isAligned).map((one) => ({ ...one, ...plannedWindow(one, nowMs) }));
  const plans = [...aligned, ...(await openHeads(db, limited.filter((one) => !isAligned(one)), nowMs))];
  const limits = new Map(limited.map((one) => [one.named.id, one]));
  const planOf = new Map(plans.map((plan) => [plan.named.id, plan]));

  const wanted = wantedWindows(named, limits, planOf, nowMs);
  const opened = await openWindows(db, wanted, nowMs);
  const rows = new Map([...(await findSlots(db, plans, nowMs)), ...opened].map((row) => [row.id, row]));
  const ids = new Map([...rows.values()].map(({ quota, window, id }) => [windowName(quota, window), id]));

  const reported = messages.flatMap(({ gatewayId, reports = [] }) =>
    reports.flatMap(({ quota, windowStartMs, windowEndMs }) => {
      const id = quotaId(quota);
      const rowId = ids.get(windowName(id, { startMs: windowStartMs, endMs: windowEndMs })) ?? ids.get(windowName(id, planOf.get(id)?.window ?? { startMs: 0, endMs: 0 }));
      return rowId === undefined ? [] : [{ rowId, gatewayId }];
    }),
  );
  const accounts = new Map<string, Map<string, QuotaAccount>>();
  for (const row of await findAccounts(db, [...new Map(reported.map((pair) => [`${pair.rowId}\n${pair.gatewayId}`, pair])).values()])) {
    const ofWindow = accounts.get(row.window_id) ?? new Map<string, QuotaAccount>();
    accounts.set(row.window_id, ofWindow.set(row.gateway_id, accountOf(row)));
  }

  const windowsOf = new Map<string, LedgerWindow[]>(named.map(({ id }) => [id, []]));
  for (const row of rows.values()) {
    windowsOf.get(row.quota)?.push({ window: row.window, granted: Number(row.granted), exhausted: row.exhausted, accounts: accounts.get(row.id) ?? new Map() });
  }
  return {
    quotas: named.flatMap(({ id, quota }) => {
      const plan = planOf.get(id);
      const limit = limits.get(id)?.units ?? null;
      const windows = windowsOf.get(id) ?? [];
      return windows.length === 0 ? [] : [{ quota, limit, present: plan?.window, span: plan?.span ?? 1, windows }];
    }),
    rowOf: (id, window) => ids.get(windowName(id, window)) as string,
    hasAccount: (rowId, gatewayId) => accounts.get(rowId)?.has(gatewayId) ?? false,
  };
};
