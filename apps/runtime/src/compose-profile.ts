import { createDevportal, readDevportalConfig } from '@quintet/devportal';
import { createGateway, readGatewayConfig } from '@quintet/gateway';
import { createKeyManager, readKeyManagerConfig } from '@quintet/key-manager';
import type { EventBus } from '@quintet/messaging';
import { createPublisher, readPublisherConfig } from '@quintet/publisher';
import { readTogether, type Certificate, type Clock, type Environment, type Logger, type Metrics, type Service } from '@quintet/service-kit';
import { createTrafficManager, readTrafficManagerConfig } from '@quintet/traffic-manager';
import { profiles, type ComponentName, type ProfileName } from './profiles';

export interface ProfileParts {
  readonly bus: EventBus;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly clock: Clock;
  readonly certificate: Certificate;
}

type MakeService = (parts: ProfileParts) => Service;

/** How each service is made of an environment. Its log lines carry its own name. */
const makers: Readonly<Record<ComponentName, (env: Environment) => MakeService>> = {
  'key-manager': (env) => {
    const config = readKeyManagerConfig(env);
    return (parts) => createKeyManager(config, parts);
  },
  'traffic-manager': (env) => {
    const config = readTrafficManagerConfig(env);
    return (parts) => createTrafficManager(config, parts);
  },
  publisher: (env) => {
    const config = readPublisherConfig(env);
    return (parts) => createPublisher(config, parts);
  },
  devportal: (env) => {
    const config = readDevportalConfig(env);
    return (parts) => createDevportal(config, parts);
  },
  gateway: (env) => {
    const config = readGatewayConfig(env);
    return (parts) => createGateway(config, parts);
  },
};

/**
 * Reads the configuration of every service of a profile.
 *
 * @returns what makes the services, in the order of starting
 * @throws ConfigError with the faults of all of them at once
 */
export const composeProfile = (profile: ProfileName, env: Environment): ((parts: ProfileParts) => Service[]) => {
  const names: readonly ComponentName[] = profiles[profile];
  const read = readTogether(Object.fromEntries(names.map((name) => [name, makers[name]])), env);
  return (parts) => names.map((name) => read[name]!({ ...parts, logger: parts.logger.child({ service: name }) }));
};
