import { sql, type Db } from '@quintet/persistence';
import { other, type CountedCall } from './roll-up';
import type { UsageSettings } from './usage-settings';

/** What is told apart of one API on one day. */
interface Known {
  readonly operations: Set<string>;
  readonly applications: Set<string>;
  readonly pairs: Set<string>;
}

export interface ToldApart {
  /** Reads what is known of these APIs and days, as far as it is not at hand. */
  prepare(db: Db, calls: readonly CountedCall[]): Promise<void>;
  /** The call as it is counted: under its own operation and application, or under those of all others. */
  of(call: CountedCall): CountedCall;
}

const maxPairs = 5_000;
/** Names that are remembered; beyond it all are forgotten, and read again as they are needed. */
const maxRemembered = 200_000;
const dayMs = 86_400_000;

const dayOf = ({ atMs }: CountedCall): number => atMs - (atMs % dayMs);
const keyOf = (call: CountedCall): string => `${call.organization}\n${call.apiId}\n${dayOf(call)}`;

/**
 * Keeps the number of rows bounded, whatever is called by whomever: of each API and day the first operations and applications
 * are told apart, as many as the settings say, and pairs of them up to 5,000; the rest is counted together. Services that share
 * a database may each let some more in.
 */
export const createToldApart = ({ maxOperations, maxApplications }: Pick<UsageSettings, 'maxOperations' | 'maxApplications'>): ToldApart => {
  const known = new Map<string, Known>();
  let remembered = 0;

  const enter = (set: Set<string>, name: string, max: number): boolean => {
    if (set.has(name)) return true;
    if (set.size >= max) return false;
    set.add(name);
    remembered += 1;
    return true;
  };
  const read = async (db: Db, call: CountedCall): Promise<Known> => {
    const rows = await db.rows<{ operation: string; application: string }>(sql`
      select distinct usage_rollup.operation, usage_rollup.application_id as application
        from usage_rollup
       where usage_rollup.organization = ${call.organization} and usage_rollup.granularity = 'day'
         and usage_rollup.api_id = ${call.apiId} and usage_rollup.bucket_at = ${new Date(dayOf(call))}`);
    const named = (names: readonly string[]): Set<string> => new Set(names.filter((name) => name !== other));
    return {
      operations: named(rows.map(({ operation }) => operation)),
      applications: named(rows.map(({ application }) => application)),
      pairs: new Set(rows.map(({ operation, application }) => `${operation}\n${application}`)),
    };
  };

  return {
    prepare: async (db, calls) => {
      if (remembered > maxRemembered) {
        known.clear();
        remembered = 0;
      }
      for (const [key, call] of new Map(calls.map((one) => [keyOf(one), one]))) {
        if (known.has(key)) continue;
        const found = await read(db, call);
        known.set(key, found);
        remembered += 1 + found.operations.size + found.applications.size + found.pairs.size;
      }
    },
    of: (call) => {
      const at = known.get(keyOf(call));
      if (!at) return { ...call, operation: other, applicationId: other };
      const operation = enter(at.operations, call.operation, maxOperations) ? call.operation : other;
      const applicationId = enter(at.applications, call.applicationId, maxApplications) ? call.applicationId : other;
      if (enter(at.pairs, `${operation}\n${applicationId}`, maxPairs)) return operation === call.operation && applicationId === call.applicationId ? call : { ...call, operation, applicationId };
      return { ...call, operation: other, applicationId: other };
    },
  };
};
