import type { Problem } from '@quintet/service-kit';
import { problems } from '../problems';

/** The caller hung up. */
export class CallerGone extends Error {
  override readonly name = 'CallerGone';
}
/** The caller sent more than the gateway takes. */
export class BodyTooLarge extends Error {
  override readonly name = 'BodyTooLarge';
}

export interface UpstreamFault {
  readonly problem: Problem;
  readonly detail: string;
}

const codeOf = (error: unknown): string | undefined => (error as { code?: string } | null)?.code;

/** The request itself could not be written: no fault of the backend. */
export const isMalformed = (error: unknown): boolean => ['UND_ERR_INVALID_ARG', 'UND_ERR_NOT_SUPPORTED', 'UND_ERR_REQ_CONTENT_LENGTH_MISMATCH'].includes(codeOf(error) ?? '');

/**
 * What the caller is told of a failed attempt. Neither address nor reason of the backend is repeated to it.
 *
 * @param sent whether a connection had begun to carry the request
 */
export const upstreamFault = (error: unknown, sent: boolean): UpstreamFault => {
  if (error instanceof BodyTooLarge) return { problem: problems.BODY_TOO_LARGE, detail: 'The request body is larger than the gateway takes.' };
  if (isMalformed(error)) return { problem: problems.BAD_REQUEST, detail: 'The request cannot be sent on: it has a header or a target that HTTP does not allow' };
  if (!sent) return { problem: problems.BACKEND_UNREACHABLE, detail: 'Error connecting to the back end' };
  if (codeOf(error) === 'UND_ERR_HEADERS_TIMEOUT') return { problem: problems.BACKEND_TIMEOUT, detail: 'The back end did not answer in time' };
  return { problem: problems.BACKEND_CLOSED, detail: 'The back end closed the connection without a valid answer' };
};

/** A kept connection that the backend closed at the moment when it was used again. */
export const isClosedConnection = (error: unknown): boolean => ['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE'].includes(codeOf(error) ?? '');
