import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../src/processes';
import { ownProcess } from './own-process';

export interface OwnBroker {
  readonly brokers: string;
  /** SIGKILL: what a crash of its machine looks like. */
  kill(): Promise<void>;
  /** Again, on the same port and with what it had stored; settles when it takes connections. */
  start(): Promise<void>;
  /** All that it had stored is gone. Only while it is down. */
  wipe(): void;
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
  const broker = ownProcess('the broker', program, [dataDir, String(port)], { ...process.env, KAFKA_BROKERS: '' }); // not that of the others
  const wipe = (): void => rmSync(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  const stop = async (): Promise<void> => {
    await broker.kill();
    wipe();
  };
  try {
    await broker.start();
  } catch (error) {
    await stop();
    throw error;
  }
  return { brokers: `127.0.0.1:${port}`, kill: broker.kill, start: broker.start, wipe, pause: () => broker.signal('SIGSTOP'), resume: () => broker.signal('SIGCONT'), stop };
};
