import type { Enforcement, Limit, QuotaLevel } from '@quintet/contracts';
import { sql, type Db } from '@quintet/persistence';
import type { PolicyKind, PolicySettings } from './policy';

export interface PolicyName {
  readonly organization: string;
  readonly kind: PolicyKind;
  readonly name: string;
}

/** Which limit of which policy a quota is of. */
export interface LimitName {
  readonly organization: string;
  readonly level: QuotaLevel;
  readonly policy: string;
  readonly group?: string | undefined;
}

/** The settings of a policy, and which state of which policy they are of: one that is made anew under an old name has another number. */
export interface PolicyState extends PolicyName {
  readonly settings: PolicySettings;
  readonly number: number;
  readonly version: number;
}

/** A limit and how it is kept. */
export interface KeptLimit {
  readonly limit: Limit;
  readonly enforcement: Enforcement;
  readonly number: number;
  readonly version: number;
}

const kindOfLevel: Readonly<Record<QuotaLevel, PolicyKind>> = {
  api: 'advanced',
  operation: 'advanced',
  application: 'application',
  'application-burst': 'application',
  subscription: 'subscription',
  burst: 'subscription',
  custom: 'custom',
};

export const defaultEnforcement: Enforcement = { mode: 'strict', allowance: 0, whenUnreachable: 'allow', window: 'aligned' };

export const policyNameOf = ({ organization, level, policy }: LimitName): PolicyName => ({ organization, kind: kindOfLevel[level], name: policy });

/** Null when the policy sets no such limit. A burst limit is kept on the clock, whatever the window of the quota beside it. */
export const limitIn = ({ limit, burst, groups, rule }: PolicySettings, { level, group }: Pick<LimitName, 'level' | 'group'>): Limit => {
  if (level === 'burst' || level === 'application-burst') return burst ?? null;
  if (rule?.enabled === false) return null;
  if (group === undefined) return limit;
  const found = groups?.find(({ id }) => id === group);
  return found?.enabled === true ? found.limit : null;
};

export const enforcementIn = ({ enforcement = defaultEnforcement }: PolicySettings, level: QuotaLevel): Enforcement =>
  level === 'burst' || level === 'application-burst' ? { ...enforcement, window: 'aligned' } : enforcement;

const policyId = ({ organization, kind, name }: PolicyName): string => JSON.stringify([organization, kind, name]);

/** Those of the policies that exist. */
export const findPolicyStates = async (db: Db, names: readonly PolicyName[]): Promise<PolicyState[]> => {
  const rows = await db.rows<PolicyName & { readonly content: PolicySettings; readonly number: string; readonly version: number }>(sql`
    select policy.organization, policy.kind, policy.name, policy.number, policy.version, policy.content
      from throttling_policy policy
      join unnest(${names.map(({ organization }) => organization)}::text[], ${names.map(({ kind }) => kind)}::text[], ${names.map(({ name }) => name)}::text[])
           as wanted (organization, kind, name) using (organization, kind, name)`);
  return rows.map(({ organization, kind, name, number, version, content }) => ({ organization, kind, name, number: Number(number), version, settings: content }));
};

/** The limits that the names lead to, in their order; undefined for one whose policy does not exist. */
export const findLimits = async (db: Db, names: readonly LimitName[]): Promise<(KeptLimit | undefined)[]> => {
  const wanted = new Map(names.map((name) => [policyId(policyNameOf(name)), policyNameOf(name)]));
  const states = new Map((await findPolicyStates(db, [...wanted.values()])).map((state) => [policyId(state), state]));
  return names.map((name) => {
    const state = states.get(policyId(policyNameOf(name)));
    return state && { limit: limitIn(state.settings, name), enforcement: enforcementIn(state.settings, name.level), number: state.number, version: state.version };
  });
};
