import type { DenyCondition, StoredDenyPolicy } from './deny-policy';

const valueOf = (condition: DenyCondition) => {
  switch (condition.type) {
    case 'API':
      return condition.context;
    case 'APPLICATION':
      return `${condition.owner}:${condition.applicationName}`;
    case 'USER':
      return condition.user;
    case 'IP':
      return { fixedIp: condition.fixedIp, invert: condition.invert };
    case 'IPRANGE':
      return { startingIp: condition.startingIp, endingIp: condition.endingIp, invert: condition.invert };
  }
};

/** A deny policy in the shape of the admin API. */
export const denyPolicyView = ({ id, condition, enabled }: StoredDenyPolicy) => ({
  conditionId: id,
  conditionType: condition.type,
  conditionValue: valueOf(condition),
  conditionStatus: enabled,
});
