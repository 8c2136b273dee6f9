import type { ApiCatalogueEntry, Environment } from '@quintet/contracts';

export interface EndpointUrls {
  readonly http: string | null;
  readonly https: string | null;
}

type Vhost = Environment['vhosts'][number];
const none: EndpointUrls = { http: null, https: null };

const joined = (scheme: 'http' | 'https', { host, httpContext, httpPort, httpsPort }: Vhost, context: string): string => {
  const port = scheme === 'http' ? httpPort : httpsPort;
  const shownPort = port === (scheme === 'http' ? 80 : 443) ? '' : `:${port}`;
  const prefix = httpContext.replace(/^\/*|\/*$/g, '');
  return `${scheme}://${host}${shownPort}${prefix === '' ? '' : `/${prefix}`}${context}`;
};

/** Where callers reach an API on an environment. A vhost of its deployment is not in the catalogue: the environment's first one is its address. */
export const endpointUrls = ({ context, transport }: Pick<ApiCatalogueEntry, 'context' | 'transport'>, environment: Environment): EndpointUrls => {
  const vhost = environment.vhosts[0];
  if (!vhost) return none;
  const on = (scheme: 'http' | 'https'): string | null => (transport.includes(scheme) ? joined(scheme, vhost, context) : null);
  return { http: on('http'), https: on('https') };
};

/** The same without the version in the context, for the API's default version. */
export const defaultVersionUrls = (api: ApiCatalogueEntry, environment: Environment): EndpointUrls => {
  const suffix = `/${api.version}`;
  if (!api.isDefaultVersion || !api.context.endsWith(suffix)) return none;
  return endpointUrls({ context: api.context.slice(0, -suffix.length), transport: api.transport }, environment);
};

type Json = Record<string, unknown>;
const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Members that name backends, or tell gateways how to reach them. */
const isInternal = (name: string): boolean => name.startsWith('x-wso2-') || name.startsWith('x-amazon-') || name === 'servers';
const withoutInternals = (of: Json): Json => Object.fromEntries(Object.entries(of).filter(([name]) => !isInternal(name)));

/** Path items and operations may name servers of their own (OpenAPI 3): those are backends too. */
const publicPaths = (paths: Json): Json =>
  Object.fromEntries(
    Object.entries(paths).map(([path, item]) => [
      path,
      isObject(item) ? Object.fromEntries(Object.entries(withoutInternals(item)).map(([member, value]) => [member, isObject(value) ? withoutInternals(value) : value])) : item,
    ]),
  );

/**
 * An API definition as its callers need it: the gateway's addresses in place of the backend's.
 *
 * @param definition text of an OpenAPI document; one that is no JSON object is given as undefined back
 */
export const withGatewayServers = (definition: string, { http, https }: EndpointUrls): Json | undefined => {
  let parsed: unknown;
  try {
    parsed = JSON.parse(definition);
  } catch {
    return undefined;
  }
  if (!isObject(parsed)) return undefined;
  const open = { ...withoutInternals(parsed), ...(isObject(parsed['paths']) ? { paths: publicPaths(parsed['paths']) } : {}) };
  const urls = [https, http].filter((url): url is string => url !== null);
  if (parsed['swagger'] === undefined) return { ...open, servers: urls.map((url) => ({ url })) };
  const [first] = urls;
  const schemes = urls.map((url) => new URL(url).protocol.replace(':', ''));
  const rest = Object.fromEntries(Object.entries(open).filter(([name]) => !['host', 'basePath', 'schemes'].includes(name)));
  return first === undefined ? rest : { ...rest, host: new URL(first).host, basePath: new URL(first).pathname, schemes };
};
