import type { Schema } from '../api/client';

type Environment = Schema<'SettingsEnvironment'>;
const usualPort = 443;

/** Where callers reach the gateways of an environment, over https. Undefined for a host that it does not have. */
export const gatewayAddress = (environments: readonly Environment[] | undefined, name: string, vhost: string): string | undefined => {
  const found = environments?.find((one) => one.name === name)?.vhosts.find(({ host }) => host.toLowerCase() === vhost.toLowerCase());
  if (!found) return undefined;
  const path = found.httpContext.replace(/^\/?/, '/').replace(/\/$/, '');
  return `https://${found.host}${found.httpsPort === usualPort ? '' : `:${found.httpsPort}`}${path}`;
};
