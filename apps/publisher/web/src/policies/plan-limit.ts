/** A policy's limit as the REST API shows it. */
export interface ShownLimit {
  readonly quotaPolicyType?: string | undefined;
  readonly requestCount?: number | undefined;
  readonly dataUnit?: string | undefined;
  readonly unitTime?: number | undefined;
  readonly timeUnit?: string | undefined;
  readonly rateLimitCount?: number | undefined;
  readonly rateLimitTimeUnit?: string | undefined;
}

export type LimitUnit = 'calls' | 'events' | 'tokens' | 'KB' | 'MB' | 'GB';
export type TimeUnit = 'second' | 'minute' | 'hour' | 'day' | 'week' | 'month' | 'year';
export interface LimitFacts {
  readonly amount: number;
  readonly unit: LimitUnit;
  readonly time: number;
  readonly timeUnit: TimeUnit;
}

const timeUnits: Readonly<Record<string, TimeUnit>> = { sec: 'second', s: 'second', second: 'second', min: 'minute', minute: 'minute', hour: 'hour', h: 'hour', days: 'day', day: 'day', week: 'week', month: 'month', year: 'year' };
const timeUnitOf = (text: string | undefined): TimeUnit | undefined => (text === undefined ? undefined : timeUnits[text.toLowerCase()]);
/** How the REST API says that there is no limit. */
const none = 2_147_483_647;

/** What a policy allows; undefined when it has no limit. */
export const limitOf = ({ quotaPolicyType, requestCount = none, dataUnit, unitTime = 0, timeUnit }: ShownLimit): LimitFacts | undefined => {
  const unit = timeUnitOf(timeUnit);
  if (requestCount >= none || unitTime <= 0 || unit === undefined) return undefined;
  const dataUnits: Readonly<Record<string, LimitUnit>> = { KB: 'KB', MB: 'MB', GB: 'GB' };
  const units: Readonly<Record<string, LimitUnit>> = { BANDWIDTHVOLUME: dataUnits[dataUnit ?? ''] ?? 'KB', EVENTCOUNT: 'events', AIAPIQUOTA: 'tokens' };
  return { amount: requestCount, unit: units[quotaPolicyType ?? ''] ?? 'calls', time: unitTime, timeUnit: unit };
};

/** What a policy allows at once; undefined when it has no limit of that kind. */
export const burstOf = ({ rateLimitCount = 0, rateLimitTimeUnit }: ShownLimit): LimitFacts | undefined => {
  const unit = timeUnitOf(rateLimitTimeUnit);
  return rateLimitCount > 0 && unit !== undefined ? { amount: rateLimitCount, unit: 'calls', time: 1, timeUnit: unit } : undefined;
};
