import { applications } from './applications';
import { denyPolicies } from './deny-policies';
import { environments } from './environments';
import { eventHub } from './event-hub';
import { policies } from './policies';
import { quotas } from './quotas';
import { roles } from './roles';
import { signUps } from './sign-ups';
import { users } from './users';

/** All that the administration's pages say, in English: one file per page. */
export const en = { applications, denyPolicies, environments, eventHub, policies, quotas, roles, signUps, users };
