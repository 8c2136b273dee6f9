import { sql, type Db } from '@quintet/persistence';
import { none, type CountedCall } from './counted-call';
import type { Dimension, Perspective } from './perspective';
import { keyOf, type NameKey } from './roll-up';
import type { UsageSettings } from './usage-settings';

/** In place of a key: all that are not told apart. */
export const other = '*';

export interface ToldApart {
  /** Reads what is known of these subjects and days, as far as it is not at hand. */
  prepare(db: Db, calls: readonly CountedCall[]): Promise<void>;
  readonly nameKey: NameKey;
}

/** Keys that are remembered; beyond it all are forgotten, and read again as they are needed. */
const maxRemembered = 200_000;
const maxVersions = 1_000;
const dayMs = 86_400_000;

const dayOf = ({ atMs }: CountedCall): number => atMs - (atMs % dayMs);

/**
 * Keeps the number of rows bounded, whatever is called by whomever: of each subject and day the first keys of a dimension are told
 * apart, as many as the settings say, and the rest is counted together. Services that share a database may each let some more in.
 */
export const createToldApart = ({ subjectOf, dimensions }: Perspective, settings: Pick<UsageSettings, 'maxOperations' | 'maxApplications'>): ToldApart => {
  const limits: Partial<Record<Dimension, number>> = { operation: settings.maxOperations, application: settings.maxApplications, version: maxVersions };
  const limited = dimensions.filter((dimension) => limits[dimension] !== undefined);
  /** By subject and day, then by dimension. */
  const known = new Map<string, Map<Dimension, Set<string>>>();
  let remembered = 0;
  const placeOf = (call: CountedCall): string => `${call.organization}\n${subjectOf(call) ?? none}\n${dayOf(call)}`;

  const read = async (db: Db, call: CountedCall, subject: string): Promise<Map<Dimension, Set<string>>> => {
    const rows = await db.rows<{ dimension: Dimension; key: string }>(sql`
      select usage_rollup.dimension, usage_rollup.key
        from usage_rollup
       where usage_rollup.organization = ${call.organization} and usage_rollup.granularity = 'day' and usage_rollup.subject = ${subject}
         and usage_rollup.dimension = any (${limited}) and usage_rollup.bucket_at = ${new Date(dayOf(call))} and usage_rollup.key <> ${other}`);
    const found = new Map(limited.map((dimension) => [dimension, new Set<string>()]));
    for (const { dimension, key } of rows) found.get(dimension)?.add(key);
    remembered += rows.length + 1;
    return found;
  };

  return {
    prepare: async (db, calls) => {
      if (remembered > maxRemembered) {
        known.clear();
        remembered = 0;
      }
      for (const [place, call] of new Map(calls.map((one) => [placeOf(one), one]))) {
        const subject = subjectOf(call);
        if (subject !== undefined && !known.has(place)) known.set(place, await read(db, call, subject));
      }
    },
    nameKey: (call, dimension) => {
      const key = keyOf(call, dimension);
      const limit = limits[dimension];
      if (limit === undefined) return key;
      const names = known.get(placeOf(call))?.get(dimension);
      if (!names || names.has(key)) return key;
      if (names.size >= limit) return other;
      names.add(key);
      remembered += 1;
      return key;
    },
  };
};
