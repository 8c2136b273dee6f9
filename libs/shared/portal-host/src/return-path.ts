const maxLength = 2_000;

/**
 * Where a log-in ends: a path of the portal, given whole (`/publisher/apis`) or from the portal's root on (`/apis`).
 *
 * @returns the portal's start page for whatever else was asked for: other sites, services, the log-in itself
 */
export const returnPath = (base: string, given: unknown): string => {
  const start = `${base}/`;
  if (typeof given !== 'string' || given.length > maxLength || !given.startsWith('/') || given.startsWith('//') || /[\\\p{Cc}]/u.test(given)) return start;
  const origin = 'http://portal.invalid';
  const isWhole = given === base || [`${base}/`, `${base}?`, `${base}#`].some((prefix) => given.startsWith(prefix));
  const url = URL.parse(isWhole ? given : base + given, origin);
  if (url === null || url.origin !== origin) return start;
  const { pathname, search, hash } = url;
  const isInside = pathname === base || pathname.startsWith(start);
  const isTaken = ['login', 'services'].some((part) => pathname === start + part || pathname.startsWith(`${start}${part}/`));
  return isInside && !isTaken ? pathname + search + hash : start;
};
