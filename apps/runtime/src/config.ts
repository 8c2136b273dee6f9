import { z } from 'zod';
import { ConfigError, readConfig, type Environment } from '@quintet/service-kit';
import { profileNames, type ProfileName } from './profiles';

export const runtimeConfigShape = {
  /** Which services this process hosts. */
  PROFILE: z.enum(profileNames as [ProfileName, ...ProfileName[]]).default('all-in-one'),
  /** `memory` keeps the event hub within the process: for all-in-one only. */
  EVENT_HUB: z.enum(['kafka', 'memory']).optional(),
  /** Comma-separated host:port list; set it and the hub is Kafka. */
  KAFKA_BROKERS: z.string().optional(),
};

export interface RuntimeConfig {
  readonly profile: ProfileName;
  readonly eventHub: 'kafka' | 'memory';
}

/** @throws ConfigError also when a profile that talks to other processes is given a hub that cannot */
export const readRuntimeConfig = (env: Environment): RuntimeConfig => {
  const { PROFILE: profile, EVENT_HUB, KAFKA_BROKERS } = readConfig(runtimeConfigShape, env);
  const eventHub = EVENT_HUB ?? (KAFKA_BROKERS === undefined ? 'memory' : 'kafka');
  if (eventHub === 'memory' && profile !== 'all-in-one') throw new ConfigError([`KAFKA_BROKERS is not set: the profile "${profile}" talks to other processes through Kafka`]);
  return Object.freeze({ profile, eventHub });
};
