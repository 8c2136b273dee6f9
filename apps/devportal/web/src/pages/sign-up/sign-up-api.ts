import { ApiProblem, portalFetch, readProblem } from '@quintet/web-kit';
import { z } from 'zod';
import { signUpPath } from '../../api/sign-up-rules';

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
  portalFetch(new Request(new URL(signUpPath + path, location.origin), { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }));

const read = async <T>(response: Response, schema: z.ZodType<T>): Promise<T> => {
  const body: unknown = await response.json().catch(() => undefined);
  if (response.ok) return schema.parse(body);
  const problem = readProblem(response.status, body, response.headers.get('x-request-id') ?? undefined);
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  throw response.status === 429 ? new TooOften(problem, Number.isFinite(seconds) ? seconds : undefined) : problem;
};

/** Costs an attempt, as signing up does. */
export const isFree = async (username: string): Promise<boolean> => (await read(await post('/sign-up/username', { username }), availability)).available;

export const signUp = async (values: SignUpValues): Promise<MadeAccount> => read(await post('/me', values), made);
