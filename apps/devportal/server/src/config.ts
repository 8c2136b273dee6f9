import { join } from 'node:path';
import { z } from 'zod';
import { tryOutGateways } from '@quintet/portal-host';
import { readConfig, type Environment } from '@quintet/service-kit';
import { usageSetting, type UsageSettings } from '@quintet/usage-rollup';

const shape = {
  /** What browsers and API clients use. */
  PUBLIC_URL: z.url().default('https://localhost:9443'),
  /** `postgres://user:password@host:port/name` of the developer portal's own database. */
  DEVPORTAL_DATABASE_URL: z.string().min(1),
  /** Seals the tokens of browser sessions at rest; the same for all that share the database. */
  DEVPORTAL_ENCRYPTION_KEY: z.string().min(32, 'needs at least 32 characters'),
  /** The portal's own OAuth client secret, for its calls to other services. */
  DEVPORTAL_CLIENT_SECRET: z.string().min(32, 'needs at least 32 characters'),
  /** Address of the key manager: clients of applications are registered there. */
  KEY_MANAGER_URL: z.url().default('http://localhost:9763'),
  /** Address of the traffic manager: usage of quotas is asked there. */
  TRAFFIC_MANAGER_URL: z.url().default('http://localhost:9763'),
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
  /** Folder with the built pages; without it `web/devportal` beside the program. */
  DEVPORTAL_WEB_ROOT: z.string().optional(),
  /** Where the portal reaches the gateways of an environment for try-outs, such as `Default=http://gateway:8280,Asia=http://asia:8280`; one that is not named is called at its own host, over http, if it is the super tenant's. */
  TRY_OUT_GATEWAYS: tryOutGateways.optional(),
  /** How many proxies in front append to X-Forwarded-For; 0: the peer's own address counts. */
  TRUSTED_PROXY_HOPS: z.coerce.number().int().min(0).max(10).default(0),
};
export const devportalConfigShape = shape;

export interface DevportalConfig {
  readonly publicUrl: string;
  readonly databaseUrl: string;
  readonly encryptionKey: string;
  readonly clientSecret: string;
  readonly keyManagerUrl: string;
  readonly trafficManagerUrl: string;
  readonly usage: UsageSettings;
  readonly webRoot: string;
  readonly tryOutGateways: ReadonlyMap<string, string>;
  readonly trustedProxyHops: number;
}

const withoutSlash = (url: string): string => url.replace(/\/+$/, '');

/** @throws ConfigError with all faults at once */
export const readDevportalConfig = (env: Environment): DevportalConfig => {
  const read = readConfig(shape, env);
  return Object.freeze({
    publicUrl: withoutSlash(read.PUBLIC_URL),
    databaseUrl: read.DEVPORTAL_DATABASE_URL,
    encryptionKey: read.DEVPORTAL_ENCRYPTION_KEY,
    clientSecret: read.DEVPORTAL_CLIENT_SECRET,
    keyManagerUrl: withoutSlash(read.KEY_MANAGER_URL),
    trafficManagerUrl: withoutSlash(read.TRAFFIC_MANAGER_URL),
    usage: Object.freeze({
      minutesKeptDays: read.USAGE_MINUTES_KEPT_DAYS,
      hoursKeptDays: read.USAGE_HOURS_KEPT_DAYS,
      daysKeptDays: read.USAGE_DAYS_KEPT_DAYS,
      maxOperations: read.USAGE_MAX_OPERATIONS,
      maxApplications: read.USAGE_MAX_APPLICATIONS,
    }),
    webRoot: read.DEVPORTAL_WEB_ROOT ?? join(__dirname, 'web', 'devportal'),
    tryOutGateways: read.TRY_OUT_GATEWAYS ?? new Map<string, string>(),
    trustedProxyHops: read.TRUSTED_PROXY_HOPS,
  });
};
