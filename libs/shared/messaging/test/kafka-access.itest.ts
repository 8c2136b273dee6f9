import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deploymentAcknowledged, subscriptionChanged } from '@quintet/contracts';
import { createSelfSignedCertificate, silentLogger, type Certificate } from '@quintet/service-kit';
import { busComponent, createKafkaBus, HubRefusedError, readKafkaConfig, type EventBus } from '../src/index';
import { eventually } from './eventually';
import { canStartBroker, createOwnBroker, type OwnBroker } from './own-broker';
import { ack, changed } from './sample-records';

const test = canStartBroker() ? globalThis.test : globalThis.test.skip;
const testEach = canStartBroker() ? globalThis.test.each : globalThis.test.skip.each;
const folder = mkdtempSync(join(tmpdir(), 'kafka-access-'));
const file = (name: string, text: string): string => {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
};
const password = 'a long password';
let broker: OwnBroker;
let bus: EventBus;
let ours: Certificate;
let stranger: Certificate;
let env: Record<string, string>;

beforeAll(async () => {
  const theirs = await createSelfSignedCertificate();
  ours = await createSelfSignedCertificate(['gateway']);
  stranger = await createSelfSignedCertificate(['stranger']);
  broker = await createOwnBroker({ ...theirs, clientCa: ours.cert, users: { gateway: password } });
  if (canStartBroker()) await broker.start();
  env = {
    KAFKA_BROKERS: broker.brokers,
    KAFKA_TLS: 'true',
    KAFKA_TLS_CA_PATH: file('ca.pem', theirs.cert),
    KAFKA_TLS_CERT_PATH: file('cert.pem', ours.cert),
    KAFKA_TLS_KEY_PATH: file('key.pem', ours.key),
    KAFKA_SASL_USERNAME: 'gateway',
    KAFKA_SASL_PASSWORD_FILE: file('password', password),
  };
}, 60_000);
afterEach(() => bus.stop());
afterAll(async () => {
  await broker.remove();
  rmSync(folder, { recursive: true });
}, 60_000);

const open = (more: Record<string, string>): EventBus => {
  bus = createKafkaBus({ ...readKafkaConfig({ ...env, ...more }), topicPrefix: 'access.', logger: silentLogger() });
  return bus;
};

testEach(['PLAIN', 'SCRAM-SHA-256', 'SCRAM-SHA-512'])('over TLS, with a certificate and %s, records are published, read and consumed', async (mechanism) => {
  open({ KAFKA_SASL_MECHANISM: mechanism });
  await busComponent(bus).start();
  const state: string[] = [];
  const consumed: string[] = [];
  const reader = bus.readState(subscriptionChanged, (change) => void (change.kind === 'upsert' && state.push(change.data.policy)));
  const consumer = bus.consume(deploymentAcknowledged, mechanism, ({ apiId }) => void consumed.push(apiId));
  await Promise.all([reader.caughtUp, consumer.ready]);

  await bus.publish([changed('s1', mechanism, { PLAIN: 1, 'SCRAM-SHA-256': 2, 'SCRAM-SHA-512': 3 }[mechanism] ?? 0), ack(mechanism)]);

  await eventually(() => expect([state.at(-1), consumed.at(-1)]).toEqual([mechanism, mechanism]));
  expect(bus.failing()).toBeUndefined();
});

const scram = { KAFKA_SASL_MECHANISM: 'SCRAM-SHA-512' };
testEach<[string, () => Record<string, string>, RegExp]>([
  ['a wrong password', () => ({ ...scram, KAFKA_SASL_PASSWORD_FILE: file('wrong', 'wrong') }), /^the Kafka brokers refuse this user \(KAFKA_SASL_\*\): /],
  ['a wrong password in PLAIN', () => ({ KAFKA_SASL_MECHANISM: 'PLAIN', KAFKA_SASL_PASSWORD_FILE: file('wrong', 'wrong') }), /^the Kafka brokers refuse this user/],
  ['a user who is not there', () => ({ ...scram, KAFKA_SASL_USERNAME: 'nobody' }), /^the Kafka brokers refuse this user/],
  ['brokers with a certificate of a stranger', () => ({ ...scram, KAFKA_TLS_CA_PATH: file('other.pem', stranger.cert) }), /^the certificate of the Kafka brokers is not trusted \(KAFKA_TLS_CA_PATH\): /],
  ['brokers that nobody vouches for', () => ({ ...scram, KAFKA_TLS_CA_PATH: '' }), /^the certificate of the Kafka brokers is not trusted/],
  [
    'a certificate that the brokers do not trust',
    () => ({ ...scram, KAFKA_TLS_CERT_PATH: file('strange.pem', stranger.cert), KAFKA_TLS_KEY_PATH: file('strange-key.pem', stranger.key) }),
    /^the Kafka brokers refuse the certificate of this process/,
  ],
  ['no certificate', () => ({ ...scram, KAFKA_TLS_CERT_PATH: '', KAFKA_TLS_KEY_PATH: '' }), /^the Kafka brokers refuse the certificate of this process/],
])('%s: the process ends at once and says why', async (_what, more, told) => {
  open(more());
  const began = Date.now();
  const failure = await busComponent(bus)
    .start()
    .then(
      () => undefined,
      (error: unknown) => error,
    );

  expect(failure).toBeInstanceOf(HubRefusedError);
  expect((failure as Error).message).toMatch(told);
  expect((failure as Error).message).not.toContain(password);
  expect(Date.now() - began).toBeLessThan(20_000); // a third of a second on an idle machine; without it, a minute of retries
  if (process.env['SHOW_TIMES']) process.stderr.write(`${Date.now() - began} ms: ${(failure as Error).message}\n`);
});

test('without TLS nothing is said to a broker that demands it', async () => {
  bus = createKafkaBus({ ...readKafkaConfig({ KAFKA_BROKERS: broker.brokers }), logger: silentLogger() });

  await expect(busComponent(bus, { startTimeoutMs: 500 }).start()).rejects.toThrow();
});

test('TLS where the broker speaks none ends too', async () => {
  bus = createKafkaBus({ ...readKafkaConfig({ KAFKA_BROKERS: broker.inner(), KAFKA_TLS: 'true' }), logger: silentLogger() });

  await expect(busComponent(bus, { startTimeoutMs: 500 }).start()).rejects.toThrow();
});
