import { lookup as resolve } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { Agent } from 'undici';
import { isPrivateAddress } from './private-address';

const connectTimeoutMs = 5_000;
const PRIVATE = 'private and loopback addresses are not called from here';

/** A URL that a user gave is not called, or leads nowhere. The message is for that user. */
export class OutgoingRefusal extends Error {}

/** Looks at the addresses that the connection is really made to, so that a name cannot change its mind between check and use. */
const publicOnly: LookupFunction = (hostname, options, callback) =>
  resolve(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, '', 0);
    const [first] = addresses;
    if (!first || addresses.some(({ address }) => isPrivateAddress(address))) return callback(Object.assign(new Error('a private address'), { code: 'EPRIVATE' }), '', 0);
    if (options.all) return callback(null, addresses);
    return callback(null, first.address, first.family);
  });

/** @throws OutgoingRefusal for what is no http(s) URL, carries credentials, or names a private address that is not allowed */
export const parseOutgoingUrl = (text: string, { allowPrivate, base }: { allowPrivate: boolean; base?: URL | undefined }): URL => {
  const url = URL.canParse(text, base?.href) ? new URL(text, base) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) throw new OutgoingRefusal('it must be an http or https URL');
  if (url.username !== '' || url.password !== '') throw new OutgoingRefusal('the URL must not carry credentials');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  // A literal address is connected to without any look-up.
  if (!allowPrivate && isIP(host) !== 0 && isPrivateAddress(host)) throw new OutgoingRefusal(PRIVATE);
  return url;
};

/** Connections for one request of a user's choice. The caller destroys it. */
export const createOutgoingAgent = ({ allowPrivate }: { allowPrivate: boolean }): Agent =>
  new Agent({ connect: { timeout: connectTimeoutMs, ...(allowPrivate ? {} : { lookup: publicOnly }) }, connections: 1 });

const certificateFaults = /^(CERT_|ERR_TLS_|DEPTH_ZERO_SELF_SIGNED|SELF_SIGNED|UNABLE_TO_(GET|VERIFY))/;

/** Why a request got no answer, in words that follow "it" or stand alone. */
export const explainNoAnswer = (error: unknown): string => {
  if (error instanceof OutgoingRefusal) return error.message;
  const { code, name } = error as { code?: string; name?: string };
  if (code === 'EPRIVATE') return PRIVATE;
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'its host is not known';
  if (name === 'TimeoutError' || name === 'AbortError' || code?.includes('TIMEOUT')) return 'it does not answer in time';
  if (code === 'ECONNREFUSED') return 'nothing listens there: the connection was refused';
  if (code !== undefined && certificateFaults.test(code)) return `its certificate is not trusted (${code})`;
  return 'it does not answer';
};
