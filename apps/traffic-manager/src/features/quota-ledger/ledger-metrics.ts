import { Counter, Histogram } from 'prom-client';
import type { QuotaLevel } from '@quintet/contracts';
import type { Metrics } from '@quintet/service-kit';
import type { LedgerAnswer } from './quota-ledger';

export interface LedgerMetrics {
  answered(answer: LedgerAnswer, seconds: number): void;
  failed(reason: 'stale' | 'ledger' | 'hub'): void;
  forfeited(level: QuotaLevel, units: number): void;
}

const levelsOf = (answer: LedgerAnswer): Map<QuotaLevel, number> => {
  const units = new Map<QuotaLevel, number>();
  for (const { quota, granted } of answer.grant.grants) units.set(quota.level, (units.get(quota.level) ?? 0) + (granted ?? 0));
  return units;
};

export const createLedgerMetrics = (registry: Metrics): LedgerMetrics => {
  const registers = [registry];
  const demands = new Counter({ name: 'quota_demand_messages_total', help: 'Demand messages of gateways, by what became of them', labelNames: ['outcome'], registers });
  const units = new Counter({ name: 'quota_units_granted_total', help: 'Units leased to gateways', labelNames: ['level'], registers });
  const windows = new Counter({ name: 'quota_windows_exhausted_total', help: 'Windows of keys that were used up before their end', labelNames: ['level'], registers });
  const lost = new Counter({ name: 'quota_units_forfeited_total', help: 'Units leased to gateways that never said what became of them: their windows were used by so much less than the limit', labelNames: ['level'], registers });
  const duration = new Histogram({ name: 'quota_answer_seconds', help: 'From the receipt of a demand message until its answer is on the hub', buckets: [0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5], registers });
  return {
    answered: (answer, seconds) => {
      demands.inc({ outcome: answer.repeated ? 'repeated' : 'answered' });
      duration.observe(seconds);
      if (answer.repeated) return;
      for (const [level, granted] of levelsOf(answer)) units.inc({ level }, granted);
      for (const { quota, state } of answer.decisions) if (state === 'exhausted') windows.inc({ level: quota.level });
    },
    failed: (reason) => demands.inc({ outcome: reason }),
    forfeited: (level, count) => lost.inc({ level }, count),
  };
};
