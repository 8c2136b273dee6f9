import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ConfigError } from '@quintet/service-kit';
import { readKafkaConfig } from './kafka-config';

const brokers = { KAFKA_BROKERS: 'one:9092,two:9092' };
const folder = mkdtempSync(join(tmpdir(), 'kafka-config-'));
afterAll(() => rmSync(folder, { recursive: true }));

const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const faultsOf = (env: Record<string, string>): readonly string[] => {
  try {
    readKafkaConfig({ ...brokers, ...env });
    return [];
  } catch (error) {
    return (error as ConfigError).faults;
  }
};

test('by itself it is neither TLS nor a user', () => {
  expect(readKafkaConfig(brokers)).toEqual({ brokers: ['one:9092', 'two:9092'], clientId: expect.any(String), topicPrefix: '', replicationFactor: 1 });
});

test('certificates and the password come from files', () => {
  const env = {
    ...brokers,
    KAFKA_TLS: 'true',
    KAFKA_TLS_CA_PATH: file('ca.pem', 'CA'),
    KAFKA_TLS_CERT_PATH: file('cert.pem', 'CERT'),
    KAFKA_TLS_KEY_PATH: file('key.pem', 'KEY'),
    KAFKA_SASL_MECHANISM: 'SCRAM-SHA-512',
    KAFKA_SASL_USERNAME: 'gateway',
    KAFKA_SASL_PASSWORD_FILE: file('password', 'secret\n'),
  };

  expect(readKafkaConfig(env)).toMatchObject({
    tls: { ca: 'CA', cert: 'CERT', key: 'KEY' },
    sasl: { mechanism: 'scram-sha-512', username: 'gateway', password: 'secret' },
  });
});

test.each<[string, Record<string, string>, string[]]>([
  ['a file that is not there', { KAFKA_TLS: 'true', KAFKA_TLS_CA_PATH: '/nowhere/ca.pem' }, ['KAFKA_TLS_CA_PATH names a file that cannot be read']],
  ['certificates without TLS', { KAFKA_TLS_CA_PATH: '/nowhere/ca.pem' }, ['KAFKA_TLS_CA_PATH is of no use while KAFKA_TLS is not true']],
  ['a mechanism without a user', { KAFKA_SASL_MECHANISM: 'SCRAM-SHA-256' }, ['KAFKA_SASL_USERNAME is not set', 'KAFKA_SASL_PASSWORD is not set']],
  ['a user without a mechanism', { KAFKA_SASL_USERNAME: 'gateway' }, ['KAFKA_SASL_MECHANISM is not set, but a user or password is']],
  ['an unknown mechanism', { KAFKA_SASL_MECHANISM: 'GSSAPI' }, ['KAFKA_SASL_MECHANISM: must be one of PLAIN, SCRAM-SHA-256, SCRAM-SHA-512']],
  [
    'a password in the clear',
    { KAFKA_SASL_MECHANISM: 'PLAIN', KAFKA_SASL_USERNAME: 'gateway', KAFKA_SASL_PASSWORD: 'hunter2' },
    ['KAFKA_SASL_MECHANISM PLAIN sends the password as it is: it takes KAFKA_TLS true, or a SCRAM mechanism'],
  ],
])('a fault: %s', (_what, env, faults) => {
  expect(faultsOf(env)).toEqual(faults);
});

test('half a pair of certificate and key is a fault', () => {
  expect(faultsOf({ KAFKA_TLS: 'true', KAFKA_TLS_CERT_PATH: file('half.pem', 'CERT') })).toEqual(['KAFKA_TLS_CERT_PATH and KAFKA_TLS_KEY_PATH go together']);
});
