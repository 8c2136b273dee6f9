import type { ServerResponse } from 'node:http';
import type { Call, Rejection } from './policy';
import { accessTime } from './access-time';

const problemJson = /(^|,)\s*application\/problem\+json\s*(;[^,]*)?(,|$)/i;
/** An unread request body that is larger than this is not read to its end: the connection closes instead. */
const readToEndBytes = 64 * 1024;

const isBackendFault = (code: number): boolean => code >= 101_500 && code <= 101_510;

const problemBody = ({ problem, detail, retryAtMs }: Rejection, requestId: string): object => ({
  type: 'about:blank',
  title: problem.title,
  status: problem.status,
  detail,
  instance: `urn:request:${requestId}`,
  code: problem.code,
  ...(retryAtMs !== undefined && { nextAccessTime: accessTime(retryAtMs) }),
});

const classicBody = ({ problem, detail, retryAtMs }: Rejection): object => ({
  code: problem.code,
  ...(isBackendFault(problem.code) && { type: 'Status report' }),
  message: problem.title,
  description: detail,
  ...(retryAtMs !== undefined && { nextAccessTime: accessTime(retryAtMs) }),
});

const mayCarryMuch = ({ headers }: Call): boolean => headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > readToEndBytes || headers['expect'] !== undefined;

/** Answers a refused call: WSO2's members as JSON, or RFC 9457 where the caller asks for it. */
export const renderRejection = (res: ServerResponse, call: Call, rejection: Rejection, addedHeaders: readonly string[]): void => {
  const { problem, headers = [] } = rejection;
  const accept = call.headers['accept'];
  const asProblem = typeof accept === 'string' && problemJson.test(accept);
  const body = JSON.stringify(asProblem ? problemBody(rejection, call.requestId) : classicBody(rejection));
  const needsRetry = problem.retryable && !headers.includes('retry-after');
  res.writeHead(problem.status, [
    'content-type',
    asProblem ? 'application/problem+json' : 'application/json; charset=utf-8',
    'content-length',
    String(Buffer.byteLength(body)),
    ...headers,
    ...(needsRetry ? ['retry-after', '1'] : []),
    ...(mayCarryMuch(call) ? ['connection', 'close'] : []),
    ...addedHeaders,
  ]);
  res.end(call.method === 'HEAD' ? undefined : body);
};
