import cluster from 'node:cluster';
import { busComponent, createKafkaBus, readKafkaConfig } from '@quintet/messaging';
import { hostServices, loadCertificate, readHostConfig, readTogether, runMain, systemClock } from '@quintet/service-kit';
import { createGateway, readGatewayConfig } from './gateway';
import { foundationOf } from './state/hub-in-background';
import { composeWorker } from './workers/compose-worker';

if (cluster.isWorker) void runMain('gateway', (kit) => composeWorker(readGatewayConfig(process.env), kit, process));
else
  void runMain('gateway', async ({ logger, metrics }) => {
    const { host, config, kafka } = readTogether({ host: readHostConfig, config: readGatewayConfig, kafka: readKafkaConfig }, process.env);
    const bus = createKafkaBus({ ...kafka, logger, metrics });
    const certificate = await loadCertificate(host, logger);
    const service = createGateway(config, { bus, logger, metrics, clock: systemClock, certificate, role: { kind: config.workers > 1 ? 'primary' : 'whole' } });
    const foundation = foundationOf(config, busComponent(bus, { logger }), logger);
    return { ...hostServices({ config: host, logger, certificate, foundation: [foundation], services: [service] }), exposition: service.exposition };
  });
