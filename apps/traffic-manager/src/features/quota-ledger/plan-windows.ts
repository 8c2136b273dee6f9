import type { Limit, QuotaDemand, QuotaKey } from '@quintet/contracts';
import { quotaId, slidingSlot, unitsOf, windowOf, type QuotaWindow } from '@quintet/throttling';
import type { KeptLimit } from '../policies';
import { keyDigest } from './ledger-keys';

/** A quota that messages name, and what they say of it. */
export interface NamedQuota {
  readonly quota: QuotaKey;
  readonly id: string;
  readonly digest: string;
  /** Calls were made, or are waiting: a window that begins with a call opens. */
  calls: boolean;
  readonly reported: QuotaWindow[];
}

export type UnitName = 'calls' | 'bytes' | 'events';

export interface LimitedQuota {
  readonly named: NamedQuota;
  readonly units: number;
  readonly unit: UnitName;
  readonly kept: KeptLimit & { readonly limit: NonNullable<Limit> };
}

export type WindowPlan = LimitedQuota & { readonly window: QuotaWindow; readonly span: number };

export const nameQuotas = (messages: readonly Pick<QuotaDemand, 'demands' | 'reports'>[]): NamedQuota[] => {
  const named = new Map<string, NamedQuota>();
  const name = (quota: QuotaKey): NamedQuota => {
    const id = quotaId(quota);
    const known = named.get(id) ?? { quota, id, digest: keyDigest(quota.key), calls: false, reported: [] };
    named.set(id, known);
    return known;
  };
  for (const { demands, reports = [] } of messages) {
    for (const { quota } of demands) name(quota).calls = true;
    for (const { quota, windowStartMs, windowEndMs, advanced } of reports) {
      const known = name(quota);
      if (advanced > 0) known.calls = true;
      if (windowStartMs < windowEndMs) known.reported.push({ startMs: windowStartMs, endMs: windowEndMs });
    }
  }
  return [...named.values()];
};

const unitOf = ({ kind }: NonNullable<Limit>): UnitName => (kind === 'bandwidth' ? 'bytes' : kind === 'event-count' ? 'events' : 'calls');

export const limitedQuota = (named: NamedQuota, kept: KeptLimit | undefined): LimitedQuota[] => {
  const units = unitsOf(kept?.limit ?? null);
  return kept?.limit && units !== null ? [{ named, units, unit: unitOf(kept.limit), kept: { ...kept, limit: kept.limit } }] : [];
};

/** Where windows do not depend on calls, the one in which a moment lies. */
export const plannedWindow = ({ kept: { limit, enforcement } }: LimitedQuota, nowMs: number): { readonly window: QuotaWindow; readonly span: number } => {
  if (enforcement.window !== 'sliding') return { window: windowOf(limit, nowMs), span: 1 };
  const { slot, span } = slidingSlot(limit, nowMs);
  return { window: slot, span };
};

/** How long the window matters to demands: a slot, until no span has it any more. */
export const keptUntilMs = ({ startMs, endMs }: QuotaWindow, span: number): number => endMs + (span - 1) * (endMs - startMs);
