import { systemClock, type ProcessKit, type ProcessParts } from '@quintet/service-kit';
import type { GatewayConfig } from '../config';
import { createGateway } from '../gateway';
import { begin, channelToPrimary, obey, type ForkedProcess } from './run-worker';
import { createWorkerBus } from './worker-bus';

/** A process that carries traffic, and has everything else from the primary process. */
export const composeWorker = async (config: GatewayConfig, { logger, metrics }: ProcessKit, forked: ForkedProcess & Pick<NodeJS.Process, 'kill' | 'pid'>): Promise<ProcessParts> => {
  const channel = channelToPrimary(forked);
  const { gatewayId, certificate, index, count } = await begin(channel);
  // The primary meets the same record, and puts it with the dead letters.
  const bus = createWorkerBus(channel, (error) => logger.error({ err: error }, 'a record of the event hub could not be applied'));
  // A file of its own would be written by all of them.
  const gateway = createGateway({ ...config, gatewayId, snapshot: undefined }, { bus, logger, metrics, clock: systemClock, certificate, role: { kind: 'worker', index, count } });
  let isStopping = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const) forked.on(signal, () => (isStopping = true));
  obey(channel, gateway.answers, () => {
    if (!isStopping) forked.kill(forked.pid, 'SIGTERM');
  });
  return {
    components: [gateway],
    readiness: gateway.readiness,
    admin: undefined,
    lameDuckMs: 0,
    onStarted: () => channel.send({ kind: 'ready', ports: { http: gateway.httpPort(), https: gateway.httpsPort() } }),
  };
};
