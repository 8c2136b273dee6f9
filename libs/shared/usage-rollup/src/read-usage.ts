import { sql, type Db, type Sql } from '@quintet/persistence';
import { lengthMs } from './granularity';
import { latencyOf, sumOf, type Histogram, type Latency } from './histogram';
import type { Dimension, Perspective } from './perspective';
import type { UsageGrouping, UsageRequest } from './usage-request';

/** Whose usage is looked at: of one subject, or of all of an organization. */
export interface UsageOf {
  readonly organization: string;
  readonly subject?: string;
}

export interface Figures {
  readonly calls: number;
  /** Answered 4xx or 5xx. */
  readonly errors: number;
  /** Of whole calls, in milliseconds. */
  readonly latency: Latency;
  /** Of the backend's part. */
  readonly backendLatency: Latency;
}

export interface UsagePoint extends Figures {
  readonly atMs: number;
}

export interface UsageGroup extends Figures {
  /** What is grouped by: a name of APIs, an API's id, an operation, an application's id, the first digit of the status, an error code. `*`: all that were not told apart. */
  readonly key: string;
  readonly series: readonly { readonly atMs: number; readonly calls: number; readonly errors: number }[];
}

export interface Usage {
  readonly totals: Figures;
  /** One for each bucket of the range, the empty ones too. */
  readonly series: readonly UsagePoint[];
  readonly groups: readonly UsageGroup[];
  /** Calls of groups that are not told. */
  readonly otherCalls: number;
}

interface Counts {
  calls: number;
  errors: number;
  total: Histogram;
  backend: Histogram;
}
type CountRow = { readonly key: string; readonly at: Date; readonly calls: string; readonly errors: string };
type BucketRow = { readonly key: string; readonly place: number; readonly total: string; readonly backend: string };

const nothing = (): Counts => ({ calls: 0, errors: 0, total: [], backend: [] });
const figuresOf = ({ calls, errors, total, backend }: Counts): Figures => ({ calls, errors, latency: latencyOf(total), backendLatency: latencyOf(backend) });

/** Where the groups of a question stand, and what names them. */
const groupingOf = ({ apiIs }: Perspective, groupBy: UsageGrouping): { readonly dimension: Dimension; readonly key: Sql; readonly names: Sql } => {
  const names = sql``;
  if (groupBy === 'status') return { dimension: 'outcome', key: sql`split_part(usage_rollup.key, '/', 1)`, names };
  if (groupBy === 'error') return { dimension: 'outcome', key: sql`split_part(usage_rollup.key, '/', 2)`, names };
  if (groupBy === 'operation' || groupBy === 'application') return { dimension: groupBy, key: sql`usage_rollup.key`, names };
  const apiId = apiIs === 'subject' ? sql`usage_rollup.subject` : sql`usage_rollup.key`;
  const dimension = apiIs === 'subject' ? 'outcome' : 'version';
  if (groupBy === 'version') return { dimension, key: apiId, names };
  return { dimension, key: sql`coalesce(usage_api.name, ${apiId})`, names: sql`left join usage_api on usage_api.organization = usage_rollup.organization and usage_api.api_id = ${apiId}` };
};

const from = ({ organization, subject }: UsageOf, { granularity, fromMs, toMs }: UsageRequest, dimension: Dimension, names: Sql = sql``): Sql => sql`
  from usage_rollup
  ${names}
 where usage_rollup.organization = ${organization} and usage_rollup.granularity = ${granularity} and usage_rollup.dimension = ${dimension}
   and usage_rollup.bucket_at >= ${new Date(fromMs)} and usage_rollup.bucket_at < ${new Date(toMs)}
   ${subject === undefined ? sql`` : sql`and usage_rollup.subject = ${subject}`}`;

const countsBy = (db: Db, key: Sql, source: Sql): Promise<CountRow[]> =>
  db.rows<CountRow>(sql`
    select ${key} as key, usage_rollup.bucket_at as at, sum(usage_rollup.calls) as calls, sum(usage_rollup.errors) as errors
      ${source}
     group by 1, 2
     order by 2, 1`);

/** The buckets of histograms added up by the database, as there may be many rows. */
const bucketsBy = (db: Db, key: Sql, source: Sql): Promise<BucketRow[]> =>
  db.rows<BucketRow>(sql`
    select picked.key, bucket.place::int as place, sum(bucket.total) as total, sum(bucket.backend) as backend
      from (select ${key} as key, usage_rollup.total, usage_rollup.backend ${source}) as picked
     cross join unnest(picked.total, picked.backend) with ordinality as bucket (total, backend, place)
     where bucket.total > 0 or bucket.backend > 0
     group by 1, 2`);

const histogramsOf = (rows: readonly BucketRow[]): Map<string, { total: number[]; backend: number[] }> => {
  const found = new Map<string, { total: number[]; backend: number[] }>();
  for (const { key, place, total, backend } of rows) {
    const at = found.get(key) ?? { total: [], backend: [] };
    found.set(key, at);
    for (const [counts, value] of [[at.total, total], [at.backend, backend]] as const) {
      while (counts.length < place) counts.push(0);
      counts[place - 1] = Number(value ?? 0);
    }
  }
  return found;
};

const readSeries = async (db: Db, source: Sql, { fromMs, toMs, granularity }: UsageRequest): Promise<{ totals: Figures; series: UsagePoint[] }> => {
  const all = sql`''::text`;
  const at = sql`extract(epoch from usage_rollup.bucket_at)::bigint::text`;
  const counts = await countsBy(db, all, source);
  const histograms = histogramsOf(await bucketsBy(db, at, source));
  const points = new Map<number, Counts>();
  for (let ms = fromMs; ms < toMs; ms += lengthMs[granularity]) points.set(ms, nothing());
  const totals = nothing();
  for (const row of counts) {
    const point = points.get(row.at.getTime());
    if (!point) continue;
    point.calls = Number(row.calls);
    point.errors = Number(row.errors);
    totals.calls += point.calls;
    totals.errors += point.errors;
  }
  for (const [seconds, { total, backend }] of histograms) {
    const point = points.get(Number(seconds) * 1_000);
    if (!point) continue;
    Object.assign(point, { total, backend });
    totals.total = sumOf(totals.total, total);
    totals.backend = sumOf(totals.backend, backend);
  }
  return { totals: figuresOf(totals), series: [...points].map(([atMs, point]) => ({ atMs, ...figuresOf(point) })) };
};

const readGroups = async (db: Db, of: UsageOf, request: UsageRequest, perspective: Perspective): Promise<Pick<Usage, 'groups' | 'otherCalls'>> => {
  const { groupBy, limit } = request;
  if (!groupBy) return { groups: [], otherCalls: 0 };
  const { dimension, key, names } = groupingOf(perspective, groupBy);
  const source = from(of, request, dimension, names);
  const top = await db.rows<{ key: string; calls: string }>(sql`
    select ${key} as key, sum(usage_rollup.calls) as calls
      ${source}
     group by 1
     order by 2 desc, 1`);
  const told = top.slice(0, limit).map((row) => row.key);
  const ofTold = sql`${source} and ${key} = any (${told})`;
  const counts = await countsBy(db, key, ofTold);
  const histograms = histogramsOf(await bucketsBy(db, key, ofTold));
  const groups = told.map((name): UsageGroup => {
    const series = counts.filter((row) => row.key === name).map(({ at, calls, errors }) => ({ atMs: at.getTime(), calls: Number(calls), errors: Number(errors) }));
    const sum = (what: 'calls' | 'errors'): number => series.reduce((all, point) => all + point[what], 0);
    return { key: name, ...figuresOf({ calls: sum('calls'), errors: sum('errors'), ...(histograms.get(name) ?? { total: [], backend: [] }) }), series };
  });
  return { groups, otherCalls: top.slice(limit).reduce((sum, { calls }) => sum + Number(calls), 0) };
};

export const readUsage = async (db: Db, of: UsageOf, request: UsageRequest, perspective: Perspective): Promise<Usage> => {
  const { totals, series } = await readSeries(db, from(of, request, 'outcome'), request);
  return { totals, series, ...(await readGroups(db, of, request, perspective)) };
};

/** When the newest batch was sent that is counted; undefined while there is none. */
export const countedUntilMs = async (db: Db): Promise<number | undefined> => {
  const [row] = await db.rows<{ at: Date | null }>(sql`select max(usage_batch.sent_at) as at from usage_batch`);
  return row?.at?.getTime();
};

/** Names of APIs as they were when they were called last. */
export const calledApis = async (db: Db, organization: string, apiIds: readonly string[]): Promise<ReadonlyMap<string, { readonly name: string; readonly version: string }>> => {
  const rows = await db.rows<{ id: string; name: string; version: string }>(sql`
    select usage_api.api_id as id, usage_api.name, usage_api.version
      from usage_api
     where usage_api.organization = ${organization} and usage_api.api_id = any (${apiIds})`);
  return new Map(rows.map(({ id, ...api }) => [id, api]));
};
