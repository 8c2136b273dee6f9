import { spawn, type ChildProcess } from 'node:child_process';

export interface OwnProcess {
  readonly pid: number;
  /** Settles when it has said that it is ready. */
  start(): Promise<void>;
  /** To the process and those that it started: they are a process group of their own. */
  signal(name: NodeJS.Signals): void;
  kill(): Promise<void>;
}

/** A server behind a small program that says `ready` on a line of its own when it serves, and ends with its standard input. */
export const ownProcess = (what: string, program: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env): OwnProcess => {
  let running: { readonly child: ChildProcess; readonly gone: Promise<void> } | undefined;
  const signal = (name: NodeJS.Signals): void => {
    if (running?.child.pid && running.child.exitCode === null && running.child.signalCode === null) process.kill(-running.child.pid, name);
  };
  return {
    get pid() {
      return running?.child.pid ?? 0;
    },
    signal,
    start: async () => {
      const child = spawn(process.execPath, [program, ...args], { env, detached: true, stdio: ['pipe', 'pipe', 'pipe'] });
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
        child.once('exit', () => reject(new Error(`${what} did not start:\n${said}`)));
      });
    },
    kill: async () => {
      signal('SIGKILL');
      await running?.gone;
    },
  };
};
