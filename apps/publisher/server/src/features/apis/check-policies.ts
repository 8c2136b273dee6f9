import { UNLIMITED } from '@quintet/contracts';
import { AppError, type FieldFault } from '@quintet/service-kit';
import type { FollowedState } from '../../followed-state';
import { problems } from '../../problems';
import type { ApiBody } from './api-schema';

type Policies = Pick<FollowedState, 'apiPolicies' | 'subscriptionPolicies'>;

const namesOf = (policies: Iterable<{ organization: string; name: string }>, organization: string): string[] =>
  [...new Set([UNLIMITED, ...[...policies].filter((policy) => policy.organization === organization).map(({ name }) => name)])].sort();

/** @throws AppError POLICY_NOT_FOUND that says each unknown name and which there are */
export const checkPolicies = ({ apiPolicies, subscriptionPolicies }: Policies, organization: string, body: Pick<ApiBody, 'policies' | 'apiThrottlingPolicy' | 'operations'>): void => {
  const faults: FieldFault[] = [];
  const check = (known: Policies['apiPolicies'] | Policies['subscriptionPolicies'], field: string, name: string): void => {
    if (name === UNLIMITED || known.get(`${organization}/${name}`)) return;
    faults.push({ field, reason: `there is no policy "${name}"; there are ${namesOf(known.values(), organization).join(', ')}` });
  };
  body.policies.forEach((name, i) => check(subscriptionPolicies, `policies.${i}`, name));
  if (body.apiThrottlingPolicy !== null) check(apiPolicies, 'apiThrottlingPolicy', body.apiThrottlingPolicy);
  body.operations.forEach(({ throttlingPolicy }, i) => check(apiPolicies, `operations.${i}.throttlingPolicy`, throttlingPolicy));
  if (faults.length > 0) throw new AppError(problems.POLICY_NOT_FOUND, faults.slice(0, 5).map(({ field, reason }) => `${field}: ${reason}`).join('; '), { faults: faults.slice(0, 50) });
};
