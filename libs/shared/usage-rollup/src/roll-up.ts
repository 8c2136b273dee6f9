import type { ApiCall } from '@quintet/contracts';
import { granularities, keptSinceMs, startOf, type Granularity } from './granularity';
import { bucketOf, count } from './histogram';
import type { UsageSettings } from './usage-settings';

/** In place of a name: all that are not told apart. */
export const other = '*';
/** There was none. */
export const none = '';

/** What is counted of a call. */
export interface CountedCall {
  readonly organization: string;
  readonly apiId: string;
  readonly atMs: number;
  readonly operation: string;
  readonly applicationId: string;
  readonly statusClass: number;
  readonly errorCode: number;
  readonly totalMs: number;
  readonly backendMs: number | null;
}

/** What is added to one row. */
export interface Addition {
  readonly organization: string;
  readonly granularity: Granularity;
  readonly api_id: string;
  readonly bucket_at: string;
  readonly operation: string;
  readonly application_id: string;
  readonly status_class: number;
  readonly error_code: number;
  calls: number;
  readonly total: number[];
  readonly backend: number[];
}

/** Clocks of gateways may be this far ahead; what is further counts as of now. */
const aheadMs = 60_000;

export const countedCall = (call: ApiCall, nowMs: number): CountedCall => {
  const atMs = Date.parse(call.requestTimestamp);
  return {
    organization: call.organizationId,
    apiId: call.apiId,
    atMs: atMs > nowMs + aheadMs ? nowMs : atMs,
    operation: call.apiResourceTemplate === null ? none : `${call.apiMethod} ${call.apiResourceTemplate}`,
    applicationId: call.applicationId ?? none,
    statusClass: Math.min(9, Math.max(0, Math.trunc(call.proxyResponseCode / 100))),
    errorCode: call.errorCode ?? 0,
    totalMs: call.responseLatency,
    backendMs: call.backendLatency,
  };
};

const keyOf = ({ organization, apiId, operation, applicationId, statusClass, errorCode }: CountedCall, bucketMs: number, granularity: Granularity): string =>
  `${organization}\n${granularity}\n${apiId}\n${String(bucketMs).padStart(15, '0')}\n${operation}\n${applicationId}\n${statusClass}\n${errorCode}`;

/** Calls added up, in one order, so that two who write at once wait for each other and never in a ring. A level leaves out what is too old for it. */
export const rollUp = (calls: readonly CountedCall[], settings: UsageSettings, nowMs: number): readonly Addition[] => {
  const additions = new Map<string, Addition>();
  for (const granularity of granularities) {
    const sinceMs = keptSinceMs(settings, granularity, nowMs);
    for (const call of calls) {
      if (call.atMs < sinceMs) continue;
      const bucketMs = startOf(granularity, call.atMs);
      const key = keyOf(call, bucketMs, granularity);
      let addition = additions.get(key);
      if (!addition) {
        const { organization, apiId, operation, applicationId, statusClass, errorCode } = call;
        addition = { organization, granularity, api_id: apiId, bucket_at: new Date(bucketMs).toISOString(), operation, application_id: applicationId, status_class: statusClass, error_code: errorCode, calls: 0, total: [], backend: [] };
        additions.set(key, addition);
      }
      addition.calls += 1;
      count(addition.total, bucketOf(call.totalMs));
      if (call.backendMs !== null) count(addition.backend, bucketOf(call.backendMs));
    }
  }
  return [...additions].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, addition]) => addition);
};
