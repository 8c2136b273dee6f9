import { lookup as resolve } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { Agent, request } from 'undici';
import { maxDefinitionBytes } from '@quintet/openapi';
import { AppError } from '@quintet/service-kit';
import { problems } from '../../problems';
import { isPrivateAddress } from './private-address';

const totalTimeoutMs = 15_000;
const connectTimeoutMs = 5_000;
const maxRedirects = 3;

const refused = (reason: string, cause?: unknown): AppError => new AppError(problems.DEFINITION_NOT_FETCHED, reason, cause === undefined ? {} : { cause });

/** Looks at the addresses that the connection is really made to, so that a name cannot change its mind between check and use. */
const publicOnly: LookupFunction = (hostname, options, callback) =>
  resolve(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return callback(error, '', 0);
    const [first] = addresses;
    if (!first || addresses.some(({ address }) => isPrivateAddress(address))) return callback(Object.assign(new Error('a private address'), { code: 'EPRIVATE' }), '', 0);
    if (options.all) return callback(null, addresses);
    return callback(null, first.address, first.family);
  });

const parseUrl = (text: string, base: URL | undefined, allowPrivate: boolean): URL => {
  const url = URL.canParse(text, base?.href) ? new URL(text, base) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) throw refused('it must be an http or https URL');
  if (url.username !== '' || url.password !== '') throw refused('the URL must not carry credentials');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  // A literal address is connected to without any look-up.
  if (!allowPrivate && isIP(host) !== 0 && isPrivateAddress(host)) throw refused('private and loopback addresses are not fetched from');
  return url;
};

const readBounded = async (body: AsyncIterable<Buffer>): Promise<string> => {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.length;
    if (bytes > maxDefinitionBytes) throw new AppError(problems.DEFINITION_TOO_LARGE);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
};

const explain = (error: unknown): AppError => {
  if (error instanceof AppError) return error;
  const { code, name } = error as { code?: string; name?: string };
  if (code === 'EPRIVATE') return refused('private and loopback addresses are not fetched from');
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return refused('its host is not known', error);
  if (name === 'TimeoutError' || name === 'AbortError' || code?.includes('TIMEOUT')) return refused('it does not answer in time', error);
  return refused('it does not answer', error);
};

/**
 * Fetches a definition for a user: http(s) only, bounded in time, size and redirects, and never from private addresses
 * unless the operator allows it.
 *
 * @throws AppError DEFINITION_NOT_FETCHED, DEFINITION_TOO_LARGE
 */
export const fetchDefinition = async (text: string, { allowPrivate }: { allowPrivate: boolean }): Promise<string> => {
  const agent = new Agent({ connect: { timeout: connectTimeoutMs, ...(allowPrivate ? {} : { lookup: publicOnly }) }, connections: 1 });
  const signal = AbortSignal.timeout(totalTimeoutMs);
  try {
    let url = parseUrl(text, undefined, allowPrivate);
    for (let redirects = 0; ; redirects += 1) {
      const { statusCode, headers, body } = await request(url, { dispatcher: agent, signal, headers: { accept: 'application/json, application/yaml, */*;q=0.5' } });
      body.on('error', () => undefined); // a body that is dropped says so as an error, which nobody else would hear
      if (statusCode === 200) return await readBounded(body);
      body.destroy();
      const { location } = headers;
      if (statusCode < 301 || statusCode > 308 || typeof location !== 'string') throw refused(`it answers ${statusCode}`);
      if (redirects >= maxRedirects) throw refused('it redirects too often');
      url = parseUrl(location, url, allowPrivate);
    }
  } catch (error) {
    throw explain(error);
  } finally {
    await agent.destroy().catch(() => undefined);
  }
};
