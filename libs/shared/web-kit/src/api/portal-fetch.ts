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

const sendRenewed = async (request: Request, isOver: (response: Response) => Promise<boolean> | boolean): Promise<Response> => {
  const again = request.clone();
  const response = await send(request);
  if (response.status !== 401 || !handle.isKnown() || !(await isOver(response))) return response;
  return (await handle.renew()) ? send(again) : response;
};

/**
 * `fetch` for the portal's own services: the session's cookie goes along by itself, the CSRF token is added to whatever
 * changes something, and a session that has ended is renewed by the user in a small window, after which the call is made again.
 */
export const portalFetch = (request: Request): Promise<Response> => sendRenewed(request, () => true);

/** The portal's own 401 says so by its code; those of gateways and backends have others, or none. */
const sessionOverCode = 401;
const saysSessionOver = async (response: Response): Promise<boolean> => {
  const body = (await response.clone().json().catch(() => undefined)) as { readonly code?: unknown } | undefined;
  return body?.code === sessionOverCode;
};

/** As `portalFetch`, for calls that the portal passes on to an API (`/services/try-out/`): an API's own 401 is an answer like any other. */
export const tryOutFetch = (request: Request): Promise<Response> => sendRenewed(request, saysSessionOver);
