import { z } from 'zod';
import { parseIpAddress } from '@quintet/throttling';
import { userIn, type DenyCondition } from './deny-policy';

const address = z
  .string()
  .max(100)
  .refine((text) => parseIpAddress(text) !== undefined, 'must be an IPv4 or IPv6 address');

const named = (what: string) => z.string().min(1, `must be ${what}`).max(512);

const ipRange = z
  .strictObject({ startingIp: address, endingIp: address, invert: z.boolean().default(false) })
  .refine(({ startingIp, endingIp }) => startingIp.includes(':') === endingIp.includes(':'), { path: ['endingIp'], message: 'must be of the same kind as startingIp, IPv4 or IPv6' })
  .refine(({ startingIp, endingIp }) => (parseIpAddress(startingIp) ?? 0n) <= (parseIpAddress(endingIp) ?? 0n), { path: ['endingIp'], message: 'must not be lower than startingIp' });

const ownerAndName = /^([^:]+):(.+)$/;

const status = { conditionId: z.string().max(255).nullish(), conditionStatus: z.boolean().default(true) };

export const denyPolicyBody = z.discriminatedUnion(
  'conditionType',
  [
    z.strictObject({ ...status, conditionType: z.literal('API'), conditionValue: named('a context with version, such as /pizza/1.0.0').startsWith('/', 'must be a context with version, such as /pizza/1.0.0') }),
    z.strictObject({ ...status, conditionType: z.literal('APPLICATION'), conditionValue: named('owner:application name').regex(ownerAndName, 'must be owner:application name') }),
    z.strictObject({ ...status, conditionType: z.literal('IP'), conditionValue: z.strictObject({ fixedIp: address, invert: z.boolean().default(false) }) }),
    z.strictObject({ ...status, conditionType: z.literal('IPRANGE'), conditionValue: ipRange }),
    z.strictObject({ ...status, conditionType: z.literal('USER'), conditionValue: named('a user name') }),
  ],
  { error: 'must be one of API, APPLICATION, IP, IPRANGE, USER' },
);

const conditionOf = (given: z.output<typeof denyPolicyBody>, organization: string): DenyCondition => {
  switch (given.conditionType) {
    case 'API':
      return { type: 'API', context: given.conditionValue };
    case 'APPLICATION': {
      const [, owner = '', applicationName = ''] = ownerAndName.exec(given.conditionValue) ?? [];
      return { type: 'APPLICATION', owner: userIn(organization, owner), applicationName };
    }
    case 'USER':
      return { type: 'USER', user: userIn(organization, given.conditionValue) };
    case 'IP':
      return { type: 'IP', ...given.conditionValue };
    case 'IPRANGE':
      return { type: 'IPRANGE', ...given.conditionValue };
  }
};

export interface NewDenyPolicy {
  readonly condition: DenyCondition;
  readonly enabled: boolean;
}

/** @throws ZodError with every fault */
export const readDenyPolicy = (given: unknown, organization: string): NewDenyPolicy => {
  const parsed = denyPolicyBody.parse(given);
  return { condition: conditionOf(parsed, organization), enabled: parsed.conditionStatus };
};

export const statusBody = z.strictObject({ conditionId: z.string().max(255).nullish(), conditionStatus: z.boolean() });
