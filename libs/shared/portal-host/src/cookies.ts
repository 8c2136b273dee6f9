import type { IncomingMessage } from 'node:http';

export interface CookieOptions {
  readonly path: string;
  readonly secure: boolean;
  /** Without it the cookie goes with the browser's session. */
  readonly maxAgeSeconds?: number;
}

const maxCookies = 100;

/** Of two with one name the first counts: browsers send the one of the longest path first (RFC 6265 section 5.4). */
export const cookiesOf = ({ headers }: Pick<IncomingMessage, 'headers'>): ReadonlyMap<string, string> => {
  const found = new Map<string, string>();
  for (const pair of (headers.cookie ?? '').split(';').slice(0, maxCookies)) {
    const at = pair.indexOf('=');
    const name = pair.slice(0, at).trim();
    if (name !== '' && at > 0 && !found.has(name)) found.set(name, pair.slice(at + 1).trim());
  }
  return found;
};

/** Values are of our own making and need no escaping. */
export const cookieLine = (name: string, value: string, { path, secure, maxAgeSeconds }: CookieOptions): string =>
  [`${name}=${value}`, `Path=${path}`, 'HttpOnly', 'SameSite=Lax', ...(secure ? ['Secure'] : []), ...(maxAgeSeconds === undefined ? [] : [`Max-Age=${maxAgeSeconds}`])].join('; ');

export const endedCookie = (name: string, options: Omit<CookieOptions, 'maxAgeSeconds'>): string => cookieLine(name, '', { ...options, maxAgeSeconds: 0 });
