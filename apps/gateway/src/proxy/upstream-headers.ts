import type { IncomingMessage } from 'node:http';
import { API_KEY_PREFIX } from '@quintet/auth';
import { bearerToken } from '../policies/authenticate-token';
import { internalKeyHeader } from '../policies/authenticate-internal-key';
import type { Exchange } from '../pipeline/policy';
import { isHopByHop, namedByConnection } from './hop-by-hop';

/** What a peer says of the peers before it. Believed from trusted proxies only. */
export interface ForwardedFacts {
  /** Whole, with this gateway's own peer at its end. */
  readonly forwardedFor: string;
  readonly proto: 'http' | 'https';
  readonly host: string;
  readonly trusted: boolean;
}

/** Made anew by the gateway, or never taken from a caller. */
const replaced = new Set(['host', 'expect', 'x-forwarded-for', 'x-forwarded-proto', 'x-forwarded-host', 'x-forwarded-port', 'forwarded', 'x-jwt-assertion', 'x-request-id', 'activityid', internalKeyHeader]);
/** Kept as a trusted proxy says it. */
const keptFromProxies = new Set(['x-forwarded-port', 'forwarded']);

export interface UpstreamHeaderOptions {
  readonly exchange: Exchange;
  readonly forwarded: ForwardedFacts;
  /** Host and port of the backend. */
  readonly host: string;
  /** Whether a token was issued by one of our own key managers. */
  readonly isOurs: (token: string) => boolean;
}

/**
 * The headers as the backend gets them, a flat list: all that the caller sent, in order and with duplicates, but the
 * credential, what is between neighbours, and what only the gateway may say.
 */
export const upstreamHeaders = ({ rawHeaders, headers }: Pick<IncomingMessage, 'rawHeaders' | 'headers'>, { exchange, forwarded, host, isOurs }: UpstreamHeaderOptions): string[] => {
  const { api, operation, call } = exchange;
  const { credentialHeader, apiKeyHeader } = api;
  // On an open operation the header is the caller's own business with the backend, unless it is a credential of ours.
  const stripCredential = operation.source.authType !== 'None' || isOwnCredential(headers[credentialHeader], isOurs);
  const stripApiKey = api.acceptsApiKeys && operation.source.authType !== 'None';
  const named = namedByConnection(headers.connection);
  const result: string[] = ['host', host];
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const name = rawHeaders[i] as string;
    const lower = name.toLowerCase();
    if (isHopByHop(lower) || named?.has(lower)) continue;
    if (replaced.has(lower) && !(forwarded.trusted && keptFromProxies.has(lower))) continue;
    if (lower === credentialHeader && stripCredential) continue;
    const value = rawHeaders[i + 1] as string;
    if (lower === apiKeyHeader && (stripApiKey || value.includes(API_KEY_PREFIX))) continue;
    result.push(name, value);
  }
  result.push('x-forwarded-for', forwarded.forwardedFor, 'x-forwarded-proto', forwarded.proto, 'x-forwarded-host', forwarded.host, 'x-request-id', call.requestId, 'activityid', call.requestId);
  return result;
};

const isOwnCredential = (value: string | string[] | undefined, isOurs: (token: string) => boolean): boolean => {
  const token = bearerToken(value);
  return token !== undefined && isOurs(token);
};
