import type { ApiCall, ApiCallErrorType } from '@quintet/contracts';
import type { Call, Exchange } from '../pipeline/policy';
import type { CompiledApi } from '../state/compile-api';

export interface EndedCall {
  readonly call: Call;
  readonly api: CompiledApi;
  readonly exchange: Exchange | undefined;
  readonly status: number;
  readonly errorCode: number | null;
  readonly totalMs: number;
  readonly backendMs: number | null;
}

/** WSO2's codes by hundreds; what has none of them is other. */
const errorTypes: ReadonlyMap<number, ApiCallErrorType> = new Map([
  [9008, 'THROTTLED'],
  [9009, 'AUTH'],
  [1015, 'TARGET_CONNECTIVITY'],
]);
/** Of the 9009.., those that are no fault of a credential. */
const noAuthErrors = new Set([900906, 900967]);
const errorTypeOf = (code: number): ApiCallErrorType => (noAuthErrors.has(code) ? 'OTHER' : (errorTypes.get(Math.trunc(code / 100)) ?? 'OTHER'));

const callerLeft = 499;
/** Three digits behind the point say all that such a clock knows. */
const rounded = (ms: number): number => Math.round(ms * 1_000) / 1_000;

/** Calls come many a millisecond: the text of one is that of the next. */
let lastMs = -1;
let lastText = '';
const isoOf = (ms: number): string => {
  if (ms !== lastMs) {
    lastMs = ms;
    lastText = new Date(ms).toISOString();
  }
  return lastText;
};

/** The event of a call. */
export const describeCall = ({ call, api: { artifact }, exchange, status, errorCode, totalMs, backendMs }: EndedCall): ApiCall => ({
  requestTimestamp: isoOf(call.startedMs),
  correlationId: call.requestId,
  organizationId: artifact.organization,
  environmentId: artifact.environment,
  apiId: artifact.apiId,
  apiName: artifact.name,
  apiVersion: artifact.version,
  apiCreator: artifact.provider,
  apiMethod: call.method,
  apiResourceTemplate: exchange?.operation.target ?? null,
  applicationId: exchange?.application?.id ?? null,
  applicationName: exchange?.application?.name ?? null,
  applicationOwner: exchange?.application?.owner ?? null,
  keyType: exchange?.keyType ?? null,
  proxyResponseCode: status,
  targetResponseCode: errorCode === null && backendMs !== null && status !== callerLeft ? status : null,
  responseLatency: rounded(totalMs),
  backendLatency: backendMs === null ? null : rounded(backendMs),
  errorType: errorCode === null ? null : errorTypeOf(errorCode),
  errorCode,
  ...(exchange?.exceeded && { exceeded: exchange.exceeded }),
});
