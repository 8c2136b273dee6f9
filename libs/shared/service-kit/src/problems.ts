/** Who has to act for the request to succeed next time. Decides the log level and alerting. */
export type Fault = 'caller' | 'upstream' | 'platform';

export interface Problem {
  /** Stable name, never reused. */
  readonly name: string;
  /** HTTP status. */
  readonly status: number;
  readonly title: string;
  readonly fault: Fault;
  /** The number that WSO2's clients look at; the HTTP status when there is none of its own. */
  readonly code: number;
  /** True when the same request may succeed later, unchanged. */
  readonly retryable: boolean;
}

export interface FieldFault {
  /** Dotted path of the field in the request, such as `operations.0.verb`. */
  readonly field: string;
  /** Why it was refused and what is allowed. */
  readonly reason: string;
}

type ProblemInput = { status: number; title: string; fault: Fault; code?: number; retryable?: boolean };

/** A service's catalogue of what can go wrong, one line each. */
export const defineProblems = <T extends Record<string, ProblemInput>>(catalogue: T): { readonly [K in keyof T]: Problem } =>
  Object.freeze(
    Object.fromEntries(
      Object.entries(catalogue).map(([name, { status, title, fault, code = status, retryable = false }]) => [
        name,
        Object.freeze({ name, status, title, fault, code, retryable }),
      ]),
    ),
  ) as { readonly [K in keyof T]: Problem };

export class AppError extends Error {
  override readonly name = 'AppError';
  readonly problem: Problem;
  readonly detail: string | undefined;
  readonly faults: readonly FieldFault[];
  constructor(problem: Problem, detail?: string, options: { cause?: unknown; faults?: readonly FieldFault[] } = {}) {
    super(detail ? `${problem.title}: ${detail}` : problem.title, 'cause' in options ? { cause: options.cause } : undefined);
    this.problem = problem;
    this.detail = detail;
    this.faults = options.faults ?? [];
  }
}

/** What any service can run into. */
export const commonProblems = defineProblems({
  INVALID_INPUT: { status: 400, title: 'The request is not valid', fault: 'caller' },
  MALFORMED_BODY: { status: 400, title: 'The request body could not be read', fault: 'caller' },
  UNAUTHENTICATED: { status: 401, title: 'A valid access token is needed', fault: 'caller', code: 900901 },
  MISSING_SCOPE: { status: 403, title: 'The access token lacks the scope that this needs', fault: 'caller', code: 900910 },
  FORBIDDEN: { status: 403, title: 'You may not do this', fault: 'caller' },
  NOT_FOUND: { status: 404, title: 'There is no such resource', fault: 'caller' },
  METHOD_NOT_ALLOWED: { status: 405, title: 'This resource does not answer that method', fault: 'caller' },
  NOT_ACCEPTABLE: { status: 406, title: 'None of the media types asked for can be given', fault: 'caller' },
  CHANGED_MEANWHILE: { status: 412, title: 'It was changed by someone else since you read it', fault: 'caller' },
  BODY_TOO_LARGE: { status: 413, title: 'The request body is too large', fault: 'caller' },
  UNSUPPORTED_MEDIA_TYPE: { status: 415, title: 'That media type is not understood here', fault: 'caller' },
  INTERNAL: { status: 500, title: 'Something went wrong on our side', fault: 'platform', code: 900967 },
  UNAVAILABLE: { status: 503, title: 'A part that this needs does not answer now', fault: 'platform', retryable: true },
});
