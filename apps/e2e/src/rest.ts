export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Parsed when the answer is JSON. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the tests look at whatever came; a wrong shape fails their assertions
  readonly body: any;
}

export interface RequestParts {
  readonly token?: string;
  readonly basic?: { readonly username: string; readonly password: string };
  readonly headers?: Readonly<Record<string, string>>;
  readonly json?: unknown;
  readonly form?: Readonly<Record<string, string>>;
  readonly multipart?: FormData;
  readonly text?: string;
}

const timeoutMs = 20_000;

const bodyOf = ({ json, form, multipart, text }: RequestParts): RequestInit['body'] => {
  if (json !== undefined) return JSON.stringify(json);
  if (form) return new URLSearchParams(form);
  return multipart ?? text ?? null;
};

const parse = (text: string): unknown => {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** One request by a real HTTP client. */
export const request = async (method: string, url: string, parts: RequestParts = {}): Promise<Answer> => {
  const headers = new Headers(parts.headers);
  if (parts.token !== undefined) headers.set('authorization', `Bearer ${parts.token}`);
  if (parts.basic) headers.set('authorization', `Basic ${Buffer.from(`${parts.basic.username}:${parts.basic.password}`).toString('base64')}`);
  if (parts.json !== undefined) headers.set('content-type', 'application/json');
  const response = await fetch(url, { method, headers, body: bodyOf(parts) ?? null, redirect: 'manual', signal: AbortSignal.timeout(timeoutMs) });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: parse(text) };
};

/** @throws with the whole answer when its status is another */
export const expectStatus = (answer: Answer, ...statuses: readonly number[]): Answer => {
  if (statuses.includes(answer.status)) return answer;
  throw new Error(`expected ${statuses.join(' or ')}, got ${answer.status}: ${answer.text.slice(0, 1_000)}`);
};

/** A REST API at one address with one token. */
export const restClient = (base: string, token: () => string) => {
  const send =
    (method: string) =>
    (path: string, parts: RequestParts = {}): Promise<Answer> =>
      request(method, base + path, { token: token(), ...parts });
  return { get: send('GET'), post: send('POST'), put: send('PUT'), patch: send('PATCH'), delete: send('DELETE') };
};
export type RestClient = ReturnType<typeof restClient>;
