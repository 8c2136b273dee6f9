/** One field that the server refused. */
export interface ApiFault {
  /** Dotted path of the field, such as `operations.0.verb`; empty: the request as a whole. */
  readonly field: string;
  readonly reason: string;
}

/** What a REST API of ours said instead of doing what was asked. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  /** HTTP status; 0: no answer came. */
  readonly status: number;
  /** The API's own error code, such as 900910. */
  readonly code: number;
  readonly title: string;
  readonly faults: readonly ApiFault[];
  readonly requestId: string | undefined;

  constructor(status: number, { code = status, title = '', detail = '', faults = [], requestId }: { code?: number; title?: string; detail?: string; faults?: readonly ApiFault[]; requestId?: string }) {
    super(detail || title || `The server answered ${status}`);
    this.status = status;
    this.code = code;
    this.title = title;
    this.faults = faults;
    this.requestId = requestId;
  }
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Reads the error body of our REST APIs (`code`, `message`, `description`, `error[]`) or of SCIM (`detail`); anything else becomes the status alone. */
export const readProblem = (status: number, body: unknown, requestId: string | undefined): ApiProblem => {
  const read = (typeof body === 'object' && body !== null ? body : {}) as Readonly<Record<string, unknown>>;
  const faults = Array.isArray(read['error']) ? read['error'].map((one: { code?: unknown; message?: unknown }) => ({ field: text(one.code), reason: text(one.message) })) : [];
  return new ApiProblem(status, {
    ...(typeof read['code'] === 'number' ? { code: read['code'] } : {}),
    title: text(read['message']),
    detail: text(read['description']) || text(read['detail']),
    faults,
    ...(requestId === undefined ? {} : { requestId }),
  });
};

export const isProblem = (error: unknown, ...statuses: readonly number[]): error is ApiProblem => error instanceof ApiProblem && (statuses.length === 0 || statuses.includes(error.status));
