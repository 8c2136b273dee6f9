import { sql, type Database, type Db } from '@quintet/persistence';
import { lengthMs } from './granularity';
import { calledApis, countedUntilMs, readUsage, type Figures, type UsageGroup, type UsageOf } from './read-usage';
import { none } from './counted-call';
import type { Perspective } from './perspective';
import { other } from './told-apart';
import type { UsageGrouping, UsageRequest } from './usage-request';

export interface UsageNames {
  /** Undefined for an application that is gone. */
  readonly application: (id: string) => { readonly name: string; readonly owner: string } | undefined;
}

const iso = (ms: number): string => new Date(ms).toISOString();
const figures = ({ calls, errors, latency, backendLatency }: Figures) => ({ calls, errors, latency, backendLatency });

/** What a group is, by fields; one that stands for all others, or for none, says only that. */
const describeGroup = (groupBy: UsageGrouping, key: string, apis: Awaited<ReturnType<typeof calledApis>>, names: UsageNames): object => {
  if (key === other) return { isOther: true };
  if (key === none) return { isNone: true };
  switch (groupBy) {
    case 'api':
      return { apiName: key };
    case 'version':
      return { apiId: key, apiName: apis.get(key)?.name ?? null, apiVersion: apis.get(key)?.version ?? null };
    case 'operation': {
      const space = key.indexOf(' ');
      return { verb: key.slice(0, space), target: key.slice(space + 1) };
    }
    case 'application': {
      const application = names.application(key);
      return { applicationId: key, applicationName: application?.name ?? null, applicationOwner: application?.owner ?? null };
    }
    case 'status':
      return { statusClass: `${key}xx` };
    case 'error':
      return key === '0' ? { isNone: true } : { errorCode: Number(key) };
  }
};

const present = async (db: Db, of: UsageOf, request: UsageRequest, perspective: Perspective, names: UsageNames) => {
  const { fromMs, toMs, granularity, groupBy } = request;
  const untilMs = await countedUntilMs(db); // first: what is read after it has at least as much
  const usage = await readUsage(db, of, request, perspective);
  const apis = groupBy === 'version' ? await calledApis(db, of.organization, usage.groups.map(({ key }) => key)) : new Map<string, { name: string; version: string }>();
  const presentGroup = (group: UsageGroup) => ({
    ...(groupBy && describeGroup(groupBy, group.key, apis, names)),
    ...figures(group),
    series: group.series.map(({ atMs, calls, errors }) => ({ at: iso(atMs), calls, errors })),
  });
  return {
    from: iso(fromMs),
    to: iso(toMs),
    granularity,
    bucketSeconds: lengthMs[granularity] / 1_000,
    groupBy: groupBy ?? null,
    asOf: untilMs === undefined ? null : iso(untilMs),
    totals: figures(usage.totals),
    series: usage.series.map((point) => ({ at: iso(point.atMs), ...figures(point) })),
    groups: usage.groups.map(presentGroup),
    otherCalls: usage.otherCalls,
  };
};

/** The body of an answer about usage: all of it as of one moment. */
export const presentUsage = (database: Database, of: UsageOf, request: UsageRequest, perspective: Perspective, names: UsageNames): ReturnType<typeof present> =>
  database.inTransaction(async (db) => {
    await db.rows(sql`set transaction isolation level repeatable read, read only`);
    return present(db, of, request, perspective, names);
  });
