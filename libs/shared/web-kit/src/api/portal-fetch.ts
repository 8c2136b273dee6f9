import { ApiProblem } from './problem';

/** What the calls need to know of the session; the session provider keeps it up to date. */
export interface SessionHandle {
  csrfToken(): string | undefined;
  /** Whether somebody is, or was until a moment ago, logged in. */
  isKnown(): boolean;
  /** Asks the user to log in again, without leaving the page. @returns true once he has */
  renew(): Promise<boolean>;
}

let handle: SessionHandle = { csrfToken: () => undefined, isKnown: () => false, renew: () => Promise.resolve(false) };

export const bindSession = (given: SessionHandle): void => {
  handle = given;
};

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

const withToken = (request: Request): Request => {
  const token = handle.csrfToken();
  if (safe.has(request.method) || token === undefined) return request;
  request.headers.set('x-csrf-token', token);
  return request;
};

const send = async (request: Request): Promise<Response> => {
  try {
    return await fetch(withToken(request));
  } catch (cause) {
    if (request.signal.aborted) throw cause;
    throw new ApiProblem(0, { title: '', detail: '' });
  }
};

/**
 * `fetch` for the portal's own services: the session's cookie goes along by itself, the CSRF token is added to whatever
 * changes something, and a session that has ended is renewed by the user in a small window, after which the call is made again.
 */
export const portalFetch = async (request: Request): Promise<Response> => {
  const again = request.clone();
  const response = await send(request);
  if (response.status !== 401 || !handle.isKnown()) return response;
  return (await handle.renew()) ? send(again) : response;
};
