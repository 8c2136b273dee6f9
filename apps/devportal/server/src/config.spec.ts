import { ConfigError } from '@quintet/service-kit';
import { readDevportalConfig } from './config';

const secret = 'a secret of more than thirty-two characters';
const needed = { DEVPORTAL_DATABASE_URL: 'postgres://x', DEVPORTAL_ENCRYPTION_KEY: secret, DEVPORTAL_CLIENT_SECRET: secret };

test('the defaults are those of an installation on one host', () => {
  expect(readDevportalConfig(needed)).toMatchObject({
    publicUrl: 'https://localhost:9443',
    keyManagerUrl: 'http://localhost:9763',
    webRoot: expect.stringMatching(/web\/devportal$/) as string,
    tryOutGateways: new Map(),
    trustedProxyHops: 0,
  });
});

test('gateways for try-outs are named by environment', () => {
  expect(readDevportalConfig({ ...needed, TRY_OUT_GATEWAYS: 'Default=http://gateway:8280' }).tryOutGateways).toEqual(new Map([['Default', 'http://gateway:8280']]));
});

test('a key that is missing or can be guessed is refused, and not shown', () => {
  const faultsOf = (change: Record<string, string | undefined>): string => {
    try {
      readDevportalConfig({ ...needed, ...change });
      return '';
    } catch (error) {
      expect(error).toBeInstanceOf(ConfigError);
      return (error as Error).message;
    }
  };

  expect(faultsOf({ DEVPORTAL_ENCRYPTION_KEY: undefined })).toContain('DEVPORTAL_ENCRYPTION_KEY is not set');
  expect(faultsOf({ DEVPORTAL_ENCRYPTION_KEY: 'guessable' })).toMatch(/^(?!.*guessable)[^]*DEVPORTAL_ENCRYPTION_KEY: needs at least 32/);
});
