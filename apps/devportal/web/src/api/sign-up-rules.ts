import { callPortal } from '@quintet/web-kit';
import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';

/** Where the portal's server passes calls on to the key manager's sign-up. */
export const signUpPath = '/devportal/services/api/identity/user/v1.0';

const rules = z.object({
  mode: z.enum(['open', 'approval', 'closed']),
  username: z.object({ minLength: z.number(), maxLength: z.number(), pattern: z.string() }),
  password: z.object({ minLength: z.number(), maxLength: z.number(), refusesCommon: z.boolean(), refusesUserName: z.boolean(), refusesRepetition: z.boolean() }),
  email: z.object({ maxLength: z.number() }),
  givenName: z.object({ maxLength: z.number() }),
  familyName: z.object({ maxLength: z.number() }),
});
export type SignUpRules = z.output<typeof rules>;

/** What an account must be like, and whether everybody may make one. */
export const signUpRulesQuery = () => queryOptions({ queryKey: ['sign-up'], queryFn: async ({ signal }) => rules.parse(await (await callPortal(`${signUpPath}/sign-up`, { signal })).json()), staleTime: Infinity });
