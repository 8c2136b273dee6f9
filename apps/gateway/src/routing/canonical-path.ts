/** Why a path is refused. */
export interface PathFault {
  readonly fault: string;
}

const faults = {
  notAbsolute: { fault: 'The request target must begin with a slash' },
  illegal: { fault: 'The path contains a character that must not stand in a URL' },
  percent: { fault: 'The path contains a percent sign that begins no encoded byte' },
  nul: { fault: 'The path contains an encoded NUL' },
  hidden: { fault: 'The path hides a dot segment behind an encoded slash or a path parameter' },
} as const satisfies Record<string, PathFault>;

/** Nothing of this in a path: it is canonical as it stands. */
const suspicious = /[%\\#?]|[^!-~]|\/\/|\/\./;
const unreserved = /[A-Za-z0-9\-._~]/;
const hexByte = /^[0-9A-Fa-f]{2}$/;
const encodedSeparator = /%2F|%5C/;

const hex = (code: number): string => `%${code.toString(16).toUpperCase().padStart(2, '0')}`;

/** One spelling of each byte: unreserved ones plain, all others that were encoded in upper case (RFC 3986, section 6.2.2). */
const normalizeEncoding = (path: string): string | PathFault => {
  let result = '';
  for (let i = 0; i < path.length; i += 1) {
    const code = path.charCodeAt(i);
    const char = path[i] as string;
    if (char === '%') {
      const digits = path.slice(i + 1, i + 3);
      if (!hexByte.test(digits)) return faults.percent;
      const byte = Number.parseInt(digits, 16);
      if (byte === 0) return faults.nul;
      const plain = String.fromCharCode(byte);
      result += unreserved.test(plain) ? plain : hex(byte);
      i += 2;
    } else if (code <= 0x20 || code === 0x7f || code > 0xff || char === '\\' || char === '#' || char === '?') return faults.illegal;
    else result += code > 0x7f ? hex(code) : char; // Node hands bytes above ASCII on as they came, one character each
  }
  return result;
};

const isDots = (segment: string): boolean => segment === '.' || segment === '..';

/** A backend that decodes slashes, or drops `;parameters`, would see a dot segment that was not resolved here. */
const hidesDots = (segment: string): boolean => {
  return segment.includes('.') && segment.split(encodedSeparator).some((part) => isDots(part.split(';', 1)[0] as string));
};

const resolveSegments = (path: string): string | PathFault => {
  const segments = path.split('/');
  const kept: string[] = [];
  for (const segment of segments) {
    if (segment === '' || segment === '.') continue;
    if (segment === '..') kept.pop();
    else if (hidesDots(segment)) return faults.hidden;
    else kept.push(segment);
  }
  const last = segments[segments.length - 1] as string;
  const endsOpen = (last === '' || isDots(last)) && kept.length > 0;
  return `/${kept.join('/')}${endsOpen ? '/' : ''}`;
};

/**
 * The one spelling of a path, by which it is both matched and forwarded, so that a backend never sees another resource than
 * the one that was checked.
 *
 * Dot segments are resolved and repeated slashes count as one; unreserved characters are decoded (RFC 3986, section 6.2.2),
 * encoded slashes stay encoded and separate nothing. Idempotent.
 *
 * @param path without the query
 */
export const canonicalPath = (path: string): string | PathFault => {
  if (path.charCodeAt(0) !== 0x2f) return faults.notAbsolute;
  if (!suspicious.test(path)) return path;
  const normalized = normalizeEncoding(path);
  return typeof normalized === 'string' ? resolveSegments(normalized) : normalized;
};
