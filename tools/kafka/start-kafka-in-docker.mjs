import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';

const host = '127.0.0.1';
const image = process.env.KAFKA_IMAGE || 'apache/kafka:4.1.0';
const startTimeoutMs = 180_000; // the image may have to be fetched first

const docker = (...args) => {
  const { status, stdout, stderr, error } = spawnSync('docker', args, { encoding: 'utf8', timeout: startTimeoutMs });
  if (status !== 0) throw new Error(`docker ${args[0]} failed: ${error?.message ?? stderr.trim().split('\n').slice(-3).join(' ')}`);
  return stdout.trim();
};

/** The same broker as `startKafka`, from its image: for machines without Java. */
export const startKafkaInDocker = async ({ port, controllerPort }) => {
  const settings = {
    KAFKA_NODE_ID: 1,
    KAFKA_PROCESS_ROLES: 'broker,controller',
    KAFKA_LISTENERS: `PLAINTEXT://:${port},CONTROLLER://:${controllerPort}`,
    KAFKA_ADVERTISED_LISTENERS: `PLAINTEXT://${host}:${port}`,
    KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
    KAFKA_CONTROLLER_LISTENER_NAMES: 'CONTROLLER',
    KAFKA_CONTROLLER_QUORUM_VOTERS: `1@localhost:${controllerPort}`,
    KAFKA_AUTO_CREATE_TOPICS_ENABLE: 'false',
    KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: 1,
    KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS: 4,
    KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR: 1,
    KAFKA_TRANSACTION_STATE_LOG_MIN_ISR: 1,
    KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS: 0,
    KAFKA_LOG_DIRS: '/var/lib/kafka/data',
    KAFKA_HEAP_OPTS: '-Xmx512m',
  };
  const name = `quintet-kafka-${randomBytes(4).toString('hex')}`;
  const environment = Object.entries(settings).flatMap(([key, value]) => ['-e', `${key}=${value}`]);
  docker('run', '--detach', '--rm', '--name', name, '-p', `${host}:${port}:${port}`, ...environment, image);
  const stop = async () => void docker('stop', '--time', '10', name);
  for (const deadline = Date.now() + startTimeoutMs; !docker('logs', name).includes('Kafka Server started'); ) {
    if (Date.now() > deadline) {
      await stop();
      throw new Error(`Kafka did not start in its container ${name}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  return { brokers: `${host}:${port}`, stop };
};
