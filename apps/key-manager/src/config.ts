import { z } from 'zod';
import { readConfig, type Environment } from '@quintet/service-kit';
import { signUpModes, type SignUpLimits, type SignUpMode } from './features/sign-up';

/** Short secrets can be guessed; HKDF does not make them longer. */
const longSecret = z.string().min(32, 'must have at least 32 characters');
const withoutTrailingSlash = z
  .url({ protocol: /^https?$/, error: 'must be an http or https URL' })
  .transform((url) => url.replace(/\/+$/, ''));

export const keyManagerConfigShape = {
  /** What browsers and clients call; the issuer of tokens is `${PUBLIC_URL}/oauth2/token`. */
  PUBLIC_URL: withoutTrailingSlash.default('https://localhost:9443'),
  /** `postgres://user:password@host:port/name`. */
  KEY_MANAGER_DATABASE_URL: z.string().min(1),
  /** Keeps signing keys, client secrets and sessions at rest; the same for every replica. */
  KEY_MANAGER_ENCRYPTION_KEY: longSecret,
  /** The first administrator. Only read while no administrator exists: see `seed-admin.ts`. */
  ADMIN_USERNAME: z.string().min(1).max(200).default('admin'),
  /** Chosen by the operator. */
  ADMIN_PASSWORD: z.string().min(1).max(1024),
  /** Secret of the publisher's own OAuth client; the publisher is configured with the same one. */
  PUBLISHER_CLIENT_SECRET: longSecret,
  /** Secret of the developer portal's own OAuth client; the portal is configured with the same one. */
  DEVPORTAL_CLIENT_SECRET: longSecret,
  /** How many proxies in front append to X-Forwarded-For; 0: the peer's own address counts. */
  TRUSTED_PROXY_HOPS: z.coerce.number().int().min(0).max(10).default(0),
  /** Age at which a signing key gets its successor. */
  SIGNING_KEY_ROTATION_DAYS: z.coerce.number().int().min(1).max(3650).default(90),
  /** Whether people may make accounts for themselves: `open` at once, `approval` when an administrator approves, `closed` not at all. */
  SIGN_UP: z.enum(signUpModes).default('open'),
  /** Attempts to sign up from one address within an hour. Behind a proxy TRUSTED_PROXY_HOPS must be right, or all come from one. */
  SIGN_UP_PER_ADDRESS: z.coerce.number().int().min(1).max(100_000).default(30),
  /** Attempts to sign up from all addresses together within an hour, by instance of the service. */
  SIGN_UP_IN_ALL: z.coerce.number().int().min(1).max(1_000_000).default(600),
};

export interface KeyManagerConfig {
  readonly publicUrl: string;
  readonly databaseUrl: string;
  readonly encryptionKey: string;
  readonly admin: { readonly username: string; readonly password: string };
  readonly serviceSecrets: { readonly publisher: string; readonly devportal: string };
  readonly trustedProxyHops: number;
  readonly signingKeyRotationDays: number;
  readonly signUp: { readonly mode: SignUpMode; readonly limits: SignUpLimits };
}

/** @throws ConfigError with all faults at once */
export const readKeyManagerConfig = (env: Environment): KeyManagerConfig => {
  const read = readConfig(keyManagerConfigShape, env);
  return Object.freeze({
    publicUrl: read.PUBLIC_URL,
    databaseUrl: read.KEY_MANAGER_DATABASE_URL,
    encryptionKey: read.KEY_MANAGER_ENCRYPTION_KEY,
    admin: { username: read.ADMIN_USERNAME, password: read.ADMIN_PASSWORD },
    serviceSecrets: { publisher: read.PUBLISHER_CLIENT_SECRET, devportal: read.DEVPORTAL_CLIENT_SECRET },
    trustedProxyHops: read.TRUSTED_PROXY_HOPS,
    signingKeyRotationDays: read.SIGNING_KEY_ROTATION_DAYS,
    signUp: { mode: read.SIGN_UP, limits: { perAddress: read.SIGN_UP_PER_ADDRESS, inAll: read.SIGN_UP_IN_ALL } },
  });
};
