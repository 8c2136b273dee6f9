import { busComponent, createKafkaBus, createMemoryBus, readKafkaConfig } from '@quintet/messaging';
import { hostServices, loadCertificate, readHostConfig, readTogether, runMain, systemClock } from '@quintet/service-kit';
import { composeProfile } from './compose-profile';
import { readRuntimeConfig } from './config';

void runMain('runtime', async ({ logger, metrics }) => {
  const { profile, eventHub } = readRuntimeConfig(process.env);
  const { host, composed, kafka } = readTogether(
    { host: readHostConfig, composed: (env) => composeProfile(profile, env), kafka: (env) => (eventHub === 'kafka' ? readKafkaConfig(env) : undefined) },
    process.env,
  );
  logger.info({ profile, eventHub }, 'starting');
  const bus = kafka ? createKafkaBus({ ...kafka, logger, metrics }) : createMemoryBus({ logger });
  const certificate = await loadCertificate(host, logger);
  const services = composed.services({ bus, logger, metrics, clock: systemClock, certificate });
  const foundation = composed.foundation(busComponent(bus, { logger }), logger);
  return hostServices({ config: host, logger, certificate, foundation: [foundation], services });
});
