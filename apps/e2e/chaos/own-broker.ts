import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../src/processes';

export interface OwnBroker {
  readonly brokers: string;
  /** SIGKILL: what a crash of its machine looks like. */
  kill(): Promise<void>;
  /** Again, on the same port and with what it had stored; settles when it takes connections. */
  start(): Promise<void>;
  /** SIGSTOP: connections stay open and nobody answers. */
  pause(): void;
  resume(): void;
  stop(): Promise<void>;
}

const program = join(__dirname, 'run-broker.mjs');

/** A Kafka broker that a test may kill: nobody else is on it. */
export const startOwnBroker = async (): Promise<OwnBroker> => {
  const dataDir = mkdtempSync(join(tmpdir(), 'quintet-chaos-kafka-'));
  const port = await freePort();
  let running: { readonly child: ChildProcess; readonly gone: Promise<void> } | undefined;

  /** To the process that starts the broker and to the broker: they are a process group of their own. */
  const signal = (name: NodeJS.Signals): void => {
    if (running?.child.pid && running.child.exitCode === null && running.child.signalCode === null) process.kill(-running.child.pid, name);
  };
  const start = async (): Promise<void> => {
    const env = { ...process.env, KAFKA_BROKERS: '' }; // not that of the others
    const child = spawn(process.execPath, [program, dataDir, String(port)], { env, detached: true, stdio: ['pipe', 'pipe', 'pipe'] });
    running = { child, gone: new Promise((resolve) => child.once('exit', () => resolve())) };
    let said = '';
    await new Promise<void>((resolve, reject) => {
      const listen = (chunk: Buffer): void => {
        said += chunk.toString('utf8');
        if (said.includes('ready\n')) resolve();
      };
      child.stdout.on('data', listen);
      child.stderr.on('data', listen);
      child.once('error', reject);
      child.once('exit', () => reject(new Error(`the broker did not start:\n${said}`)));
    });
  };
  const kill = async (): Promise<void> => {
    signal('SIGKILL');
    await running?.gone;
  };
  const stop = async (): Promise<void> => {
    await kill();
    rmSync(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  try {
    await start();
  } catch (error) {
    await stop();
    throw error;
  }
  return { brokers: `127.0.0.1:${port}`, kill, start, pause: () => signal('SIGSTOP'), resume: () => signal('SIGCONT'), stop };
};
