import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Follows from the session's secret, so it needs no place of its own and ends with it. */
export const csrfTokenOf = (sessionId: string): string => createHmac('sha256', sessionId).update('quintet portal csrf').digest('base64url');

export const csrfMatches = (sessionId: string, given: unknown): boolean => {
  if (typeof given !== 'string') return false;
  const [expected, sent] = [Buffer.from(csrfTokenOf(sessionId)), Buffer.from(given)];
  return expected.length === sent.length && timingSafeEqual(expected, sent);
};

/** What the browser itself says of where the request comes from. True when it says nothing: then the token alone decides. */
export const comesFromOwnPages = ({ headers }: Pick<IncomingMessage, 'headers'>, publicOrigin: string): boolean => {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin';
  return headers.origin === undefined || headers.origin === publicOrigin;
};

/** Answers of services are read by pages; nothing of what users uploaded is to become a part of a page. */
const loadedKinds = new Set(['empty', 'document', 'image']);
export const isLoadedAsData = ({ headers }: Pick<IncomingMessage, 'headers'>): boolean => {
  const kind = headers['sec-fetch-dest'];
  return headers['service-worker'] === undefined && (kind === undefined || loadedKinds.has(String(kind)));
};
