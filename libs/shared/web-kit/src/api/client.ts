import createClient, { type Client } from 'openapi-fetch';
import { portalFetch } from './portal-fetch';
import { readProblem } from './problem';

/** A typed client of one of our REST APIs. @param baseUrl such as `/publisher/services/api/am/publisher/v4` */
export const createApi = <Paths extends object>(baseUrl: string): Client<Paths> => createClient<Paths>({ baseUrl: new URL(baseUrl, location.origin).href, fetch: portalFetch });

export interface CallResult<T> {
  readonly data?: T;
  readonly error?: unknown;
  readonly response: Response;
}

/** What a call gave. @throws ApiProblem when the server refused, or did not answer */
export const answer = async <T>(call: Promise<CallResult<T>>): Promise<T> => (await answerWith(call)).data;

/** As `answer`, with the entity tag, which a later change sends back as If-Match. */
export const answerWith = async <T>(call: Promise<CallResult<T>>): Promise<{ readonly data: T; readonly etag: string | undefined; readonly response: Response }> => {
  const { data, error, response } = await call;
  if (!response.ok) throw readProblem(response.status, error, response.headers.get('x-request-id') ?? undefined);
  return { data: data as T, etag: response.headers.get('etag') ?? undefined, response };
};

/** The body of a multipart request: openapi-fetch would make JSON of it. Pass as `bodySerializer` with `body: {...} as never`. */
export const asFormData = (body: Readonly<Record<string, string | Blob | undefined>>): FormData => {
  const form = new FormData();
  for (const [name, value] of Object.entries(body)) if (value !== undefined) form.append(name, value);
  return form;
};

/** A call that no document describes, such as a file: the raw answer. @throws ApiProblem */
export const callPortal = async (url: string, init: RequestInit = {}): Promise<Response> => {
  const response = await portalFetch(new Request(new URL(url, location.origin), init));
  if (response.ok) return response;
  const body: unknown = await response.json().catch(() => undefined);
  throw readProblem(response.status, body, response.headers.get('x-request-id') ?? undefined);
};
