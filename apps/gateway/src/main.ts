import { existsSync } from 'node:fs';
import { busComponent, createKafkaBus, readKafkaConfig } from '@quintet/messaging';
import { hostServices, loadCertificate, readHostConfig, readTogether, runMain, systemClock } from '@quintet/service-kit';
import { createGateway, readGatewayConfig } from './gateway';
import { inBackground } from './state/hub-in-background';

void runMain('gateway', async ({ logger, metrics }) => {
  const { host, config, kafka } = readTogether({ host: readHostConfig, config: readGatewayConfig, kafka: readKafkaConfig }, process.env);
  const bus = createKafkaBus({ ...kafka, logger, metrics });
  const certificate = await loadCertificate(host, logger);
  const service = createGateway(config, { bus, logger, metrics, clock: systemClock, certificate });
  const hub = busComponent(bus, { logger });
  // With a state on disk the gateway serves without the hub; without one it cannot, and waits for it.
  const foundation = [config.snapshot && existsSync(config.snapshot.path) ? inBackground(hub, logger) : hub];
  return hostServices({ config: host, logger, certificate, foundation, services: [service] });
});
