import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import type { CallCondition, ConditionGroup } from '@quintet/contracts';
import { parseIpAddress } from '@quintet/throttling';
import { limitBody } from './limit-schema';

const maxGroups = 50;
const maxConditions = 20;
const maxText = 1_024;

const text = z.string().min(1).max(maxText);
const address = z
  .string()
  .max(100)
  .refine((value) => parseIpAddress(value) !== undefined, 'must be an IPv4 or IPv6 address');
const none = z.unknown().refine((value) => (value ?? null) === null || value === '', 'does not belong here; leave it out').optional();

const specific = z.strictObject({ ipConditionType: z.literal('IPSPECIFIC'), specificIP: address, startingIP: none, endingIP: none }).transform(({ specificIP }) => ({ type: 'ip' as const, ip: specificIP }));
const range = z
  .strictObject({ ipConditionType: z.literal('IPRANGE'), specificIP: none, startingIP: address, endingIP: address })
  .refine(({ startingIP, endingIP }) => startingIP.includes(':') === endingIP.includes(':'), { path: ['endingIP'], message: 'must be of the same kind as startingIP, IPv4 or IPv6' })
  .refine(({ startingIP, endingIP }) => (parseIpAddress(startingIP) ?? 0n) <= (parseIpAddress(endingIP) ?? 0n), { path: ['endingIP'], message: 'must not be lower than startingIP' })
  .transform(({ startingIP, endingIP }) => ({ type: 'ip-range' as const, startingIp: startingIP, endingIp: endingIP }));
const header = z
  .strictObject({ headerName: text.regex(/^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/, 'must be the name of a header'), headerValue: text })
  .transform(({ headerName, headerValue }) => ({ type: 'header' as const, name: headerName.toLowerCase(), value: headerValue }));
const queryParameter = z.strictObject({ parameterName: text, parameterValue: text }).transform(({ parameterName, parameterValue }) => ({ type: 'query-parameter' as const, name: parameterName, value: parameterValue }));
const claim = z.strictObject({ claimUrl: text, attribute: text }).transform(({ claimUrl, attribute }) => ({ type: 'jwt-claim' as const, claim: claimUrl, value: attribute }));

const common = { invertCondition: z.boolean().default(false), ipCondition: none, headerCondition: none, queryParameterCondition: none, jwtClaimsCondition: none };
const conditionBody = z
  .discriminatedUnion(
    'type',
    [
      z.strictObject({ ...common, type: z.literal('IPCONDITION'), ipCondition: z.discriminatedUnion('ipConditionType', [specific, range], { error: 'ipConditionType must be IPSPECIFIC or IPRANGE' }) }),
      z.strictObject({ ...common, type: z.literal('HEADERCONDITION'), headerCondition: header }),
      z.strictObject({ ...common, type: z.literal('QUERYPARAMETERCONDITION'), queryParameterCondition: queryParameter }),
      z.strictObject({ ...common, type: z.literal('JWTCLAIMSCONDITION'), jwtClaimsCondition: claim }),
    ],
    { error: 'must be one of IPCONDITION, HEADERCONDITION, QUERYPARAMETERCONDITION, JWTCLAIMSCONDITION' },
  )
  .transform((given): CallCondition => {
    const { invertCondition: invert } = given;
    switch (given.type) {
      case 'IPCONDITION':
        return { ...given.ipCondition, invert };
      case 'HEADERCONDITION':
        return { ...given.headerCondition, invert };
      case 'QUERYPARAMETERCONDITION':
        return { ...given.queryParameterCondition, invert };
      case 'JWTCLAIMSCONDITION':
        return { ...given.jwtClaimsCondition, invert };
    }
  });

const groupBody = z.strictObject({
  groupId: z.string().max(255).nullish(),
  description: z.string().max(1_024).nullish(),
  enabled: z.boolean().default(true),
  conditions: z.array(conditionBody).min(1).max(maxConditions),
  limit: limitBody,
});
type GivenGroup = z.output<typeof groupBody>;

export const conditionGroupsBody = z.array(groupBody).max(maxGroups).nullish();

/**
 * Gives each group its id, which names its count: that of the one that it names, else of one that said the same before, also
 * when its limit or its place is another.
 */
export const identifyGroups = (given: readonly GivenGroup[], before: readonly ConditionGroup[]): ConditionGroup[] => {
  const left = [...before];
  const take = (isIt: (group: ConditionGroup) => boolean): string | undefined => {
    const at = left.findIndex(isIt);
    return at < 0 ? undefined : left.splice(at, 1)[0]?.id;
  };
  // All that are named first: none of them may go to another group that happens to say the same.
  const named = given.map(({ groupId }) => take(({ id }) => id === groupId));
  return given.map(({ description, enabled, conditions, limit }, i) => ({
    id: named[i] ?? take((group) => isDeepStrictEqual(group.conditions, conditions)) ?? randomUUID(),
    description: description ?? '',
    enabled,
    conditions,
    limit,
  }));
};
