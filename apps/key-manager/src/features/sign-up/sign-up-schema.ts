import { z } from 'zod';

/** ASCII alone: a name that looks like another's is worth something to whoever can take any name he likes. */
export const usernameRules = { minLength: 3, maxLength: 50, pattern: '^[A-Za-z0-9][A-Za-z0-9._-]*$' } as const;
export const emailMaxLength = 254;
export const nameMaxLength = 100;

const maxShownName = 255;
/** Names that the system itself goes by in tokens, and such as pass for it. */
const reserved = /^(quintet|wso2|apim)([._-]|$)|^(administrator|anonymous|everyone|internal|nobody|root|support|system)$/i;
const invisible = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u;

const personName = z
  .string()
  .trim()
  .max(nameMaxLength)
  .refine((name) => !invisible.test(name), 'must not hold control characters');

/** Of a name without its tenant. @returns why it is refused, if it is */
export const usernameFault = (name: string): string | undefined => {
  if (name.length < usernameRules.minLength || name.length > usernameRules.maxLength) return `must have ${usernameRules.minLength} to ${usernameRules.maxLength} characters`;
  if (name.includes('@')) return 'may hold an @ only in front of the name of a tenant that is there';
  if (!new RegExp(usernameRules.pattern).test(name)) return 'may hold letters, digits and . _ - only, and begins with a letter or a digit';
  return reserved.test(name) ? 'is kept for the system' : undefined;
};

export const signUpBody = z.strictObject({
  username: z.string().trim().min(1, 'is needed').max(maxShownName),
  password: z.string().max(1_024, 'is too long'),
  email: z.email('must be an e-mail address').max(emailMaxLength),
  givenName: personName.default(''),
  familyName: personName.default(''),
});
export type SignUpRequest = z.output<typeof signUpBody>;

const claimNames: Readonly<Record<string, keyof SignUpRequest>> = {
  'http://wso2.org/claims/emailaddress': 'email',
  'http://wso2.org/claims/givenname': 'givenName',
  'http://wso2.org/claims/lastname': 'familyName',
};
/** As scripts for WSO2 send it. */
export const wso2SignUpBody = z.object({
  user: z.object({
    username: z.unknown(),
    password: z.unknown(),
    claims: z.array(z.object({ uri: z.string().max(300), value: z.unknown() })).max(50).default([]),
  }),
});

/** WSO2's body (`user` with `claims`; of those that are not kept nothing is said) or a plain one; faults name the plain fields. @throws ZodError */
export const readSignUp = (body: unknown): SignUpRequest => {
  if (typeof body !== 'object' || body === null || !('user' in body)) return signUpBody.parse(body ?? {});
  const { username, password, claims } = wso2SignUpBody.parse(body).user;
  const known = claims.flatMap(({ uri, value }) => (claimNames[uri] ? [[claimNames[uri], value] as const] : []));
  return signUpBody.parse({ username, password, ...Object.fromEntries(known) });
};

export const usernameBody = z.strictObject({ username: signUpBody.shape.username });
