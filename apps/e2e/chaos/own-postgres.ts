import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventually } from '@quintet/testkit';
import { freePort } from '../src/processes';
import { ownProcess } from './own-process';

export interface OwnPostgres {
  /** A superuser's URL. */
  readonly url: string;
  /** SIGKILL of the server and of every process that it started; how many there were. */
  kill(): Promise<number>;
  /** Again, on the same port and with what it had stored; settles when it takes connections. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

const program = join(__dirname, 'run-postgres.mjs');
const goneMs = 10_000;

const parentOf = (pid: string): string | undefined => {
  try {
    // `pid (name) state parent …`: a name may hold blanks and brackets.
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1];
  } catch {
    return undefined; // ended meanwhile
  }
};
const childrenOf = (pid: string): string[] => readdirSync('/proc').filter((one) => /^\d+$/.test(one) && parentOf(one) === pid);

/** A PostgreSQL that a test may kill: nobody else is on it. */
export const startOwnPostgres = async (): Promise<OwnPostgres> => {
  const folder = mkdtempSync(join(tmpdir(), 'quintet-chaos-postgres-'));
  chmodSync(folder, 0o711); // PostgreSQL, which runs as a user of its own under root, must get through to its own folder
  const dataDir = join(folder, 'data');
  const port = await freePort();
  const password = randomBytes(12).toString('hex');
  const server = ownProcess('PostgreSQL', program, [dataDir, String(port), password]);

  /** Its processes lead groups of their own, so that each is named. */
  const kill = async (): Promise<number> => {
    const postmaster = readFileSync(join(dataDir, 'postmaster.pid'), 'utf8').split('\n')[0]!;
    const pids = [postmaster, ...childrenOf(postmaster)];
    for (const pid of pids) {
      try {
        process.kill(Number(pid), 'SIGKILL');
      } catch {
        // ended by itself meanwhile
      }
    }
    await server.kill();
    await eventually(() => expect(pids.filter((pid) => parentOf(pid) !== undefined)).toEqual([]), { timeoutMs: goneMs });
    return pids.length;
  };
  const stop = async (): Promise<void> => {
    await kill().catch(() => server.kill());
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  try {
    await server.start();
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`, kill, start: server.start, stop };
};
