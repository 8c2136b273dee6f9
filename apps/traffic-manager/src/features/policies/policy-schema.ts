import { z } from 'zod';
import type { ConditionGroup } from '@quintet/contracts';
import { compileExpression, ExpressionError, parseKeyTemplate, TemplateError } from '@quintet/throttling';
import { conditionGroupsBody, identifyGroups } from './condition-group-schema';
import { burstOf, burstShape, enforcementBody, limitBody, optionalCount } from './limit-schema';
import type { PolicyContent, PolicyKind } from './policy';
import { readSiddhiQuery, SiddhiError } from './siddhi-query';

const maxListed = 100;
const maxCount = 2_147_483_647;

const planOf = (value: unknown): unknown => (value as { monetizationPlan?: unknown } | null | undefined)?.monetizationPlan;
const noMonetization = z
  .unknown()
  .optional()
  .refine((value) => value === undefined || value === null || (typeof value === 'object' && (planOf(value) ?? null) === null), 'is not supported; leave it out');

const base = {
  policyName: z
    .string()
    .min(1)
    .max(60)
    .regex(/^[\p{L}\p{N}]([\p{L}\p{N} _.-]*[\p{L}\p{N}_.-])?$/u, 'must consist of letters, digits, spaces, and the characters _ . -'),
  displayName: z.string().max(512).nullish(),
  description: z.string().max(1024).nullish(),
  enforcement: enforcementBody,
  // What an answer says besides and clients send back.
  policyId: z.string().max(255).nullish(),
  isDeployed: z.boolean().nullish(),
  type: z.string().max(255).nullish(),
};
const withLimit = { ...base, defaultLimit: limitBody };

type Base = z.output<z.ZodObject<typeof base>>;
const namesOf = ({ policyName, displayName, description, enforcement }: Base) => ({
  name: policyName,
  displayName: displayName || policyName,
  description: description ?? '',
  ...(enforcement && { enforcement }),
});

const application = z
  .strictObject({ ...withLimit, burstLimit: z.strictObject(burstShape).nullish() })
  .transform((body) => ({ ...namesOf(body), limit: body.defaultLimit, burst: body.burstLimit ? burstOf(body.burstLimit) : null }));

const role = z.string().min(1).max(255);
const subscription = z
  .strictObject({
    ...withLimit,
    ...burstShape,
    stopOnQuotaReach: z.boolean().default(false),
    billingPlan: z.enum(['FREE', 'COMMERCIAL']).default('FREE'),
    permissions: z.strictObject({ permissionType: z.enum(['ALLOW', 'DENY']), roles: z.array(role).max(maxListed) }).nullish(),
    customAttributes: z
      .array(z.strictObject({ name: z.string().min(1).max(255), value: z.string().max(1024) }))
      .max(maxListed)
      .nullish(),
    subscriberCount: optionalCount(maxCount),
    graphQLMaxComplexity: optionalCount(maxCount),
    graphQLMaxDepth: optionalCount(maxCount),
    monetization: noMonetization,
  })
  .transform((body) => ({
    ...namesOf(body),
    limit: body.defaultLimit,
    burst: burstOf(body),
    plan: {
      stopOnQuotaReach: body.stopOnQuotaReach,
      billingPlan: body.billingPlan,
      permissions: body.permissions && body.permissions.roles.length > 0 ? { type: body.permissions.permissionType, roles: body.permissions.roles } : null,
      customAttributes: body.customAttributes ?? [],
      subscriberCount: body.subscriberCount,
      graphQl: { maxDepth: body.graphQLMaxDepth, maxComplexity: body.graphQLMaxComplexity },
    },
  }));

const advanced = z.strictObject({ ...withLimit, conditionalGroups: conditionGroupsBody }).transform((body) => ({ ...namesOf(body), limit: body.defaultLimit, given: body.conditionalGroups ?? [] }));

/** A fault of the text that the caller wrote, at its field; undefined when there is none. */
const faultOf = (read: () => unknown): string | undefined => {
  try {
    read();
    return undefined;
  } catch (error) {
    if (error instanceof ExpressionError || error instanceof TemplateError || error instanceof SiddhiError) return error.message;
    throw error;
  }
};

const maxQuery = 10_000;
const maxCondition = 2_048;
const custom = z
  .strictObject({
    ...base,
    keyTemplate: z.string().min(1).max(1_024),
    siddhiQuery: z.string().max(maxQuery).nullish(),
    condition: z.string().max(maxCondition).nullish(),
    defaultLimit: limitBody.nullish(),
    enabled: z.boolean().default(true),
  })
  .transform((body, context) => {
    const issue = (path: string, message: string): void => void context.issues.push({ code: 'custom', message, path: [path], input: body });
    const { keyTemplate, enabled } = body;
    const siddhiQuery = body.siddhiQuery || undefined;
    const template = faultOf(() => parseKeyTemplate(keyTemplate));
    if (template !== undefined) issue('keyTemplate', template);
    // What an answer says besides the query is read from it, and clients send it back.
    if (siddhiQuery !== undefined) {
      const fault = faultOf(() => {
        const { condition: read } = readSiddhiQuery(siddhiQuery);
        if (read.length > maxCondition) throw new SiddhiError(`has a condition of more than ${maxCondition} characters`);
        compileExpression(read);
      });
      if (fault !== undefined) issue('siddhiQuery', fault);
      if (context.issues.length > 0) return z.NEVER;
      return { ...namesOf(body), limit: readSiddhiQuery(siddhiQuery).limit, rule: { enabled, keyTemplate, condition: readSiddhiQuery(siddhiQuery).condition, siddhiQuery } };
    }
    const condition = body.condition ?? '';
    const fault = faultOf(() => compileExpression(condition));
    if (fault !== undefined) issue('condition', fault);
    if (!body.defaultLimit) issue('defaultLimit', 'is missing: give it, or a siddhiQuery that says it');
    else if (body.defaultLimit.kind !== 'request-count' && body.defaultLimit.kind !== 'bandwidth') issue('defaultLimit', 'must limit requests or bandwidth');
    if (context.issues.length > 0 || !body.defaultLimit) return z.NEVER;
    return { ...namesOf(body), limit: body.defaultLimit, rule: { enabled, keyTemplate, condition } };
  });

/**
 * Reads the body of a create or update request into what it says.
 *
 * @param before the condition groups that the policy has
 * @throws ZodError with every fault
 */
export const readPolicy = (kind: PolicyKind, body: unknown, before: readonly ConditionGroup[] = []): PolicyContent => {
  switch (kind) {
    case 'application':
      return application.parse(body);
    case 'subscription':
      return subscription.parse(body);
    case 'advanced': {
      const { given, ...content } = advanced.parse(body);
      return { ...content, groups: identifyGroups(given, before) };
    }
    case 'custom':
      return custom.parse(body);
  }
};
