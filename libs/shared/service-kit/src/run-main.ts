import { createAdminHandler } from './admin-handler';
import { ConfigError } from './read-config';
import { createHttpListener } from './http-listener';
import { createLifecycle, type Component } from './lifecycle';
import { createLogger, type Logger } from './logger';
import { createMetrics, type Metrics } from './metrics';
import type { ReadinessCheck } from './service';

export interface ProcessKit {
  readonly logger: Logger;
  readonly metrics: Metrics;
}

/** What a process consists of, in the order of starting: what others stand on first, listeners last. */
export interface ProcessParts {
  readonly components: readonly Component[];
  readonly readiness: readonly ReadinessCheck[];
  /** Undefined: a process that is a part of another one, which answers for it. */
  readonly admin: { readonly host: string; readonly port: number } | undefined;
  /** What `/metrics` shows, where that is more than the metrics of this process. */
  readonly exposition?: Pick<Metrics, 'metrics' | 'contentType'>;
  /** How long to go on answering after the stop signal, so that load balancers notice. */
  readonly lameDuckMs: number;
  readonly onStarted?: () => void | Promise<void>;
}

const exitCode = { failed: 1, forced: 2 } as const;

const causes = (error: unknown): string => {
  const words: string[] = [];
  for (let next: unknown = error; next instanceof Error; next = next.cause) words.push(next.message);
  return words.length > 0 ? words.join(': ') : String(error);
};

/**
 * The life of a process: compose, start, serve, and stop on SIGTERM or SIGINT; a second signal ends it at once.
 *
 * A process that cannot start says why in one line and exits 1; so does one that meets an uncaught error.
 */
export const runMain = async (service: string, compose: (kit: ProcessKit) => ProcessParts | Promise<ProcessParts>): Promise<void> => {
  const logger = createLogger(service, process.env['LOG_LEVEL'] || 'info');
  const fail = (error: unknown, what: string): never => {
    if (error instanceof ConfigError) logger.fatal(error.message);
    else logger.fatal({ err: error }, `${what}: ${causes(error)}`);
    return process.exit(exitCode.failed);
  };
  process.on('uncaughtException', (error) => fail(error, 'uncaught error'));
  process.on('unhandledRejection', (error) => fail(error, 'unhandled rejection'));
  try {
    const metrics = createMetrics();
    const { components, readiness, admin, exposition = metrics, lameDuckMs, onStarted } = await compose({ logger, metrics });
    let accepting = true;
    const handler = createAdminHandler({ metrics: exposition, checks: readiness, accepting: () => accepting });
    const adminListener = admin && createHttpListener({ name: 'admin listener', ...admin, handler, drainMs: 1_000 });
    const lifecycle = createLifecycle([...(adminListener ? [adminListener] : []), ...components]);
    let stopping = false;
    const shutDown = async (signal: string): Promise<void> => {
      if (stopping) process.exit(exitCode.forced);
      stopping = true;
      accepting = false;
      logger.info({ signal }, 'stopping');
      await new Promise((resolve) => setTimeout(resolve, lameDuckMs));
      await lifecycle.stop();
      logger.info('stopped');
      process.exit(0);
    };
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.on(signal, () => void shutDown(signal).catch((error: unknown) => fail(error, 'did not stop cleanly')));
    }
    await lifecycle.start();
    if (stopping) return;
    logger.info({ admin: adminListener?.port() }, 'started');
    await onStarted?.();
  } catch (error) {
    fail(error, 'did not start');
  }
};
