import { z } from 'zod';
import { readConfig, type Environment } from '@quintet/service-kit';

export const trafficManagerConfigShape = {
  /** The traffic manager's own PostgreSQL database: `postgres://user:password@host:port/name`. */
  TRAFFIC_MANAGER_DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/, error: 'must be a postgres:// URL' }),
};

export interface TrafficManagerConfig {
  readonly databaseUrl: string;
}

/** @throws ConfigError with all faults at once */
export const readTrafficManagerConfig = (env: Environment): TrafficManagerConfig => {
  const read = readConfig(trafficManagerConfigShape, env);
  return Object.freeze({ databaseUrl: read.TRAFFIC_MANAGER_DATABASE_URL });
};
