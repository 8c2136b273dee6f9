import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '../net/free-port.mjs';
import { startKafkaInDocker } from './start-kafka-in-docker.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const jars = join(here, 'target', 'lib');
const host = '127.0.0.1';
const startTimeoutMs = 60_000;
const stopTimeoutMs = 10_000;

const answers = (port) =>
  new Promise((resolve) => {
    const socket = connect({ host, port }, () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });

const orFail = (what, { status, stdout, stderr, error }) => {
  if (status === 0) return;
  throw new Error(`${what} failed: ${error?.message ?? `${stdout}\n${stderr}`.trim().split('\n').slice(-8).join('\n')}`);
};

const runs = (command, ...args) => spawnSync(command, args, { stdio: 'ignore' }).status === 0;
const jarsAreThere = () => existsSync(jars) && readdirSync(jars).some((name) => name.startsWith('kafka_'));
const javaWillDo = () => runs('java', '-version') && (jarsAreThere() || runs('mvn', '-version'));

const fetchJars = () => {
  if (jarsAreThere()) return;
  orFail('fetching Kafka with Maven', spawnSync('mvn', ['-q', '-B', '-f', join(here, 'pom.xml'), 'package'], { encoding: 'utf8' }));
};

/** A listener that takes nobody without TLS and a password, and, when it is told whom to trust, a certificate; the broker itself has another. */
const secured = ({ secure, dataDir, port, innerPort }) => {
  const keystore = join(dataDir, 'keystore.pem');
  const truststore = join(dataDir, 'truststore.pem');
  writeFileSync(keystore, `${secure.key}\n${secure.cert}\n`, { mode: 0o600 });
  if (secure.clientCa) writeFileSync(truststore, secure.clientCa);
  const security = 'org.apache.kafka.common.security';
  const users = Object.entries(secure.users).map(([name, password]) => `user_${name}="${password}"`);
  return {
    listeners: `SECURE://${host}:${port},INNER://${host}:${innerPort}`,
    advertised: `SECURE://${host}:${port},INNER://${host}:${innerPort}`,
    protocols: 'SECURE:SASL_SSL,INNER:PLAINTEXT',
    more: {
      'inter.broker.listener.name': 'INNER',
      'sasl.enabled.mechanisms': 'PLAIN,SCRAM-SHA-256,SCRAM-SHA-512',
      'listener.name.secure.plain.sasl.jaas.config': `${security}.plain.PlainLoginModule required ${users.join(' ')};`,
      'listener.name.secure.scram-sha-256.sasl.jaas.config': `${security}.scram.ScramLoginModule required;`,
      'listener.name.secure.scram-sha-512.sasl.jaas.config': `${security}.scram.ScramLoginModule required;`,
      'ssl.keystore.type': 'PEM',
      'ssl.keystore.location': keystore,
      ...(secure.clientCa ? { 'ssl.truststore.type': 'PEM', 'ssl.truststore.location': truststore, 'listener.name.secure.ssl.client.auth': 'required' } : {}),
      ...(secure.acls ? { 'authorizer.class.name': 'org.apache.kafka.metadata.authorizer.StandardAuthorizer', 'super.users': 'User:ANONYMOUS' } : {}),
    },
  };
};

const open = ({ port }) => ({ listeners: `PLAINTEXT://${host}:${port}`, advertised: `PLAINTEXT://${host}:${port}`, protocols: 'PLAINTEXT:PLAINTEXT', more: {} });

const properties = ({ dataDir, controllerPort, listening: { listeners, advertised, protocols, more } }) =>
  Object.entries({
    'process.roles': 'broker,controller',
    'node.id': 1,
    'controller.quorum.voters': `1@${host}:${controllerPort}`,
    listeners: `${listeners},CONTROLLER://${host}:${controllerPort}`,
    'advertised.listeners': advertised,
    'listener.security.protocol.map': `${protocols},CONTROLLER:PLAINTEXT`,
    'controller.listener.names': 'CONTROLLER',
    'log.dirs': join(dataDir, 'log'),
    'num.partitions': 1,
    'auto.create.topics.enable': false,
    'offsets.topic.replication.factor': 1,
    'offsets.topic.num.partitions': 4,
    'transaction.state.log.replication.factor': 1,
    'transaction.state.log.min.isr': 1,
    'group.initial.rebalance.delay.ms': 0, // consumers of one process need not wait for others
    ...more,
  })
    .map(([name, value]) => `${name}=${value}`)
    .join('\n');

/**
 * Starts a real single-node Kafka (KRaft) of its own on loopback: on Java, or from its image where there is no Java.
 * `KAFKA_BROKERS` in the environment is used instead when set.
 *
 * @param {{ dataDir: string, port: number, secure?: { cert: string, key: string, clientCa?: string, users: Record<string, string>, acls?: boolean } }} options
 *   `port` 0: any free one. `secure`: demands TLS and one of these users (SASL PLAIN or SCRAM); with `clientCa` a certificate
 *   too; with `acls` what a user may do must be granted. All PEM texts. `inner` is then a listener for whoever administers it.
 * @returns {Promise<{ brokers: string, inner?: string, stop: () => Promise<void> }>}
 */
export const startKafka = async ({ dataDir, port, secure }) => {
  if (!secure && process.env.KAFKA_BROKERS) return { brokers: process.env.KAFKA_BROKERS, stop: async () => undefined };
  if (!secure && !javaWillDo()) {
    if (runs('docker', 'info')) return startKafkaInDocker({ port: port === 0 ? await freePort() : port, controllerPort: await freePort() });
    throw new Error('the tests need a Kafka broker: install Java 17 and Maven, or Docker, or name a broker in KAFKA_BROKERS');
  }
  fetchJars();
  mkdirSync(dataDir, { recursive: true });
  const chosen = port === 0 ? await freePort() : port;
  const config = join(dataDir, 'server.properties');
  const innerPort = secure ? await freePort() : undefined;
  const listening = secure ? secured({ secure, dataDir, port: chosen, innerPort }) : open({ port: chosen });
  writeFileSync(config, properties({ dataDir, controllerPort: await freePort(), listening }), { mode: 0o600 });
  const java = (...args) => ['-Xmx512m', '-Dlog4j2.level=ERROR', '-cp', join(jars, '*'), ...args];
  const scram = Object.entries(secure?.users ?? {}).flatMap(([name, password]) =>
    ['SCRAM-SHA-256', 'SCRAM-SHA-512'].flatMap((mechanism) => ['--add-scram', `${mechanism}=[name=${name},password=${password}]`]),
  );
  const format = spawnSync('java', java('kafka.tools.StorageTool', 'format', '--ignore-formatted', '-t', 'q1uintetQ1uintetQ1uinA', '-c', config, ...scram), { encoding: 'utf8' });
  orFail('preparing the data folder of Kafka', format);

  const broker = spawn('java', java('kafka.Kafka', config), { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [broker.stdout, broker.stderr]) stream.on('data', (chunk) => (said = (said + chunk).slice(-4_000)));
  const ended = new Promise((resolve) => broker.once('exit', resolve));
  const stop = async () => {
    if (broker.exitCode !== null) return;
    broker.kill('SIGTERM');
    const force = setTimeout(() => broker.kill('SIGKILL'), stopTimeoutMs);
    await ended;
    clearTimeout(force);
  };
  for (const began = Date.now(); !(await answers(chosen)); ) {
    if (broker.exitCode !== null || Date.now() - began > startTimeoutMs) {
      await stop();
      throw new Error(`Kafka did not start:\n${said}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return { brokers: `${host}:${chosen}`, ...(innerPort ? { inner: `${host}:${innerPort}` } : {}), stop };
};
