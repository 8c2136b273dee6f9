import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const script = pathToFileURL(resolve(__dirname, '../../../../tools/kafka/start-kafka.mjs')).href;
/** Starts the broker, says so, and stops it when its input ends: also when the test's process is gone. */
const program = `
const { startKafka } = await import(${JSON.stringify(script)});
const { stop, inner } = await startKafka({ dataDir: process.argv[1], port: Number(process.argv[2]), secure: JSON.parse(process.argv[3]) ?? undefined });
console.log(inner ?? 'up');
process.stdin.resume().on('end', () => stop().then(() => process.exit(0)));
`;

/** A broker of one's own runs on Java; where Kafka is given by its address alone, such tests cannot be run. */
export const canStartBroker = (): boolean => spawnSync('java', ['-version']).status === 0;

const freePort = (): Promise<number> =>
  new Promise((done) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => done(port));
    });
  });

/** What a broker demands of those who connect. */
export interface Demands {
  /** PEM texts. */
  readonly cert: string;
  readonly key: string;
  /** Given: a certificate that it has signed is demanded too. */
  readonly clientCa?: string;
  /** Passwords by name. */
  readonly users: Readonly<Record<string, string>>;
  /** What a user may do must be granted. */
  readonly acls?: boolean;
}

export interface OwnBroker {
  readonly brokers: string;
  /** Where a broker with demands has none, for whoever administers it; known once it runs. */
  inner(): string;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Stops it and removes its data. */
  remove(): Promise<void>;
}

/** A broker of a test's own, which it may stop and start again on the same port with the same data. */
export const createOwnBroker = async (demands?: Demands): Promise<OwnBroker> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'own-broker-'));
  const port = await freePort();
  let child: ChildProcess | undefined;
  let inner = '';
  const start = async (): Promise<void> => {
    const env = { ...process.env };
    delete env['KAFKA_BROKERS']; // of the broker that other tests use
    const started = spawn(process.execPath, ['--input-type=module', '-e', program, dataDir, String(port), JSON.stringify(demands ?? null)], { env, stdio: ['pipe', 'pipe', 'inherit'] });
    child = started;
    await new Promise<void>((done, fail) => {
      started.stdout.once('data', (said) => {
        inner = String(said).trim();
        done();
      });
      started.once('exit', (code) => fail(new Error(`the broker did not start (${code})`)));
    });
  };
  const stop = async (): Promise<void> => {
    const running = child;
    child = undefined;
    if (!running || running.exitCode !== null) return;
    const ended = new Promise((done) => running.once('exit', done));
    running.stdin?.end();
    await ended;
  };
  return {
    brokers: `127.0.0.1:${port}`,
    inner: () => inner,
    start,
    stop,
    remove: async () => {
      await stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
};
