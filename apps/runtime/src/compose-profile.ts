import { createDevportal, readDevportalConfig } from '@quintet/devportal';
import { createGateway, foundationOf, readGatewayConfig } from '@quintet/gateway';
import { createKeyManager, readKeyManagerConfig } from '@quintet/key-manager';
import type { EventBus } from '@quintet/messaging';
import { createPublisher, readPublisherConfig } from '@quintet/publisher';
import { readTogether, type Certificate, type Clock, type Component, type Environment, type Logger, type Metrics, type Service } from '@quintet/service-kit';
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
/** What a service stands on where it is alone in its process, made of the event hub. */
type Foundation = (hub: Component, logger: Logger) => Component;

interface Hosted {
  readonly make: MakeService;
  readonly foundation?: Foundation;
}

export interface Profile {
  /** In the order of starting. */
  readonly services: (parts: ProfileParts) => Service[];
  readonly foundation: Foundation;
}

/** How each service is made of an environment. Its log lines carry its own name. */
const makers: Readonly<Record<ComponentName, (env: Environment) => Hosted>> = {
  'key-manager': (env) => {
    const config = readKeyManagerConfig(env);
    return { make: (parts) => createKeyManager(config, parts) };
  },
  'traffic-manager': (env) => {
    const config = readTrafficManagerConfig(env);
    return { make: (parts) => createTrafficManager(config, parts) };
  },
  publisher: (env) => {
    const config = readPublisherConfig(env);
    return { make: (parts) => createPublisher(config, parts) };
  },
  devportal: (env) => {
    const config = readDevportalConfig(env);
    return { make: (parts) => createDevportal(config, parts) };
  },
  gateway: (env) => {
    const config = readGatewayConfig(env);
    return { make: (parts) => createGateway(config, parts), foundation: (hub, logger) => foundationOf(config, hub, logger) };
  },
};

/**
 * Reads the configuration of every service of a profile.
 *
 * @throws ConfigError with the faults of all of them at once
 */
export const composeProfile = (profile: ProfileName, env: Environment): Profile => {
  const names: readonly ComponentName[] = profiles[profile];
  const read = readTogether(Object.fromEntries(names.map((name) => [name, makers[name]])), env);
  const alone = names.length === 1 ? read[names[0]!] : undefined;
  return {
    services: (parts) => names.map((name) => read[name]!.make({ ...parts, logger: parts.logger.child({ service: name }) })),
    foundation: alone?.foundation ?? ((hub) => hub),
  };
};
