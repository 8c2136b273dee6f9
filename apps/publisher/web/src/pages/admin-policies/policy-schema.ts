import { z } from 'zod';
import { adminStrings } from '../../strings/admin';
import type { PolicyKind } from './policy-call';
import type { LimitValues, PolicyValues } from './policy-values';

const words = adminStrings.policies;
const isWhole = (value: unknown, least = 1): boolean => typeof value === 'number' && Number.isInteger(value) && value >= least;

type Path = readonly PropertyKey[];
type Fault = (path: Path, message: string) => void;

const checkLimit = (limit: LimitValues, path: Path, fault: Fault): void => {
  if (!isWhole(limit.time)) fault([...path, 'time'], words.whole);
  if (limit.type !== 'AIAPIQUOTALIMIT') {
    if (!isWhole(limit.amount)) fault([...path, 'amount'], words.whole);
    return;
  }
  const counts = ['requestCount', 'totalTokenCount', 'promptTokenCount', 'completionTokenCount'] as const;
  for (const name of counts) if (limit[name] !== '' && !isWhole(limit[name])) fault([...path, name], words.wholeOrNone);
  if (counts.every((name) => limit[name] === '')) fault([...path, 'totalTokenCount'], words.tokensNeeded);
};

const checkGroups = (groups: PolicyValues['groups'], fault: Fault): void => {
  groups.forEach(({ conditions, limit }, at) => {
    if (conditions.length === 0) fault(['groups', at, 'conditions'], words.conditionsNeeded);
    conditions.forEach(({ kind, first, second }, i) => {
      if (first.trim() === '') fault(['groups', at, 'conditions', i, 'first'], words.needed);
      if (kind !== 'ip' && second.trim() === '') fault(['groups', at, 'conditions', i, 'second'], words.needed);
    });
    checkLimit(limit, ['groups', at, 'limit'], fault);
  });
};

/** What can be told before anything is sent; the traffic manager knows the rest. */
export const policySchema = (kind: PolicyKind): z.ZodType =>
  z.custom<PolicyValues>().superRefine((values, context) => {
    const fault: Fault = (path, message) => context.addIssue({ code: 'custom', path: [...path], message });
    const name = values.policyName.trim();
    if (name === '') fault(['policyName'], words.needed);
    else if (!/^[\p{L}\p{N}]([\p{L}\p{N} _.-]*[\p{L}\p{N}_.-])?$/u.test(name)) fault(['policyName'], words.policyNameFault);
    if (kind !== 'custom' || values.siddhiQuery.trim() === '') checkLimit(values.limit, ['limit'], fault);
    if (values.burstCount !== '' && !isWhole(values.burstCount)) fault(['burstCount'], words.wholeOrNone);
    if (kind === 'subscription' && values.permissionType !== 'ALL' && values.roles.length === 0) fault(['roles'], words.rolesNeeded);
    if (kind === 'subscription') values.attributes.forEach((attribute, at) => attribute.name.trim() === '' && fault(['attributes', at, 'name'], words.needed));
    if (kind === 'advanced') checkGroups(values.groups, fault);
    if (kind === 'custom' && values.keyTemplate.trim() === '') fault(['keyTemplate'], words.needed);
    if (values.mode === 'fast' && !isWhole(values.allowance, 0)) fault(['allowance'], words.whole);
  });
