import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

export interface RelayProcess {
  readonly pid: number;
  isActive(): boolean;
  signal(name: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT'): void;
  readonly ended: Promise<void>;
}

/** Starts relays, each in a process of its own, and leaves none behind. */
export const createRelayProcesses = (args: readonly string[]) => {
  const folder = mkdtempSync(join(tmpdir(), 'relay-process-'));
  const file = join(folder, 'relay.cjs');
  buildSync({ entryPoints: [join(__dirname, 'relay-process.ts')], bundle: true, platform: 'node', target: 'node24', external: ['pg-native'], outfile: file, logLevel: 'error' });
  const children = new Set<ChildProcess>();
  return {
    start: async (): Promise<RelayProcess> => {
      const child = spawn(process.execPath, [file, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
      children.add(child);
      let state = '';
      const ended = new Promise<void>((done) => {
        child.once('exit', () => {
          children.delete(child);
          done();
        });
      });
      await new Promise<void>((said, fail) => {
        child.stdout.on('data', (line) => {
          state = String(line).trim().split('\n').at(-1) ?? '';
          said();
        });
        void ended.then(() => fail(new Error('the relay did not start')));
      });
      return { pid: child.pid as number, isActive: () => state === 'active', signal: (name) => void child.kill(name), ended };
    },
    stop: async (): Promise<void> => {
      await Promise.all(
        [...children].map(async (child) => {
          const gone = new Promise((done) => child.once('exit', done));
          child.kill('SIGKILL');
          await gone;
        }),
      );
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
