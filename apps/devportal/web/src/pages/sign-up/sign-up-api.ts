import { ApiProblem, callPortal, portalFetch, readProblem } from '@quintet/web-kit';
import { queryOptions } from '@tanstack/react-query';
import { z } from 'zod';

const base = '/devportal/services/api/identity/user/v1.0';

const rules = z.object({
  mode: z.enum(['open', 'approval', 'closed']),
  username: z.object({ minLength: z.number(), maxLength: z.number(), pattern: z.string() }),
  password: z.object({ minLength: z.number(), maxLength: z.number(), refusesCommon: z.boolean(), refusesUserName: z.boolean(), refusesRepetition: z.boolean() }),
  email: z.object({ maxLength: z.number() }),
  givenName: z.object({ maxLength: z.number() }),
  familyName: z.object({ maxLength: z.number() }),
});
export type SignUpRules = z.output<typeof rules>;

export interface SignUpValues {
  readonly username: string;
  readonly email: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly password: string;
}

const made = z.object({ username: z.string(), status: z.enum(['ACTIVE', 'AWAITING_APPROVAL']) });
export type MadeAccount = z.output<typeof made>;

const availability = z.object({ available: z.boolean(), reason: z.string().optional() });

/** Refused because of too many attempts; says when the next one may be made. */
export class TooOften extends ApiProblem {
  /** Undefined: nobody said. */
  readonly retryAfterSeconds: number | undefined;
  constructor(problem: ApiProblem, retryAfterSeconds: number | undefined) {
    super(problem.status, problem);
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

const post = (path: string, body: object): Promise<Response> =>
  portalFetch(new Request(new URL(base + path, location.origin), { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }));

const read = async <T>(response: Response, schema: z.ZodType<T>): Promise<T> => {
  const body: unknown = await response.json().catch(() => undefined);
  if (response.ok) return schema.parse(body);
  const problem = readProblem(response.status, body, response.headers.get('x-request-id') ?? undefined);
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  throw response.status === 429 ? new TooOften(problem, Number.isFinite(seconds) ? seconds : undefined) : problem;
};

export const signUpRulesQuery = () => queryOptions({ queryKey: ['sign-up'], queryFn: async ({ signal }) => rules.parse(await (await callPortal(`${base}/sign-up`, { signal })).json()), staleTime: Infinity });

/** Costs an attempt, as signing up does. */
export const isFree = async (username: string): Promise<boolean> => (await read(await post('/sign-up/username', { username }), availability)).available;

export const signUp = async (values: SignUpValues): Promise<MadeAccount> => read(await post('/me', values), made);
