import type { CountedCall } from './counted-call';
import { granularities, keptSinceMs, startOf, type Granularity } from './granularity';
import { bucketOf, count } from './histogram';
import type { Dimension, Perspective } from './perspective';
import type { UsageSettings } from './usage-settings';

/** What is added to one row. */
export interface Addition {
  readonly organization: string;
  readonly granularity: Granularity;
  readonly subject: string;
  readonly dimension: Dimension;
  readonly bucket_at: string;
  readonly key: string;
  calls: number;
  errors: number;
  readonly total: number[];
  readonly backend: number[];
}

const firstOfErrors = 4;

/** What a call is under a dimension. */
export const keyOf = (call: CountedCall, dimension: Dimension): string => {
  switch (dimension) {
    case 'outcome':
      return `${call.statusClass}/${call.errorCode}`;
    case 'version':
      return call.apiId;
    case 'operation':
      return call.operation;
    case 'application':
      return call.applicationId;
  }
};

/** Gives a call's key, or that of all that are not told apart. */
export type NameKey = (call: CountedCall, dimension: Dimension) => string;

/** Calls added up, in one order, so that two who write at once wait for each other and never in a ring. A level leaves out what is too old for it. */
export const rollUp = (calls: readonly CountedCall[], { subjectOf, dimensions }: Perspective, nameKey: NameKey, settings: UsageSettings, nowMs: number): readonly Addition[] => {
  const additions = new Map<string, Addition>();
  const since = granularities.map((granularity) => [granularity, keptSinceMs(settings, granularity, nowMs)] as const);
  for (const call of calls) {
    const subject = subjectOf(call);
    if (subject === undefined) continue;
    const [total, backend] = [bucketOf(call.totalMs), call.backendMs === null ? undefined : bucketOf(call.backendMs)];
    for (const dimension of dimensions) {
      const key = nameKey(call, dimension);
      for (const [granularity, sinceMs] of since) {
        if (call.atMs < sinceMs) continue;
        const bucketMs = startOf(granularity, call.atMs);
        const id = `${call.organization}\n${granularity}\n${subject}\n${dimension}\n${String(bucketMs).padStart(15, '0')}\n${key}`;
        let addition = additions.get(id);
        if (!addition) {
          addition = { organization: call.organization, granularity, subject, dimension, bucket_at: new Date(bucketMs).toISOString(), key, calls: 0, errors: 0, total: [], backend: [] };
          additions.set(id, addition);
        }
        addition.calls += 1;
        if (call.statusClass >= firstOfErrors) addition.errors += 1;
        count(addition.total, total);
        if (backend !== undefined) count(addition.backend, backend);
      }
    }
  }
  return [...additions].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, addition]) => addition);
};
