import { busComponent, createKafkaBus, readKafkaConfig } from '@quintet/messaging';
import { hostServices, loadCertificate, readHostConfig, readTogether, runMain, systemClock } from '@quintet/service-kit';
import { createDevportal, readDevportalConfig } from './devportal';

void runMain('devportal', async ({ logger, metrics }) => {
  const { host, service, kafka } = readTogether({ host: readHostConfig, service: readDevportalConfig, kafka: readKafkaConfig }, process.env);
  const bus = createKafkaBus({ ...kafka, logger, metrics });
  return hostServices({
    config: host,
    logger,
    certificate: await loadCertificate(host, logger),
    foundation: [busComponent(bus, { logger })],
    services: [createDevportal(service, { bus, logger, metrics, clock: systemClock })],
  });
});
