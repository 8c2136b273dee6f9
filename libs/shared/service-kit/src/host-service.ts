import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { createHttpListener } from './http-listener';
import type { Component } from './lifecycle';
import type { Logger } from './logger';
import { flag, milliseconds, port, readConfig, type Environment } from './read-config';
import { routeByPath } from './route-by-path';
import type { ProcessParts } from './run-main';
import { createSelfSignedCertificate, type Certificate } from './self-signed-certificate';
import type { Service } from './service';

/** What a process needs to be reached, whatever services it hosts. */
export const hostConfigShape = {
  /** Address that the management listeners bind. */
  MANAGEMENT_HOST: z.string().default('0.0.0.0'),
  /** Port of the management listener without TLS; 0: any free one. */
  MANAGEMENT_HTTP_PORT: port.default(9763),
  /** Off where a proxy in front ends TLS. */
  MANAGEMENT_TLS: flag.default(true),
  /** Port of the management listener with TLS; 0: any free one. */
  MANAGEMENT_HTTPS_PORT: port.default(9443),
  /** PEM file of the certificate; without it and its key a self-signed one is made at each start. */
  TLS_CERT_PATH: z.string().optional(),
  /** PEM file of the certificate's key. */
  TLS_KEY_PATH: z.string().optional(),
  /** Address of /livez, /readyz and /metrics: not for the public. */
  ADMIN_HOST: z.string().default('0.0.0.0'),
  /** Port of /livez, /readyz and /metrics; 0: any free one. */
  ADMIN_PORT: port.default(9090),
  /** Time between the stop signal and the closing of listeners, for load balancers to notice. */
  LAME_DUCK_MS: milliseconds.default(0),
  /** Longest wait for requests in flight when stopping. */
  DRAIN_MS: milliseconds.default(10_000),
};

export interface HostConfig {
  readonly management: { readonly host: string; readonly httpPort: number; readonly httpsPort: number | undefined };
  readonly certificate: { readonly certPath: string; readonly keyPath: string } | undefined;
  readonly admin: { readonly host: string; readonly port: number };
  readonly lameDuckMs: number;
  readonly drainMs: number;
}

/** @throws ConfigError with all faults at once */
export const readHostConfig = (env: Environment): HostConfig => {
  const read = readConfig(hostConfigShape, env);
  return Object.freeze({
    management: { host: read.MANAGEMENT_HOST, httpPort: read.MANAGEMENT_HTTP_PORT, httpsPort: read.MANAGEMENT_TLS ? read.MANAGEMENT_HTTPS_PORT : undefined },
    certificate: read.TLS_CERT_PATH && read.TLS_KEY_PATH ? { certPath: read.TLS_CERT_PATH, keyPath: read.TLS_KEY_PATH } : undefined,
    admin: { host: read.ADMIN_HOST, port: read.ADMIN_PORT },
    lameDuckMs: read.LAME_DUCK_MS,
    drainMs: read.DRAIN_MS,
  });
};

/** The operator's certificate, or one for trying things out, said aloud. */
export const loadCertificate = async (config: HostConfig, logger: Logger): Promise<Certificate> => {
  if (config.certificate) return { cert: readFileSync(config.certificate.certPath, 'utf8'), key: readFileSync(config.certificate.keyPath, 'utf8') };
  logger.warn('TLS_CERT_PATH and TLS_KEY_PATH SHOULD be set: a self-signed certificate is used');
  return createSelfSignedCertificate();
};

export interface HostedParts {
  readonly config: HostConfig;
  readonly logger: Logger;
  readonly certificate: Certificate;
  /** What the services stand on, started before them: the event hub first. */
  readonly foundation: readonly Component[];
  readonly services: readonly Service[];
}

/** A process that hosts services behind the management listeners: foundation first, then the services, doors last. */
export const hostServices = ({ config, certificate, foundation, services }: HostedParts): ProcessParts => {
  const { management, admin, lameDuckMs, drainMs } = config;
  const handler = routeByPath(services);
  const http = createHttpListener({ name: 'management http listener', host: management.host, port: management.httpPort, handler, drainMs });
  const https = management.httpsPort === undefined ? [] : [createHttpListener({ name: 'management https listener', host: management.host, port: management.httpsPort, handler, certificate, drainMs })];
  return {
    components: [...foundation, ...services, http, ...https],
    readiness: [...foundation.flatMap(({ advisory = [] }) => advisory).map((check) => ({ ...check, advisory: true })), ...services.flatMap(({ readiness }) => readiness)],
    admin,
    lameDuckMs,
  };
};
