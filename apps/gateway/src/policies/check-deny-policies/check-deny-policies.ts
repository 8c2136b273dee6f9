import { next, reject, type PolicyKind } from '../../pipeline/policy';
import { problems } from '../../problems';

const description = 'You have been blocked from accessing the resource';

/** What an administrator blocked: an API, an application, an address, a user. */
export const checkDenyPolicies = (): PolicyKind => ({
  name: 'check-deny-policies',
  phase: 'throttle',
  compile: ({ artifact: { organization, context } }) => ({ state: { denyMatcher }, application, call, identity }) => {
    if (denyMatcher.size === 0) return next;
    const match = denyMatcher.match({ organization, context, applicationOwner: application?.owner, applicationName: application?.name, ip: call.clientIp, user: identity?.user });
    return match ? reject(problems.DENIED, description, { deniedBy: `${match.type} ${match.id}` }) : next;
  },
});
