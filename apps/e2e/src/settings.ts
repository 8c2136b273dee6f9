import { randomBytes } from 'node:crypto';

export const databaseVariables = ['KEY_MANAGER_DATABASE_URL', 'TRAFFIC_MANAGER_DATABASE_URL', 'PUBLISHER_DATABASE_URL', 'DEVPORTAL_DATABASE_URL'] as const;

const secret = (): string => randomBytes(32).toString('base64url');

/** What an operator has to choose: there is no default for any of it. */
export const controlPlaneSecrets = () => ({
  ADMIN_USERNAME: 'admin',
  ADMIN_PASSWORD: randomBytes(12).toString('hex'),
  KEY_MANAGER_ENCRYPTION_KEY: secret(),
  PUBLISHER_ENCRYPTION_KEY: secret(),
  DEVPORTAL_ENCRYPTION_KEY: secret(),
  PUBLISHER_CLIENT_SECRET: secret(),
  DEVPORTAL_CLIENT_SECRET: secret(),
});

/** The broker that `npm test` has started. */
export const brokersFromEnvironment = (): string => {
  const brokers = process.env['KAFKA_BROKERS'];
  if (!brokers) throw new Error('KAFKA_BROKERS is not set: run `npm test`, or set it to a Kafka broker');
  return brokers;
};
