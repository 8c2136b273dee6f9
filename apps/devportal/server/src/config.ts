import { z } from 'zod';
import { readConfig, type Environment } from '@quintet/service-kit';

const shape = {
  /** What browsers and API clients use. */
  PUBLIC_URL: z.url().default('https://localhost:9443'),
  /** `postgres://user:password@host:port/name` of the developer portal's own database. */
  DEVPORTAL_DATABASE_URL: z.string().min(1),
  /** The portal's own OAuth client secret, for its calls to other services. */
  DEVPORTAL_CLIENT_SECRET: z.string().min(32, 'needs at least 32 characters'),
  /** Address of the key manager: clients of applications are registered there. */
  KEY_MANAGER_URL: z.url().default('http://localhost:9763'),
  /** Address of the traffic manager: usage of quotas is asked there. */
  TRAFFIC_MANAGER_URL: z.url().default('http://localhost:9763'),
};
export const devportalConfigShape = shape;

export interface DevportalConfig {
  readonly publicUrl: string;
  readonly databaseUrl: string;
  readonly clientSecret: string;
  readonly keyManagerUrl: string;
  readonly trafficManagerUrl: string;
}

const withoutSlash = (url: string): string => url.replace(/\/+$/, '');

/** @throws ConfigError with all faults at once */
export const readDevportalConfig = (env: Environment): DevportalConfig => {
  const read = readConfig(shape, env);
  return Object.freeze({
    publicUrl: withoutSlash(read.PUBLIC_URL),
    databaseUrl: read.DEVPORTAL_DATABASE_URL,
    clientSecret: read.DEVPORTAL_CLIENT_SECRET,
    keyManagerUrl: withoutSlash(read.KEY_MANAGER_URL),
    trafficManagerUrl: withoutSlash(read.TRAFFIC_MANAGER_URL),
  });
};
