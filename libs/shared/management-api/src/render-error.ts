import type { ErrorRequestHandler, Request, Response } from 'express';
import { ZodError } from 'zod';
import { AppError, commonProblems, type FieldFault, type Logger, type Problem } from '@quintet/service-kit';

/** The error body of the management APIs, in the field names that WSO2's clients read. */
export interface ErrorBody {
  readonly code: number;
  readonly message: string;
  readonly description: string;
  readonly moreInfo: string;
  readonly error: readonly { readonly code: string; readonly message: string; readonly description: string }[];
}

export const errorBody = (problem: Problem, description: string, faults: readonly FieldFault[], requestId: string): ErrorBody => ({
  code: problem.code,
  message: problem.title,
  description,
  moreInfo: `request ${requestId}`,
  error: faults.map(({ field, reason }) => ({ code: field, message: reason, description: field === '' ? reason : `${field}: ${reason}` })),
});

const absent = /^Invalid input: expected (.+), received undefined$/;

/** What zod says of a member that is not there reads as if something had been sent. */
const reasonOf = (path: readonly PropertyKey[], message: string): string => {
  const [, expected] = absent.exec(message) ?? [];
  if (expected === undefined) return message;
  return path.length === 0 ? 'is needed, as application/json' : `is needed: ${expected}`;
};

/** Each fault once. */
export const faultsOf = (error: ZodError): FieldFault[] => {
  const faults = error.issues.map(({ path, message }) => ({ field: path.join('.'), reason: reasonOf(path, message) }));
  return [...new Map(faults.map((fault) => [`${fault.field} ${fault.reason}`, fault])).values()];
};

const byBodyParser: Readonly<Record<string, Problem>> = {
  'entity.too.large': commonProblems.BODY_TOO_LARGE,
  'entity.parse.failed': commonProblems.MALFORMED_BODY,
  'encoding.unsupported': commonProblems.UNSUPPORTED_MEDIA_TYPE,
  'charset.unsupported': commonProblems.UNSUPPORTED_MEDIA_TYPE,
  'request.aborted': commonProblems.MALFORMED_BODY,
  'request.size.invalid': commonProblems.MALFORMED_BODY,
};

/** SQLSTATEs of PostgreSQL for a NUL in `text` and in `jsonb`: the one character of JSON strings that it does not keep. */
const notText = new Set(['22021', '22P05']);

/** Turns whatever was thrown into one of our own errors. */
const asAppError = (thrown: unknown): AppError => {
  if (thrown instanceof AppError) return thrown;
  if (thrown instanceof ZodError) {
    const faults = faultsOf(thrown);
    return new AppError(commonProblems.INVALID_INPUT, faults.map(({ field, reason }) => `${field || 'body'}: ${reason}`).join('; '), { faults });
  }
  const { type, name, code, status } = thrown as { type?: string; name?: string; code?: string; status?: number };
  if (type !== undefined && byBodyParser[type]) return new AppError(byBodyParser[type], undefined, { cause: thrown });
  if (name === 'MulterError') return new AppError(code === 'LIMIT_FILE_SIZE' || code === 'LIMIT_FIELD_VALUE' ? commonProblems.BODY_TOO_LARGE : commonProblems.MALFORMED_BODY, (thrown as Error).message, { cause: thrown });
  if (code !== undefined && notText.has(code)) return new AppError(commonProblems.INVALID_INPUT, 'A text has the character NUL in it', { cause: thrown });
  if (code === 'RECORD_TOO_LARGE') return new AppError(commonProblems.BODY_TOO_LARGE, 'More than the event hub can carry', { cause: thrown });
  if (name === 'URIError' || status === 400) return new AppError(commonProblems.INVALID_INPUT, 'The address could not be decoded', { cause: thrown });
  return new AppError(commonProblems.INTERNAL, undefined, { cause: thrown });
};

/** A lone word, as an id or a name, is no sentence: least of all when a client has made it of something that it did not have. */
const described = ({ problem: { title }, detail }: AppError): string => {
  if (detail === undefined || detail === '') return title;
  return /\s/.test(detail) ? detail : `${title}: "${detail}"`;
};

const levels = { caller: 'info', upstream: 'warn', platform: 'error' } as const;

/** Another body for an error, where a protocol has one of its own; it may set the media type. Without: the body as it stands. */
export type ShapeError = (body: ErrorBody, error: AppError, req: Request, res: Response) => object;

/** The last middleware: logs once, answers once. A platform fault's detail goes to the log, never to the caller. */
export const createErrorRenderer =
  (logger: Logger, shape: ShapeError = (body) => body): ErrorRequestHandler =>
  (thrown, req, res: Response, next) => {
    const error = asAppError(thrown);
    const { problem } = error;
    const requestId = String(res.getHeader('x-request-id') ?? '');
    logger[levels[problem.fault]]({ requestId, method: req.method, path: req.path, problem: problem.name, err: problem.fault === 'caller' ? undefined : error }, error.message);
    if (res.headersSent) return next(error);
    const description = problem.fault === 'platform' ? 'The request id leads to the reason in the log' : described(error);
    if (problem.retryable && problem.status === 503) res.setHeader('retry-after', '1');
    res.status(problem.status).json(shape(errorBody(problem, description, error.faults, requestId), error, req, res));
  };
