import { randomBytes } from 'node:crypto';
import { BlockList } from 'node:net';
import { availableParallelism, hostname } from 'node:os';
import { z } from 'zod';
import { parseAddressBlock } from '@quintet/auth';
import { commaSeparated, ConfigError, milliseconds, port, readConfig, type Environment } from '@quintet/service-kit';

const megabyte = 1024 * 1024;

const networks = commaSeparated.transform((texts, context) => {
  const list = new BlockList();
  for (const text of texts) {
    const found = parseAddressBlock(text);
    if (found) list.addSubnet(found.address, found.bits, found.family);
    else context.addIssue({ code: 'custom', message: 'must be a comma-separated list of addresses and networks such as 10.0.0.0/8' });
  }
  return { list, size: texts.length };
});

export const gatewayConfigShape = {
  /** Names this gateway in receipts and heartbeats; the host name and a random part when absent. */
  GATEWAY_ID: z.string().min(1).max(200).optional(),
  /** Comma-separated names of the environments whose deployments it serves. */
  GATEWAY_ENVIRONMENTS: commaSeparated.default(['Default']),
  /** Address that the API traffic listeners bind. */
  GATEWAY_HOST: z.string().default('0.0.0.0'),
  /** Port of API traffic without TLS; 0: any free one. */
  GATEWAY_HTTP_PORT: port.default(8280),
  /** Port of API traffic with TLS; 0: any free one. */
  GATEWAY_HTTPS_PORT: port.default(8243),
  /** User name of the Basic log-in of the gateway's management API. */
  GATEWAY_ADMIN_USERNAME: z.string().min(1).default('admin'),
  /** Its password. */
  GATEWAY_ADMIN_PASSWORD: z.string().min(1),
  /** Proxies in front, as addresses or CIDR networks: only their X-Forwarded-* headers are believed. */
  GATEWAY_TRUSTED_PROXIES: networks.optional(),
  /** Longest wait for a connection to a backend. */
  GATEWAY_CONNECT_TIMEOUT_MS: milliseconds.default(5_000),
  /** Longest wait for the first byte of a backend's answer, where its endpoint sets none. */
  GATEWAY_UPSTREAM_TIMEOUT_MS: milliseconds.default(60_000),
  /** Longest silence within a backend's answer. */
  GATEWAY_UPSTREAM_IDLE_TIMEOUT_MS: milliseconds.default(60_000),
  /** Most connections to one backend address. */
  GATEWAY_UPSTREAM_CONNECTIONS: z.coerce.number().int().positive().default(512),
  /** Longest time that a caller may take to send a whole request. */
  GATEWAY_REQUEST_TIMEOUT_MS: milliseconds.default(300_000),
  /** Largest request body. */
  GATEWAY_MAX_BODY_BYTES: z.coerce.number().int().positive().default(100 * megabyte),
  /** Longest wait of a call for its share of a quota; refused then with 503. */
  GATEWAY_QUOTA_WAIT_MS: milliseconds.default(2_000),
  /** File on this gateway's own disk that its state is kept in; it starts from it when the event hub does not answer. Off when absent. */
  GATEWAY_SNAPSHOT_PATH: z.string().min(1).optional(),
  /** Signs that file: needed with it; another key refuses the file. */
  GATEWAY_SNAPSHOT_KEY: z.string().min(32).optional(),
  /** That file is written no more often than this. */
  GATEWAY_SNAPSHOT_INTERVAL_MS: milliseconds.default(2_000),
  /** Processes that carry the traffic of this gateway: a number, or `auto` for one per core; with 1 there is no other process. */
  GATEWAY_WORKERS: z.union([z.literal('auto').transform(availableParallelism), z.coerce.number().int().min(1).max(256)]).default(1),
  /** Grace for calls in flight when stopping. */
  GATEWAY_DRAIN_MS: milliseconds.default(10_000),
};

/** The state on disk. */
export interface SnapshotConfig {
  readonly path: string;
  readonly key: string;
  /** The file is written no more often than this. */
  readonly intervalMs: number;
}

export interface TrustedProxies {
  readonly list: BlockList;
  readonly size: number;
}

export interface GatewayConfig {
  readonly gatewayId: string;
  readonly environments: readonly string[];
  readonly host: string;
  readonly httpPort: number;
  readonly httpsPort: number;
  readonly admin: { readonly username: string; readonly password: string };
  readonly trustedProxies: TrustedProxies;
  readonly upstream: { readonly connectTimeoutMs: number; readonly timeoutMs: number; readonly idleTimeoutMs: number; readonly connections: number };
  readonly requestTimeoutMs: number;
  readonly maxBodyBytes: number;
  readonly quotaWaitMs: number;
  readonly drainMs: number;
  /** Processes that carry traffic. */
  readonly workers: number;
  /** Undefined: the state is not kept on disk. */
  readonly snapshot: SnapshotConfig | undefined;
}

const snapshotOf = (path: string | undefined, key: string | undefined, intervalMs: number): SnapshotConfig | undefined => {
  if (path === undefined) return undefined;
  if (key === undefined) throw new ConfigError(['GATEWAY_SNAPSHOT_KEY is not set: the file of GATEWAY_SNAPSHOT_PATH is signed with it']);
  return { path, key, intervalMs };
};

/** @throws ConfigError with all faults at once */
export const readGatewayConfig = (env: Environment): GatewayConfig => {
  const read = readConfig(gatewayConfigShape, env);
  return Object.freeze({
    gatewayId: read.GATEWAY_ID ?? `${hostname()}-${randomBytes(4).toString('hex')}`,
    environments: read.GATEWAY_ENVIRONMENTS,
    host: read.GATEWAY_HOST,
    httpPort: read.GATEWAY_HTTP_PORT,
    httpsPort: read.GATEWAY_HTTPS_PORT,
    admin: { username: read.GATEWAY_ADMIN_USERNAME, password: read.GATEWAY_ADMIN_PASSWORD },
    trustedProxies: read.GATEWAY_TRUSTED_PROXIES ?? { list: new BlockList(), size: 0 },
    upstream: {
      connectTimeoutMs: read.GATEWAY_CONNECT_TIMEOUT_MS,
      timeoutMs: read.GATEWAY_UPSTREAM_TIMEOUT_MS,
      idleTimeoutMs: read.GATEWAY_UPSTREAM_IDLE_TIMEOUT_MS,
      connections: read.GATEWAY_UPSTREAM_CONNECTIONS,
    },
    requestTimeoutMs: read.GATEWAY_REQUEST_TIMEOUT_MS,
    maxBodyBytes: read.GATEWAY_MAX_BODY_BYTES,
    quotaWaitMs: read.GATEWAY_QUOTA_WAIT_MS,
    drainMs: read.GATEWAY_DRAIN_MS,
    workers: read.GATEWAY_WORKERS,
    snapshot: snapshotOf(read.GATEWAY_SNAPSHOT_PATH, read.GATEWAY_SNAPSHOT_KEY, read.GATEWAY_SNAPSHOT_INTERVAL_MS),
  });
};
