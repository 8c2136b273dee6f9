import type { RequestCountLimit, TimeUnit } from '@quintet/contracts';
import { sql, type Db } from '@quintet/persistence';
import type { PolicyKind } from './policy';

export interface PolicyName {
  readonly organization: string;
  readonly kind: PolicyKind;
  readonly name: string;
}

/** The limit of a policy, and which state of which policy it is of: one that is made anew under an old name has another number. */
export interface LimitOfPolicy extends PolicyName {
  readonly limit: RequestCountLimit | null;
  readonly number: number;
  readonly version: number;
}

interface Row extends PolicyName {
  readonly number: string;
  readonly version: number;
  readonly requests: string | null;
  readonly unit_time: number | null;
  readonly time_unit: TimeUnit | null;
}

/** The limits of those of the policies that exist. */
export const findLimits = async (db: Db, names: readonly PolicyName[]): Promise<LimitOfPolicy[]> => {
  const rows = await db.rows<Row>(sql`
    select policy.organization, policy.kind, policy.name, policy.number, policy.version, policy.requests, policy.unit_time, policy.time_unit
      from throttling_policy policy
      join unnest(${names.map(({ organization }) => organization)}::text[], ${names.map(({ kind }) => kind)}::text[], ${names.map(({ name }) => name)}::text[])
           as wanted (organization, kind, name) using (organization, kind, name)`);
  return rows.map(({ organization, kind, name, number, version, requests, unit_time, time_unit }) => ({
    organization,
    kind,
    name,
    number: Number(number),
    version,
    limit: requests === null || unit_time === null || time_unit === null ? null : { kind: 'request-count', requests: Number(requests), unitTime: unit_time, timeUnit: time_unit },
  }));
};
