import { applications } from './applications';
import { denyPolicies } from './deny-policies';
import { signUps } from './sign-ups';

/** All that the administration's pages say, in English: one file per page. */
export const en = { applications, denyPolicies, signUps };
