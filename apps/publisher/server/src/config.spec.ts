import { ConfigError } from '@quintet/service-kit';
import { readPublisherConfig } from './config';

const secret = 'a secret of more than thirty-two characters';
const needed = { PUBLISHER_DATABASE_URL: 'postgres://x', PUBLISHER_ENCRYPTION_KEY: secret, PUBLISHER_CLIENT_SECRET: secret };

test('the defaults are those of an installation on one host', () => {
  expect(readPublisherConfig(needed)).toMatchObject({
    publicUrl: 'https://localhost:9443',
    keyManagerUrl: 'http://localhost:9763',
    allowPrivateImport: false,
    defaultVhost: { host: 'localhost', httpPort: 8280, httpsPort: 8243 },
    webRoot: expect.stringMatching(/web\/publisher$/) as string,
    tryOutGateways: new Map(),
    trustedProxyHops: 0,
  });
});

test('all faults are said at once, and no value', () => {
  try {
    readPublisherConfig({ PUBLISHER_ENCRYPTION_KEY: 'short', PUBLIC_URL: 'no url' });
    throw new Error('nothing was refused');
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    expect((error as Error).message).toMatch(/PUBLISHER_DATABASE_URL[^]*PUBLISHER_ENCRYPTION_KEY|PUBLISHER_ENCRYPTION_KEY[^]*PUBLISHER_DATABASE_URL/);
    expect((error as Error).message).not.toContain('short');
  }
});
