import type { GatewayArtifact } from '@quintet/contracts';

type CorsSettings = NonNullable<GatewayArtifact['cors']>;

/** What browsers of other origins are told (Fetch standard, section "CORS protocol"). */
export interface Cors {
  /** Flat header list for an answer to a call; empty when the origin may not read it. */
  headersFor(origin: string | undefined): readonly string[];
  /** Flat header list for the answer to a pre-flight request. */
  preflightHeaders(origin: string | undefined): readonly string[];
}

const none: readonly string[] = [];

export const compileCors = ({ allowOrigins, allowCredentials, allowHeaders, allowMethods }: CorsSettings): Cors => {
  const origins = new Set(allowOrigins);
  const methods = allowMethods.join(',');
  const headers = allowHeaders.join(',');
  const credentials = allowCredentials ? ['access-control-allow-credentials', 'true'] : none;
  // Any origin and credentials do not go together: browsers refuse it, and echoing the origin would open every session to every site.
  const open = allowOrigins.includes('*') ? ['access-control-allow-origin', '*'] : undefined;
  const headersFor = (origin: string | undefined): readonly string[] => {
    if (open) return open;
    // The answer depends on the origin, and caches must know.
    if (origin === undefined || !origins.has(origin)) return ['vary', 'origin'];
    return ['access-control-allow-origin', origin, 'vary', 'origin', ...credentials];
  };
  return {
    headersFor,
    preflightHeaders: (origin) => {
      const own = headersFor(origin);
      return own.includes('access-control-allow-origin') ? [...own, 'access-control-allow-methods', methods, 'access-control-allow-headers', headers] : own;
    },
  };
};

/** A browser asks whether a call would be allowed. */
export const isPreflight = (method: string, headers: NodeJS.Dict<string | string[]>): boolean =>
  method === 'OPTIONS' && headers['origin'] !== undefined && headers['access-control-request-method'] !== undefined;
