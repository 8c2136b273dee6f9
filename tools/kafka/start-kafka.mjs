import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const jars = join(here, 'target', 'lib');
const host = '127.0.0.1';
const startTimeoutMs = 60_000;
const stopTimeoutMs = 10_000;

const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, host, () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

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

const fetchJars = () => {
  if (existsSync(jars) && readdirSync(jars).some((name) => name.startsWith('kafka_'))) return;
  orFail('fetching Kafka with Maven', spawnSync('mvn', ['-q', '-B', '-f', join(here, 'pom.xml'), 'package'], { encoding: 'utf8' }));
};

const properties = ({ dataDir, port, controllerPort }) =>
  Object.entries({
    'process.roles': 'broker,controller',
    'node.id': 1,
    'controller.quorum.voters': `1@${host}:${controllerPort}`,
    listeners: `PLAINTEXT://${host}:${port},CONTROLLER://${host}:${controllerPort}`,
    'advertised.listeners': `PLAINTEXT://${host}:${port}`,
    'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
    'controller.listener.names': 'CONTROLLER',
    'log.dirs': join(dataDir, 'log'),
    'num.partitions': 1,
    'auto.create.topics.enable': false,
    'offsets.topic.replication.factor': 1,
    'offsets.topic.num.partitions': 4,
    'transaction.state.log.replication.factor': 1,
    'transaction.state.log.min.isr': 1,
    'group.initial.rebalance.delay.ms': 0, // consumers of one process need not wait for others
  })
    .map(([name, value]) => `${name}=${value}`)
    .join('\n');

/**
 * Starts a real single-node Kafka (KRaft) of its own on loopback; `KAFKA_BROKERS` in the environment is used instead when set.
 *
 * @param {{ dataDir: string, port: number }} options `port` 0: any free one
 * @returns {Promise<{ brokers: string, stop: () => Promise<void> }>}
 */
export const startKafka = async ({ dataDir, port }) => {
  if (process.env.KAFKA_BROKERS) return { brokers: process.env.KAFKA_BROKERS, stop: async () => undefined };
  fetchJars();
  mkdirSync(dataDir, { recursive: true });
  const chosen = port === 0 ? await freePort() : port;
  const config = join(dataDir, 'server.properties');
  writeFileSync(config, properties({ dataDir, port: chosen, controllerPort: await freePort() }));
  const java = (...args) => ['-Xmx512m', '-Dlog4j2.level=ERROR', '-cp', join(jars, '*'), ...args];
  const format = spawnSync('java', java('kafka.tools.StorageTool', 'format', '--ignore-formatted', '-t', 'q1uintetQ1uintetQ1uinA', '-c', config), { encoding: 'utf8' });
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
  return { brokers: `${host}:${chosen}`, stop };
};
