/**
 * Where the portal relays a call to a gateway: the browser needs no permission of the gateway for it (CORS).
 *
 * @param url an address on the gateway
 * @param gatewayUrls addresses of the API on that environment
 * @returns undefined for any other address: the page calls nothing else
 */
export const tryOutAddress = (url: string, environment: string, gatewayUrls: readonly string[]): string | undefined => {
  if (!URL.canParse(url)) return undefined;
  const { origin, pathname, search } = new URL(url);
  const known = gatewayUrls.some((gateway) => {
    const base = new URL(gateway);
    const context = base.pathname.replace(/\/$/, '');
    return base.origin === origin && (pathname === context || pathname.startsWith(`${context}/`));
  });
  return known ? `/devportal/services/try-out/${encodeURIComponent(environment)}${pathname}${search}` : undefined;
};
