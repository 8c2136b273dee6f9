import { busComponent, createKafkaBus, readKafkaConfig } from '@quintet/messaging';
import { hostServices, loadCertificate, readHostConfig, readTogether, runMain, systemClock } from '@quintet/service-kit';
import { createPublisher, readPublisherConfig } from './publisher';

void runMain('publisher', async ({ logger, metrics }) => {
  const { host, service, kafka } = readTogether({ host: readHostConfig, service: readPublisherConfig, kafka: readKafkaConfig }, process.env);
  const bus = createKafkaBus({ ...kafka, logger, metrics });
  return hostServices({
    config: host,
    logger,
    certificate: await loadCertificate(host, logger),
    foundation: [busComponent(bus, { logger })],
    services: [createPublisher(service, { bus, logger, metrics, clock: systemClock })],
  });
});
