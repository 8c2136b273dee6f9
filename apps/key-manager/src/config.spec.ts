import { ConfigError } from '@quintet/service-kit';
import { readKeyManagerConfig } from './config';

const env = {
  KEY_MANAGER_DATABASE_URL: 'postgres://localhost/km',
  KEY_MANAGER_ENCRYPTION_KEY: 'e'.repeat(32),
  ADMIN_PASSWORD: 'chosen',
  PUBLISHER_CLIENT_SECRET: 'p'.repeat(32),
  DEVPORTAL_CLIENT_SECRET: 'd'.repeat(32),
};

test('what has a default needs not be said', () => {
  expect(readKeyManagerConfig(env)).toMatchObject({ publicUrl: 'https://localhost:9443', admin: { username: 'admin', password: 'chosen' }, trustedProxyHops: 0, signingKeyRotationDays: 90, signUp: { mode: 'open' } });
  expect(readKeyManagerConfig({ ...env, PUBLIC_URL: 'https://am.example/' }).publicUrl).toBe('https://am.example');
});

test('no password and no secret has a default, and all faults are said at once, without values', () => {
  const read = () => readKeyManagerConfig({ KEY_MANAGER_ENCRYPTION_KEY: 'too short', PUBLIC_URL: 'ftp://files' });

  expect(read).toThrow(ConfigError);
  expect(read).toThrow(/ADMIN_PASSWORD is not set[\s\S]*PUBLISHER_CLIENT_SECRET is not set[\s\S]*DEVPORTAL_CLIENT_SECRET is not set/);
  expect(read).not.toThrow(/too short|ftp/);
});
