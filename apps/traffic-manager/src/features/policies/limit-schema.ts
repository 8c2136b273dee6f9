import { z } from 'zod';
import { timeUnit, type Enforcement, type Limit, type RequestCountLimit } from '@quintet/contracts';

const maxUnitTime = 10_000;
const maxAmount = Number.MAX_SAFE_INTEGER;
const maxKilobytes = Math.floor(maxAmount / 1_024);

/** WSO2's admin portal sends the numbers of its text fields as text. */
const numberOf = (value: unknown): unknown => (typeof value === 'string' && /^\d{1,16}$/.test(value) ? Number(value) : value);
const whole = (max: number) => z.preprocess(numberOf, z.int().min(1).max(max));

/** Nothing, in each of the ways in which clients of WSO2 say so. */
const isNone = (value: unknown): boolean => value === undefined || value === null || value === '' || value === 0 || value === '0' || value === -1;
/** @returns null for none */
export const optionalCount = (max: number) => z.preprocess((value) => (isNone(value) ? null : numberOf(value)), z.int().min(1).max(max).nullable()).optional().default(null);

const window = { timeUnit, unitTime: whole(maxUnitTime) };
const shapes = {
  requestCount: z.strictObject({ requestCount: whole(maxAmount), ...window }),
  bandwidth: z.strictObject({ dataAmount: whole(maxKilobytes), dataUnit: z.enum(['KB', 'MB']), ...window }),
  eventCount: z.strictObject({ eventCount: whole(maxAmount), ...window }),
  aiApiQuota: z.strictObject({
    requestCount: optionalCount(maxAmount),
    totalTokenCount: optionalCount(maxAmount),
    promptTokenCount: optionalCount(maxAmount),
    completionTokenCount: optionalCount(maxAmount),
    ...window,
  }),
};
type ShapeName = keyof typeof shapes;

const shapeOfType = { REQUESTCOUNTLIMIT: 'requestCount', BANDWIDTHLIMIT: 'bandwidth', EVENTCOUNTLIMIT: 'eventCount', AIAPIQUOTALIMIT: 'aiApiQuota' } as const satisfies Record<string, ShapeName>;
const types = Object.keys(shapeOfType) as [keyof typeof shapeOfType, ...(keyof typeof shapeOfType)[]];
const field = z.unknown().optional();

const megabyteKilobytes = 1_024;

const toLimit = (given: { [K in ShapeName]?: z.output<(typeof shapes)[K]> }): NonNullable<Limit> => {
  if (given.requestCount) {
    const { requestCount: requests, timeUnit: unit, unitTime } = given.requestCount;
    return { kind: 'request-count', requests, timeUnit: unit, unitTime };
  }
  if (given.bandwidth) return { kind: 'bandwidth', ...given.bandwidth };
  if (given.eventCount) {
    const { eventCount: events, timeUnit: unit, unitTime } = given.eventCount;
    return { kind: 'event-count', events, timeUnit: unit, unitTime };
  }
  const { requestCount, totalTokenCount, promptTokenCount, completionTokenCount, timeUnit: unit, unitTime } = given.aiApiQuota as z.output<typeof shapes.aiApiQuota>;
  return { kind: 'ai-tokens', requests: requestCount, totalTokens: totalTokenCount, promptTokens: promptTokenCount, completionTokens: completionTokenCount, timeUnit: unit, unitTime };
};

/** A limit in WSO2's shape: what its `type` names is read; the others, which its clients send along, may only be null. */
export const limitBody = z
  .strictObject({ type: z.enum(types, { error: `must be one of ${types.join(', ')}` }), requestCount: field, bandwidth: field, eventCount: field, aiApiQuota: field })
  .transform((given, context): NonNullable<Limit> => {
    const wanted = shapeOfType[given.type];
    const issue = (path: PropertyKey[], message: string): void => void context.issues.push({ code: 'custom', message, path, input: given });
    for (const name of Object.keys(shapes) as ShapeName[]) if (name !== wanted && (given[name] ?? null) !== null) issue([name], `does not belong to a limit of type ${given.type}; leave it out`);
    const read = shapes[wanted].safeParse(given[wanted]);
    if (!read.success) {
      for (const { path, message } of read.error.issues) issue([wanted, ...path], message);
      return z.NEVER;
    }
    const limit = toLimit({ [wanted]: read.data });
    if (limit.kind === 'ai-tokens' && [limit.requests, limit.totalTokens, limit.promptTokens, limit.completionTokens].every((count) => count === null)) issue([wanted], 'must limit requests or tokens');
    if (limit.kind === 'bandwidth' && limit.dataUnit === 'MB' && limit.dataAmount > maxKilobytes / megabyteKilobytes) issue([wanted, 'dataAmount'], 'is too large');
    return limit;
  });

/** `sec` and `min` as WSO2 has them, and longer ones. */
const burstUnit = z.enum(['sec', 'min', 'hour', 'day']);
const maxBurst = 2_147_483_647;
export const burstShape = { rateLimitCount: optionalCount(maxBurst), rateLimitTimeUnit: z.preprocess((value) => (isNone(value) ? undefined : value), burstUnit.optional()) };

export const burstOf = ({ rateLimitCount, rateLimitTimeUnit = 'min' }: { rateLimitCount: number | null; rateLimitTimeUnit?: z.output<typeof burstUnit> | undefined }): RequestCountLimit | null =>
  rateLimitCount === null ? null : { kind: 'request-count', requests: rateLimitCount, unitTime: 1, timeUnit: rateLimitTimeUnit };

const maxAllowance = 1_000_000;

/** Ours, in no contract of WSO2: how the limit is kept. */
export const enforcementBody = z
  .strictObject({
    mode: z.enum(['strict', 'fast']).default('strict'),
    allowance: z.int().min(0).max(maxAllowance).default(0),
    whenUnreachable: z.enum(['allow', 'deny', 'local']).default('allow'),
    window: z.enum(['aligned', 'first-call', 'sliding']).default('aligned'),
  })
  .refine(({ mode, allowance }) => mode === 'fast' || allowance === 0, { path: ['allowance'], message: 'is only of the mode fast' })
  .nullish()
  .transform((given): Enforcement | undefined => given ?? undefined);
