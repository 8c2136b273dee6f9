import type { ApiCall } from '@quintet/contracts';

/** There was none. */
export const none = '';

/** What is counted of a call. */
export interface CountedCall {
  readonly organization: string;
  readonly apiId: string;
  readonly atMs: number;
  /** Method and URI template. */
  readonly operation: string;
  readonly applicationId: string;
  readonly statusClass: number;
  readonly errorCode: number;
  readonly totalMs: number;
  readonly backendMs: number | null;
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
