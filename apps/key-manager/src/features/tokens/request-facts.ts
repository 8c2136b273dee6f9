import { Readable } from 'node:stream';
import type { IncomingMessage } from 'node:http';

/** What a token request says that oidc-provider does not carry for us. */
export interface RequestFacts {
  /** Network address of the caller, as the proxies that we trust tell it. */
  readonly address: string;
  /** WSO2's `validity_period`: seconds that the access token should live. */
  readonly validitySeconds: number | undefined;
}

const facts = new WeakMap<object, RequestFacts>();

export const factsOfRequest = (req: object): RequestFacts => facts.get(req) ?? { address: '', validitySeconds: undefined };

/**
 * The same request with another body, as form text: the one that came was read already, or was JSON.
 * Koa reads nothing of a request but these.
 */
export const replay = (req: IncomingMessage, form: URLSearchParams, of: RequestFacts): IncomingMessage => {
  const body = Buffer.from(form.toString());
  const headers = { ...req.headers };
  delete headers['transfer-encoding'];
  const again = Object.assign(Readable.from([body]), {
    method: req.method,
    url: req.url,
    originalUrl: req.url,
    httpVersion: req.httpVersion,
    socket: req.socket,
    headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded', 'content-length': String(body.length) },
  }) as unknown as IncomingMessage;
  facts.set(again, of);
  return again;
};
