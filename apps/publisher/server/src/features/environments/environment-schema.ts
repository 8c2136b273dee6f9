import { z } from 'zod';

const hostRule = /^(?=.{1,255}$)([a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])(\.([a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9]))*$/;
const port = z.int().min(1).max(65_535).nullish();
const defaultPorts = { http: 80, https: 443 };

const vhost = z
  .looseObject({
    host: z.string().max(255).regex(hostRule, 'must be a host name'),
    httpContext: z.string().max(255).regex(/^\/?[A-Za-z0-9-]*$/, 'must be one path segment').nullish(),
    httpPort: port,
    httpsPort: port,
    wsPort: port,
    wssPort: port,
  })
  .transform(({ host, httpContext, httpPort, httpsPort, wsPort, wssPort }) => ({
    host,
    httpContext: httpContext ?? '',
    httpPort: httpPort ?? defaultPorts.http,
    httpsPort: httpsPort ?? defaultPorts.https,
    // WebSocket upgrades come in by the same doors, unless said otherwise.
    wsPort: wsPort ?? httpPort ?? defaultPorts.http,
    wssPort: wssPort ?? httpsPort ?? defaultPorts.https,
  }));
export type Vhost = z.output<typeof vhost>;

/** What an administrator says of an environment; further fields are kept and given back. */
export const environmentInput = z
  .looseObject({
    name: z.string().min(1).max(255).regex(/^[A-Za-z0-9._-]+$/, 'may contain letters, digits, dots, hyphens and underscores'),
    displayName: z.string().max(255).nullish(),
    description: z.string().max(1_023).nullish(),
    provider: z.string().max(255).nullish(),
    gatewayType: z.string().max(255).nullish(),
    type: z.enum(['production', 'sandbox', 'hybrid']).nullish(),
    vhosts: z.array(vhost).min(1).max(50),
  })
  .superRefine(({ vhosts }, ctx) => {
    const hosts = vhosts.map(({ host }) => host.toLowerCase());
    hosts.forEach((host, i) => {
      if (hosts.indexOf(host) !== i) ctx.addIssue({ code: 'custom', path: ['vhosts', i, 'host'], message: `"${host}" stands there twice` });
    });
  })
  .transform(({ displayName, description, provider, gatewayType, type, ...rest }) => ({
    ...rest,
    displayName: displayName || rest.name,
    description: description ?? '',
    provider: provider ?? 'wso2',
    gatewayType: gatewayType ?? 'Regular',
    type: type ?? ('hybrid' as const),
  }));
export type EnvironmentBody = z.output<typeof environmentInput>;
