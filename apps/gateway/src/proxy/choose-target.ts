import type { Target, TargetGroup } from '../state/compile-api';

export interface TargetChooser {
  /** Where the next attempt goes: not to one that was tried already, as long as there is another. */
  choose(group: TargetGroup, tried: readonly Target[]): Target;
  failed(target: Target): void;
  succeeded(target: Target): void;
}

const firstSuspensionMs = 1_000;
const longestSuspensionMs = 30_000;

/**
 * Passive health: a target that fails is left out for a second, then twice as long each time, up to half a minute. When
 * all are left out, the one that comes back first is tried: a guess is better than a refusal.
 */
export const createTargetChooser = (nowMs: () => number): TargetChooser => {
  const suspended = new Map<string, { failures: number; untilMs: number }>();
  const turns = new WeakMap<TargetGroup, number>();

  const firstHealthy = (targets: readonly Target[]): Target => {
    const at = nowMs();
    let soonest = targets[0] as Target;
    let soonestMs = Infinity;
    for (const target of targets) {
      const untilMs = suspended.get(target.url)?.untilMs ?? 0;
      if (untilMs <= at) return target;
      if (untilMs < soonestMs) [soonest, soonestMs] = [target, untilMs];
    }
    return soonest;
  };
  return {
    choose: (group, tried) => {
      const { targets, strategy } = group;
      if (targets.length === 1) return targets[0] as Target;
      const untried = tried.length === 0 ? targets : targets.filter((target) => !tried.includes(target));
      const candidates = untried.length > 0 ? untried : targets;
      if (strategy !== 'load-balance') return firstHealthy(candidates);
      const turn = (turns.get(group) ?? -1) + 1;
      turns.set(group, turn);
      const from = turn % candidates.length;
      return firstHealthy([...candidates.slice(from), ...candidates.slice(0, from)]);
    },
    failed: ({ url }) => {
      const failures = (suspended.get(url)?.failures ?? 0) + 1;
      suspended.set(url, { failures, untilMs: nowMs() + Math.min(longestSuspensionMs, firstSuspensionMs * 2 ** (failures - 1)) });
    },
    succeeded: ({ url }) => {
      if (suspended.size > 0) suspended.delete(url);
    },
  };
};
