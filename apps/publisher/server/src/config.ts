import { z } from 'zod';
import { flag, port, readConfig, type Environment } from '@quintet/service-kit';

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
  readonly defaultVhost: { readonly host: string; readonly httpPort: number; readonly httpsPort: number };
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
    defaultVhost: Object.freeze({ host: read.GATEWAY_VHOST, httpPort: read.GATEWAY_VHOST_HTTP_PORT, httpsPort: read.GATEWAY_VHOST_HTTPS_PORT }),
  });
};
