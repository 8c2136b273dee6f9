import { join } from 'node:path';
import { z } from 'zod';
import { tryOutGateways } from '@quintet/portal-host';
import { flag, port, readConfig, type Environment } from '@quintet/service-kit';
import { usageSetting, type UsageSettings } from '@quintet/usage-rollup';

const shape = {
  /** What browsers and API clients use; issuers of tokens are named below it. */
  PUBLIC_URL: z.url().default('https://localhost:9443'),
  /** `postgres://user:password@host:port/name` of the publisher's own database. */
  PUBLISHER_DATABASE_URL: z.string().min(1),
  /** Seals secrets at rest; the same for all that share the database. */
  PUBLISHER_ENCRYPTION_KEY: z.string().min(32, 'needs at least 32 characters'),
  /** The publisher's own OAuth client secret, for its calls to other services. */
  PUBLISHER_CLIENT_SECRET: z.string().min(32, 'needs at least 32 characters'),
  /** Address of the key manager for service tokens. */
  KEY_MANAGER_URL: z.url().default('http://localhost:9763'),
  /** Address of the developer portal's service. */
  DEVPORTAL_URL: z.url().default('http://localhost:9763'),
  /** Address of the traffic manager: usage of quotas is asked there. */
  TRAFFIC_MANAGER_URL: z.url().default('http://localhost:9763'),
  /** On: API definitions may be fetched from loopback and private addresses, and endpoints there be tested. SHOULD stay off where users are not trusted with the network. */
  PUBLISHER_ALLOW_PRIVATE_IMPORT: flag.default(false),
  /** Host under which callers reach the gateways of the environment `Default`. */
  GATEWAY_VHOST: z.string().min(1).max(255).default('localhost'),
  /** Its port for http. */
  GATEWAY_VHOST_HTTP_PORT: port.default(8280),
  /** Its port for https. */
  GATEWAY_VHOST_HTTPS_PORT: port.default(8243),
  /** Days for which usage is kept by the minute. */
  USAGE_MINUTES_KEPT_DAYS: usageSetting.minutesKeptDays,
  /** Days for which usage is kept by the hour. */
  USAGE_HOURS_KEPT_DAYS: usageSetting.hoursKeptDays,
  /** Days for which usage is kept by the day. */
  USAGE_DAYS_KEPT_DAYS: usageSetting.daysKeptDays,
  /** Operations of one API that usage tells apart on one day; further ones are counted together. */
  USAGE_MAX_OPERATIONS: usageSetting.maxOperations,
  /** Applications that call one API and that usage tells apart on one day; further ones are counted together. */
  USAGE_MAX_APPLICATIONS: usageSetting.maxApplications,
  /** Folder with the built pages; without it `web/publisher` beside the program. */
  PUBLISHER_WEB_ROOT: z.string().optional(),
  /** Where the portal reaches the gateways of an environment for try-outs, such as `Default=http://gateway:8280,Asia=http://asia:8280`; one that is not named is called at its own host, over http, if it is the super tenant's. */
  TRY_OUT_GATEWAYS: tryOutGateways.optional(),
  /** How many proxies in front append to X-Forwarded-For; 0: the peer's own address counts. */
  TRUSTED_PROXY_HOPS: z.coerce.number().int().min(0).max(10).default(0),
};
export const publisherConfigShape = shape;

export interface PublisherConfig {
  readonly publicUrl: string;
  readonly databaseUrl: string;
  readonly encryptionKey: string;
  readonly clientSecret: string;
  readonly keyManagerUrl: string;
  readonly devportalUrl: string;
  readonly trafficManagerUrl: string;
  readonly allowPrivateImport: boolean;
  readonly usage: UsageSettings;
  readonly defaultVhost: { readonly host: string; readonly httpPort: number; readonly httpsPort: number };
  readonly webRoot: string;
  readonly tryOutGateways: ReadonlyMap<string, string>;
  readonly trustedProxyHops: number;
}

const withoutSlash = (url: string): string => url.replace(/\/+$/, '');

/** @throws ConfigError with all faults at once */
export const readPublisherConfig = (env: Environment): PublisherConfig => {
  const read = readConfig(shape, env);
  return Object.freeze({
    publicUrl: withoutSlash(read.PUBLIC_URL),
    databaseUrl: read.PUBLISHER_DATABASE_URL,
    encryptionKey: read.PUBLISHER_ENCRYPTION_KEY,
    clientSecret: read.PUBLISHER_CLIENT_SECRET,
    keyManagerUrl: withoutSlash(read.KEY_MANAGER_URL),
    devportalUrl: withoutSlash(read.DEVPORTAL_URL),
    trafficManagerUrl: withoutSlash(read.TRAFFIC_MANAGER_URL),
    allowPrivateImport: read.PUBLISHER_ALLOW_PRIVATE_IMPORT,
    usage: Object.freeze({
      minutesKeptDays: read.USAGE_MINUTES_KEPT_DAYS,
      hoursKeptDays: read.USAGE_HOURS_KEPT_DAYS,
      daysKeptDays: read.USAGE_DAYS_KEPT_DAYS,
      maxOperations: read.USAGE_MAX_OPERATIONS,
      maxApplications: read.USAGE_MAX_APPLICATIONS,
    }),
    defaultVhost: Object.freeze({ host: read.GATEWAY_VHOST, httpPort: read.GATEWAY_VHOST_HTTP_PORT, httpsPort: read.GATEWAY_VHOST_HTTPS_PORT }),
    webRoot: read.PUBLISHER_WEB_ROOT ?? join(__dirname, 'web', 'publisher'),
    tryOutGateways: read.TRY_OUT_GATEWAYS ?? new Map<string, string>(),
    trustedProxyHops: read.TRUSTED_PROXY_HOPS,
  });
};
