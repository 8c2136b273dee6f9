import { parseUserName, showUserName } from '@quintet/auth';
import type { DenyPolicy } from '@quintet/contracts';
import { parseIpAddress } from '@quintet/throttling';

type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** What is denied, without who denies it and whether it is in force. */
export type DenyCondition = Without<DenyPolicy, 'id' | 'organization' | 'enabled'>;
export type ConditionType = DenyCondition['type'];
export const conditionTypes = ['API', 'APPLICATION', 'IP', 'IPRANGE', 'USER'] as const satisfies readonly ConditionType[];

export interface StoredDenyPolicy {
  readonly organization: string;
  readonly id: string;
  readonly condition: DenyCondition;
  readonly enabled: boolean;
  readonly version: number;
}

/** A user as tokens of the organization name it: super-tenant users without their tenant, others with it. */
export const userIn = (organization: string, text: string): string => {
  const parsed = parseUserName(text, (name) => name === organization);
  return showUserName({ name: parsed.name, organization: parsed.name === text ? organization : parsed.organization });
};

/** The text by which two conditions of a type are the same. */
export const subjectOf = (condition: DenyCondition): string => {
  switch (condition.type) {
    case 'API':
      return condition.context;
    case 'APPLICATION':
      return `${condition.owner}:${condition.applicationName}`;
    case 'USER':
      return condition.user;
    case 'IP':
      return `${parseIpAddress(condition.fixedIp)}${condition.invert ? ' inverted' : ''}`;
    case 'IPRANGE':
      return `${parseIpAddress(condition.startingIp)}-${parseIpAddress(condition.endingIp)}${condition.invert ? ' inverted' : ''}`;
  }
};

export const asDenyPolicy = ({ organization, id, condition, enabled }: StoredDenyPolicy): DenyPolicy => ({ ...condition, id, organization, enabled });
