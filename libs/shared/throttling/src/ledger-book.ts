import type { LeaseReport, QuotaDemand, QuotaGrant, QuotaKey, ThrottleDecision } from '@quintet/contracts';
import { grantSize } from './grant-size';
import { emptyAccount, leaseTo, settleReport, type QuotaAccount } from './quota-account';
import { quotaId } from './quota-id';
import type { QuotaWindow } from './quota-window';
import { opensAfter, takenBeside } from './window-span';

/** A window of a quota, or a slot of a sliding one, as the ledger has it. */
export interface LedgerWindow {
  readonly window: QuotaWindow;
  /** Units that left the pool: leased, debited, not returned. */
  readonly granted: number;
  /** Whether gateways were told that it is used up, and believe it still. */
  readonly exhausted: boolean;
  /** Of the gateways that the book is about; the others' do not matter to it. */
  readonly accounts: ReadonlyMap<string, QuotaAccount>;
}

export interface LedgerQuota {
  readonly quota: QuotaKey;
  /** What the policy allows by now; null when it sets no limit any more. */
  readonly limit: number | null;
  /** Demands are answered out of it; undefined without a limit. */
  readonly present: QuotaWindow | undefined;
  /** So many windows in a row may not hold more than the limit: 1, or those of a window that slides. */
  readonly span: number;
  readonly windows: readonly LedgerWindow[];
}

/** A window as it is to be written. */
export interface WindowChange {
  readonly quota: QuotaKey;
  readonly window: QuotaWindow;
  readonly granted: number;
  /** Units that others of the span leave no room for. */
  readonly carried: number;
  readonly exhausted: boolean;
  readonly opensMs: number | undefined;
}

export interface AccountChange {
  readonly quota: QuotaKey;
  readonly window: QuotaWindow;
  readonly gatewayId: string;
  readonly before: QuotaAccount;
  readonly after: QuotaAccount;
}

export interface BookAnswer {
  /** One per demand, in the order of the demands. */
  readonly grants: QuotaGrant['grants'];
  /** To be told to all gateways: which windows are used up now, and which are open again. */
  readonly decisions: readonly ThrottleDecision[];
}

export interface LedgerBook {
  /** Settles the reports of a message, then decides what each of its demands gets. */
  answer(message: Pick<QuotaDemand, 'gatewayId' | 'demands' | 'reports'>): BookAnswer;
  changes(): { readonly windows: readonly WindowChange[]; readonly accounts: readonly AccountChange[] };
}

interface OpenWindow {
  readonly window: QuotaWindow;
  readonly before: LedgerWindow;
  granted: number;
  exhausted: boolean;
  opensMs: number | undefined;
  readonly accounts: Map<string, QuotaAccount>;
}

interface OpenQuota {
  readonly quota: QuotaKey;
  readonly limit: number | null;
  readonly span: number;
  readonly present: OpenWindow | undefined;
  readonly windows: readonly OpenWindow[];
}

const isSame = (a: QuotaWindow, b: QuotaWindow): boolean => a.startMs === b.startMs && a.endMs === b.endMs;

const openQuota = ({ quota, limit, span, present, windows }: LedgerQuota): OpenQuota => {
  const opened: OpenWindow[] = windows.map((before) => ({ window: before.window, before, granted: before.granted, exhausted: before.exhausted, opensMs: undefined, accounts: new Map(before.accounts) }));
  return { quota, limit, span, windows: opened, present: present && opened.find(({ window }) => isSame(window, present)) };
};

/** Negative when the limit was lowered below what is out. */
const roomOf = ({ limit, span, windows }: OpenQuota, { window, granted }: OpenWindow): number =>
  limit === null ? Number.POSITIVE_INFINITY : limit - granted - takenBeside(windows, window, span);

/**
 * Decides on messages of gateways, one after the other, over what a transaction of the ledger holds meanwhile. Pure.
 *
 * @param quotas all that the messages name, each with its present window and those that are reported on
 */
export const createLedgerBook = (quotas: readonly LedgerQuota[], nowMs: number): LedgerBook => {
  const open = new Map(quotas.map((one) => [quotaId(one.quota), openQuota(one)]));

  const settle = (gatewayId: string, report: LeaseReport): OpenQuota | undefined => {
    const found = open.get(quotaId(report.quota));
    if (!found) return undefined;
    const reported = { startMs: report.windowStartMs, endMs: report.windowEndMs };
    const window = found.windows.find((one) => isSame(one.window, reported)) ?? found.present;
    if (!window) return undefined;
    const settled = settleReport(window.accounts.get(gatewayId) ?? emptyAccount, report, roomOf(found, window));
    window.accounts.set(gatewayId, settled.account);
    window.granted += settled.debited - settled.returned;
    return found;
  };

  const grant = (gatewayId: string, { quota, wanted, atMost }: QuotaDemand['demands'][number]): QuotaGrant['grants'][number] => {
    const found = open.get(quotaId(quota));
    if (!found?.present || found.limit === null) return { quota, granted: null, remaining: 0, limit: 0, windowStartMs: nowMs, windowEndMs: nowMs };
    const { present, limit, span, windows } = found;
    const granted = grantSize({ wanted, atMost, remaining: roomOf(found, present) });
    if (granted > 0) {
      present.granted += granted;
      present.accounts.set(gatewayId, leaseTo(present.accounts.get(gatewayId) ?? emptyAccount, granted));
    }
    const remaining = Math.max(0, roomOf(found, present));
    const opensMs = remaining === 0 && span > 1 ? opensAfter(windows, present.window, span, limit) : undefined;
    return { quota, granted, remaining, limit, windowStartMs: present.window.startMs, windowEndMs: present.window.endMs, ...(opensMs === undefined ? {} : { opensMs }) };
  };

  /** What gateways have to be told of a quota, if it differs from what they were. */
  const turn = (found: OpenQuota): ThrottleDecision | undefined => {
    const { quota, limit, span, present, windows } = found;
    if (!present || limit === null) return undefined;
    const told = windows.filter((one) => one.exhausted && (one === present || span > 1));
    const isExhausted = roomOf(found, present) <= 0;
    if (isExhausted === told.length > 0) return undefined;
    for (const one of told) one.exhausted = false;
    present.exhausted = isExhausted;
    if (isExhausted && span > 1) present.opensMs = opensAfter(windows, present.window, span, limit);
    return {
      quota,
      state: isExhausted ? 'exhausted' : 'open',
      limit,
      windowStartMs: present.window.startMs,
      windowEndMs: present.window.endMs,
      ...(present.opensMs === undefined || !isExhausted ? {} : { opensMs: present.opensMs }),
      decidedMs: nowMs,
    };
  };

  return {
    answer: ({ gatewayId, demands, reports = [] }) => {
      const touched = new Set<OpenQuota>();
      for (const report of reports) {
        const settled = settle(gatewayId, report);
        if (settled) touched.add(settled);
      }
      const grants = demands.map((demand) => {
        const found = open.get(quotaId(demand.quota));
        if (found) touched.add(found);
        return grant(gatewayId, demand);
      });
      return { grants, decisions: [...touched].flatMap((one) => turn(one) ?? []) };
    },
    changes: () => {
      const windows: WindowChange[] = [];
      const accounts: AccountChange[] = [];
      for (const { quota, span, windows: all } of open.values()) {
        for (const { window, before, granted, exhausted, opensMs, accounts: now } of all) {
          if (granted !== before.granted || exhausted !== before.exhausted) windows.push({ quota, window, granted, carried: takenBeside(all, window, span), exhausted, opensMs });
          for (const [gatewayId, after] of now) {
            const old = before.accounts.get(gatewayId) ?? emptyAccount;
            if (old !== after) accounts.push({ quota, window, gatewayId, before: old, after });
          }
        }
      }
      return { windows, accounts };
    },
  };
};
