import { z } from 'zod';
import { AppError, commonProblems, type Clock } from '@quintet/service-kit';

export interface ServiceClientParts {
  /** Address of the key manager, such as `http://key-manager:9763`. */
  readonly keyManagerUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scopes: readonly string[];
  readonly clock: Clock;
  readonly timeoutMs?: number;
}

export interface ServiceCall {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: string;
  /** Sent as JSON. */
  readonly body?: unknown;
}

export interface ServiceAnswer {
  readonly status: number;
  /** Parsed JSON; undefined when the body is empty or no JSON. */
  readonly body: unknown;
}

/** Calls other services with a client-credentials token of one's own, which is fetched when needed and kept until shortly before its end. */
export interface ServiceClient {
  /** @throws AppError UNAVAILABLE when the other service does not answer in time or refuses our token */
  call(call: ServiceCall): Promise<ServiceAnswer>;
}

const tokenAnswer = z.object({ access_token: z.string(), expires_in: z.number() });
const renewBeforeMs = 30_000;

const parse = (text: string): unknown => {
  try {
    return text === '' ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
};

export const createServiceClient = ({ keyManagerUrl, clientId, clientSecret, scopes, clock, timeoutMs = 10_000 }: ServiceClientParts): ServiceClient => {
  let kept: { token: string; untilMs: number } | undefined;
  let fetching: Promise<string> | undefined;

  const send = async (url: string, init: RequestInit): Promise<Response> => {
    try {
      return await fetch(url, { ...init, signal: AbortSignal.timeout(timeoutMs), redirect: 'error' });
    } catch (cause) {
      throw new AppError(commonProblems.UNAVAILABLE, `${new URL(url).host} does not answer`, { cause });
    }
  };

  const fetchToken = async (): Promise<string> => {
    const response = await send(`${keyManagerUrl}/oauth2/token`, {
      method: 'POST',
      headers: { authorization: `Basic ${Buffer.from(`${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`).toString('base64')}`, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ grant_type: 'client_credentials', scope: scopes.join(' ') }),
    });
    if (response.status !== 200) throw new AppError(commonProblems.UNAVAILABLE, `the key manager gave no token to "${clientId}" (${response.status})`);
    const { access_token, expires_in } = tokenAnswer.parse(await response.json());
    kept = { token: access_token, untilMs: clock.now() + expires_in * 1000 - renewBeforeMs };
    return access_token;
  };

  /** One fetch serves all who wait for it. */
  const token = async (): Promise<string> => {
    if (kept && kept.untilMs > clock.now()) return kept.token;
    fetching ??= fetchToken().finally(() => (fetching = undefined));
    return fetching;
  };

  const once = async ({ method, url, body }: ServiceCall): Promise<Response> =>
    send(url, {
      method,
      headers: { authorization: `Bearer ${await token()}`, accept: 'application/json', ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });

  return {
    call: async (call) => {
      let response = await once(call);
      if (response.status === 401) {
        // The token may have been revoked, or its key not have reached the other service yet: once more with a new one.
        kept = undefined;
        response = await once(call);
      }
      if (response.status === 401 || response.status >= 500) throw new AppError(commonProblems.UNAVAILABLE, `${call.method} ${new URL(call.url).pathname} answered ${response.status}`);
      return { status: response.status, body: parse(await response.text()) };
    },
  };
};
