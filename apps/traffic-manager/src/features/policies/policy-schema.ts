import { z } from 'zod';
import { timeUnit } from '@quintet/contracts';
import type { PolicyContent, PolicyKind } from './policy';

const maxUnitTime = 10_000;
const maxListed = 100;

/** WSO2's admin portal sends the numbers of its text fields as text. */
const whole = (max: number) =>
  z.preprocess((value) => (typeof value === 'string' && /^\d{1,16}$/.test(value) ? Number(value) : value), z.int().min(1).max(max));

/** A field of WSO2's shape that is refused when it asks for something, and passes when it says "none" in the way its clients do. */
const notSupported = (...none: readonly unknown[]) =>
  z
    .unknown()
    .optional()
    .refine((value) => value === undefined || value === null || none.includes(value), 'is not supported; leave it out');

const noneOf = (value: unknown): boolean => Array.isArray(value) && value.length === 0;
const noConditionalGroups = z
  .unknown()
  .optional()
  .refine((value) => value === undefined || value === null || noneOf(value), 'is not supported; leave it out or give an empty list');

const planOf = (value: unknown): unknown => (value as { monetizationPlan?: unknown } | null | undefined)?.monetizationPlan;
const noMonetization = z
  .unknown()
  .optional()
  .refine((value) => value === undefined || value === null || (typeof value === 'object' && (planOf(value) ?? null) === null), 'is not supported; leave it out');

const noBurst = z.strictObject({ rateLimitCount: notSupported(0, '', '0'), rateLimitTimeUnit: z.string().nullish() }).nullish();

const defaultLimit = z
  .strictObject({
    type: z.literal('REQUESTCOUNTLIMIT', { error: 'is not supported; allowed: REQUESTCOUNTLIMIT' }),
    requestCount: z.strictObject({
      requestCount: whole(Number.MAX_SAFE_INTEGER),
      timeUnit,
      unitTime: whole(maxUnitTime),
    }),
    bandwidth: notSupported(),
    eventCount: notSupported(),
    aiApiQuota: notSupported(),
  })
  .transform(({ requestCount: { requestCount: requests, timeUnit: unit, unitTime } }) => ({ kind: 'request-count' as const, requests, timeUnit: unit, unitTime }));

const base = {
  policyName: z
    .string()
    .min(1)
    .max(60)
    .regex(/^[\p{L}\p{N}]([\p{L}\p{N} _.-]*[\p{L}\p{N}_.-])?$/u, 'must consist of letters, digits, spaces, and the characters _ . -'),
  displayName: z.string().max(512).nullish(),
  description: z.string().max(1024).nullish(),
  defaultLimit,
  // What an answer says besides and clients send back.
  policyId: z.string().max(255).nullish(),
  isDeployed: z.boolean().nullish(),
  type: z.string().max(255).nullish(),
};

type Base = z.output<z.ZodObject<typeof base>>;
const contentOf = ({ policyName, displayName, description, defaultLimit: limit }: Base): Omit<PolicyContent, 'plan'> => ({
  name: policyName,
  displayName: displayName || policyName,
  description: description ?? '',
  limit,
});

const role = z.string().min(1).max(255);
const plan = z.strictObject({
  ...base,
  stopOnQuotaReach: z.boolean().default(false),
  billingPlan: z.enum(['FREE', 'COMMERCIAL']).default('FREE'),
  permissions: z.strictObject({ permissionType: z.enum(['ALLOW', 'DENY']), roles: z.array(role).max(maxListed) }).nullish(),
  customAttributes: z
    .array(z.strictObject({ name: z.string().min(1).max(255), value: z.string().max(1024) }))
    .max(maxListed)
    .nullish(),
  rateLimitCount: notSupported(0, '', '0', -1),
  rateLimitTimeUnit: z.string().nullish(),
  subscriberCount: notSupported(0, '', '0'),
  graphQLMaxComplexity: notSupported(0, '', '0'),
  graphQLMaxDepth: notSupported(0, '', '0'),
  monetization: noMonetization,
});

/** The body of a create or update request, by kind, read into what it says. */
export const policyBody = {
  application: z.strictObject({ ...base, burstLimit: noBurst }).transform((body): PolicyContent => ({ ...contentOf(body), plan: null })),
  subscription: plan.transform(
    (body): PolicyContent => ({
      ...contentOf(body),
      plan: {
        stopOnQuotaReach: body.stopOnQuotaReach,
        billingPlan: body.billingPlan,
        permissions: body.permissions && body.permissions.roles.length > 0 ? { type: body.permissions.permissionType, roles: body.permissions.roles } : null,
        customAttributes: body.customAttributes ?? [],
      },
    }),
  ),
  advanced: z.strictObject({ ...base, conditionalGroups: noConditionalGroups }).transform((body): PolicyContent => ({ ...contentOf(body), plan: null })),
} as const satisfies Record<PolicyKind, z.ZodType<PolicyContent>>;
