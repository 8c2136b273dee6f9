import type { ServerResponse } from 'node:http';

/** Of one connection, not of the message (RFC 9110 section 7.6.1). */
const hopByHop = ['connection', 'keep-alive', 'proxy-authenticate', 'proxy-authorization', 'proxy-connection', 'te', 'trailer', 'transfer-encoding', 'upgrade', 'http2-settings'];

/** With those that `Connection` names. */
export const hopByHopOf = (connection: string | undefined): ReadonlySet<string> => new Set([...hopByHop, ...(connection ?? '').split(',').map((name) => name.trim().toLowerCase())]);

/** What a service may not say in the portal's name: to set its cookies, to loosen or change how browsers treat its address. */
const notForOthers = new Set([
  'set-cookie',
  'clear-site-data',
  'content-security-policy',
  'content-security-policy-report-only',
  'strict-transport-security',
  'service-worker-allowed',
  'refresh',
  'link',
  'alt-svc',
  'nel',
  'report-to',
  'reporting-endpoints',
  'x-content-type-options',
  'cross-origin-resource-policy',
  'origin-agent-cluster',
  'sourcemap',
  'x-dns-prefetch-control',
]);
export const mayPass = (name: string): boolean => !notForOthers.has(name) && !name.startsWith('access-control-');

/** Whatever it is, it runs nothing and is what its type says: it may have been uploaded by a user. */
export const treatAsData = (res: ServerResponse): void => {
  res.setHeader('content-security-policy', "sandbox; default-src 'none'");
  res.setHeader('x-content-type-options', 'nosniff');
  res.setHeader('cross-origin-resource-policy', 'same-origin');
  if (!res.hasHeader('cache-control')) res.setHeader('cache-control', 'private, no-cache'); // an answer to one user
};

/** The last word on the headers, just before they go out. */
export const beforeHead = (res: ServerResponse, change: () => void): void => {
  const { writeHead } = res;
  res.writeHead = ((...args: Parameters<typeof writeHead>) => {
    res.writeHead = writeHead;
    change();
    return writeHead.apply(res, args);
  }) as typeof writeHead;
};
