import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { TLSSocket } from 'node:tls';
import type { TrustedProxies } from '../config';
import type { Call } from '../pipeline/policy';
import type { ForwardedFacts } from '../proxy/upstream-headers';
import { canonicalPath } from '../routing/canonical-path';

export interface ReceivedCall {
  readonly call: Call;
  readonly forwarded: ForwardedFacts;
  /** Why the request target cannot be served, if it cannot. */
  readonly fault: string | undefined;
}

const requestIdRule = /^[\w.-]{1,128}$/;
const absoluteTarget = /^https?:\/\/([^/?#]+)([^]*)$/i;
const maxForwardedHops = 32;

const single = (value: string | string[] | undefined): string | undefined => (typeof value === 'string' ? value : undefined);

const requestIdOf = ({ headers }: IncomingMessage): string => {
  const given = single(headers['x-request-id']) ?? single(headers['activityid']);
  return given !== undefined && requestIdRule.test(given) ? given : randomUUID();
};

/** An IPv4 address, also where a dual-stack socket shows it as IPv6. */
const plainAddress = (address: string | undefined): string => {
  if (address === undefined) return '';
  return address.startsWith('::ffff:') ? address.slice('::ffff:'.length) : address;
};

const isTrusted = ({ list, size }: TrustedProxies, address: string): boolean => size > 0 && address !== '' && list.check(address, address.includes(':') ? 'ipv6' : 'ipv4');

/** The nearest address that is not a trusted proxy: what stands further left was written by whoever called it. */
const clientBehind = (proxies: TrustedProxies, hops: readonly string[], peer: string): string => {
  for (let i = hops.length - 1; i >= 0; i -= 1) {
    const hop = hops[i] as string;
    if (!isTrusted(proxies, hop)) return hop;
  }
  return hops[0] ?? peer;
};

/** Origin-form as browsers send it, or absolute-form as proxies may (RFC 9112, section 3.2). */
const readTarget = (url: string, host: string): { readonly target: string; readonly host: string } => {
  if (url.charCodeAt(0) === 0x2f) return { target: url, host };
  const absolute = absoluteTarget.exec(url);
  if (!absolute) return { target: url, host };
  const rest = absolute[2] as string;
  return { target: rest.startsWith('/') ? rest : `/${rest}`, host: absolute[1] as string };
};

/** Reads what the policies look at, once. */
export const createCallReader =
  (proxies: TrustedProxies, nowMs: () => number) =>
  (req: IncomingMessage): ReceivedCall => {
    const { headers } = req;
    const { target, host } = readTarget(req.url ?? '', headers.host ?? '');
    const question = target.indexOf('?');
    const path = canonicalPath(question < 0 ? target : target.slice(0, question));
    const query = question < 0 ? '' : target.slice(question);
    const peer = plainAddress(req.socket.remoteAddress);
    const encrypted = (req.socket as TLSSocket).encrypted === true;
    const trusted = isTrusted(proxies, peer);
    const given = trusted ? single(headers['x-forwarded-for']) : undefined;
    const hops = given === undefined ? [] : given.split(',').slice(-maxForwardedHops).map((hop) => plainAddress(hop.trim()));
    const saidProto = trusted ? single(headers['x-forwarded-proto']) : undefined;
    return {
      call: {
        requestId: requestIdOf(req),
        method: req.method ?? '',
        headers,
        path: typeof path === 'string' ? path : '/',
        query,
        clientIp: hops.length === 0 ? peer : clientBehind(proxies, hops, peer),
        startedMs: nowMs(),
      },
      forwarded: {
        trusted,
        forwardedFor: given === undefined ? peer : `${given}, ${peer}`,
        proto: saidProto === 'https' || saidProto === 'http' ? saidProto : encrypted ? 'https' : 'http',
        host: (trusted ? single(headers['x-forwarded-host']) : undefined) ?? host,
      },
      fault: typeof path !== 'string' ? path.fault : query.includes('#') ? 'The request target carries a fragment' : undefined,
    };
  };
