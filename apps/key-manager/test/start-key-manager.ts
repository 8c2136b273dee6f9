import { createMemoryBus, type EventBus } from '@quintet/messaging';
import { createMetrics, silentLogger, systemClock, type Clock } from '@quintet/service-kit';
import { createTestDatabase, startServices } from '@quintet/testkit';
import { createKeyManager, type KeyManagerConfig } from '../src/key-manager';

export const admin = { username: 'admin', password: 'admin pass' };
export const serviceSecrets = { publisher: `pub+/=${'p'.repeat(32)}`, devportal: 'd'.repeat(32) };
export const publicUrl = 'https://am.example:9443';
export const issuer = `${publicUrl}/oauth2/token`;

const configFor = (databaseUrl: string): KeyManagerConfig => ({
  publicUrl,
  databaseUrl,
  encryptionKey: 'e'.repeat(32),
  admin,
  serviceSecrets,
  trustedProxyHops: 1,
  signingKeyRotationDays: 90,
  signUp: { mode: 'open', limits: { perAddress: 1_000, inAll: 1_000 } },
});

export interface RunningKeyManager {
  readonly url: string;
  readonly bus: EventBus;
  readonly databaseUrl: string;
  /** Stops the service; its database stays. */
  stop(): Promise<void>;
  /** Stops the service and drops its database. */
  end(): Promise<void>;
}

export interface StartOptions {
  readonly databaseUrl?: string;
  readonly bus?: EventBus;
  readonly clock?: Clock;
  readonly config?: Partial<KeyManagerConfig>;
}

/** A key manager on a real PostgreSQL and the memory hub, ready to answer. */
export const startKeyManager = async ({ databaseUrl, bus = createMemoryBus({ logger: silentLogger() }), clock = systemClock, config = {} }: StartOptions = {}): Promise<RunningKeyManager> => {
  const own = databaseUrl === undefined ? await createTestDatabase() : undefined;
  const at = databaseUrl ?? own?.url ?? '';
  const service = createKeyManager({ ...configFor(at), ...config }, { bus, logger: silentLogger(), metrics: createMetrics(), clock });
  const running = await startServices([service]);
  return {
    url: running.url,
    bus,
    databaseUrl: at,
    stop: () => running.stop(),
    end: async () => {
      await running.stop();
      await own?.drop();
    },
  };
};
