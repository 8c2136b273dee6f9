import type { Api, Schema } from '../api/client';
import type { Deployment } from './use-deployments';

type Environment = Schema<'SettingsEnvironment'>;
const usualPorts = { http: 80, https: 443 } as const;

/** By which calls are shown and made: over https wherever an API answers there. */
export const schemeOf = ({ transport }: Pick<Api, 'transport'>): 'http' | 'https' => (transport.includes('https') ? 'https' : 'http');

/** Where callers reach the gateways on which an API is deployed. Undefined for a host that its environment does not have (any more). */
export const gatewayAddress = (environments: readonly Environment[] | undefined, { name, vhost }: Pick<Deployment, 'name' | 'vhost'>, scheme: 'http' | 'https'): string | undefined => {
  const found = environments?.find((one) => one.name === name)?.vhosts.find(({ host }) => host.toLowerCase() === vhost.toLowerCase());
  if (!found) return undefined;
  const port = scheme === 'https' ? found.httpsPort : found.httpPort;
  const path = found.httpContext.replace(/^\/?/, '/').replace(/\/$/, '');
  return `${scheme}://${found.host}${port === usualPorts[scheme] ? '' : `:${port}`}${path}`;
};
