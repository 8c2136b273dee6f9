import type { Enforcement, Limit, TimeUnit } from '@quintet/contracts';
import { firstCallWindow, slidingSlot, unitsOf, windowOf, type QuotaWindow } from '@quintet/throttling';

/** A limit and how it is kept, as calls are charged by it. */
export interface QuotaRule extends Enforcement {
  readonly units: number;
  /** A call costs one, or the bytes that it turned out to have. */
  readonly counts: 'calls' | 'bytes';
  readonly unitTime: number;
  readonly timeUnit: TimeUnit;
  readonly windowSeconds: number;
}

/** As the ledger has it when a policy says nothing. */
export const defaultEnforcement: Enforcement = { mode: 'strict', allowance: 0, whenUnreachable: 'allow', window: 'aligned' };

const secondMs = 1_000;

const makeRule = (limit: NonNullable<Limit>, enforcement: Enforcement): QuotaRule | undefined => {
  const units = unitsOf(limit);
  // Messages of streaming APIs are no calls; tokens are known by whoever reads the answer.
  if (units === null || limit.kind === 'event-count') return undefined;
  const { unitTime, timeUnit } = limit;
  const { startMs, endMs } = firstCallWindow(limit, 0);
  return { ...enforcement, units, counts: limit.kind === 'bandwidth' ? 'bytes' : 'calls', unitTime, timeUnit, windowSeconds: Math.round((endMs - startMs) / secondMs) };
};

const made = new WeakMap<NonNullable<Limit>, QuotaRule | 'none'>();

/** The rule of a policy's limit, made once; undefined when it limits no calls. A limit belongs to one policy, and so has one enforcement. */
export const ruleOf = (limit: Limit | undefined, enforcement: Enforcement = defaultEnforcement): QuotaRule | undefined => {
  if (!limit) return undefined;
  const known = made.get(limit);
  if (known) return known === 'none' ? undefined : known;
  const rule = makeRule(limit, enforcement);
  made.set(limit, rule ?? 'none');
  return rule;
};

const alignedOf = new WeakMap<Enforcement, Enforcement>();

/** Of a burst limit, which stands beside the quota: always kept on the clock. */
export const burstRuleOf = (limit: Limit | undefined, enforcement: Enforcement = defaultEnforcement): QuotaRule | undefined => {
  const aligned = alignedOf.get(enforcement) ?? { ...enforcement, window: 'aligned' as const };
  alignedOf.set(enforcement, aligned);
  return ruleOf(limit, aligned);
};

/** The window that a call now falls into, as far as it can be told without the ledger. */
export const reckonedWindow = (rule: QuotaRule, nowMs: number): QuotaWindow => {
  if (rule.window === 'aligned') return windowOf(rule, nowMs);
  return rule.window === 'sliding' ? slidingSlot(rule, nowMs).slot : firstCallWindow(rule, nowMs);
};

/** Whether what is held under one is of no use under the other. */
export const isOtherWindow = (one: QuotaRule, other: QuotaRule): boolean =>
  one.unitTime !== other.unitTime || one.timeUnit !== other.timeUnit || one.window !== other.window || one.counts !== other.counts;
