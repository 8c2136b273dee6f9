import type { CustomPolicy } from '@quintet/contracts';
import { compileExpression, parseKeyTemplate, type ExpandKey, type Predicate } from '@quintet/throttling';

/** A custom policy, ready to be asked. */
export interface CustomRule {
  readonly policy: CustomPolicy;
  readonly applies: Predicate;
  readonly expand: ExpandKey;
}

/** Those that are on, by organization. */
export type CustomRules = ReadonlyMap<string, readonly CustomRule[]>;

/** @throws Error when its template or its condition cannot be read */
export const compileCustomPolicy = (policy: CustomPolicy): CustomRule => ({ policy, applies: compileExpression(policy.condition), expand: parseKeyTemplate(policy.keyTemplate) });

/** In the order of their names, so that every gateway asks them alike. */
export const byOrganization = (rules: Iterable<CustomRule>): CustomRules => {
  const grouped = new Map<string, CustomRule[]>();
  for (const rule of [...rules].sort((a, b) => (a.policy.name < b.policy.name ? -1 : 1))) {
    const { organization, enabled } = rule.policy;
    if (enabled) grouped.set(organization, [...(grouped.get(organization) ?? []), rule]);
  }
  return grouped;
};
