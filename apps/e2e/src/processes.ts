import { spawn, type ChildProcess } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { eventually } from '@quintet/testkit';

const root = join(__dirname, '..', '..', '..');
const bundles = {
  runtime: 'apps/runtime',
  'key-manager': 'apps/key-manager',
  'traffic-manager': 'apps/traffic-manager',
  publisher: 'apps/publisher/server',
  devportal: 'apps/devportal/server',
  gateway: 'apps/gateway',
} as const;
export type Bundle = keyof typeof bundles;

export interface Process {
  readonly name: string;
  /** Another one after `restart`. */
  readonly pid: number;
  /** The last that it wrote, for the message of a failing test. */
  said(): string;
  /** Settles when it answers 200 on /readyz. */
  ready(): Promise<void>;
  /** SIGTERM, and SIGKILL when that does not end it. */
  stop(): Promise<void>;
  /** SIGKILL: what a crash looks like. */
  kill(): Promise<void>;
  /** Runs it again with the same settings, after it was stopped or killed. */
  restart(): void;
}

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });

const firstPort = 11_000; // above 10080, the last one that fetch refuses
const portsToChooseFrom = 20_000; // below those that systems give to outgoing connections: such a one would be lost before the process is there, or while it is restarted
const handedOut = new Set<number>();

export const freePort = async (): Promise<number> => {
  for (;;) {
    const port = firstPort + randomInt(portsToChooseFrom);
    if (handedOut.has(port)) continue;
    handedOut.add(port);
    if (await isFree(port)) return port;
  }
};

const keptCharacters = 20_000;
const stopTimeoutMs = 20_000;
const readyTimeoutMs = 60_000;

/** Runs a service's bundle as an operator would: a process of its own, told everything by its environment. */
export const startProcess = (name: string, bundle: Bundle, environment: Readonly<Record<string, string>>, adminPort: number): Process => {
  const file = join(root, bundles[bundle], 'dist', 'main.cjs');
  let said = '';
  const run = (): { readonly child: ChildProcess; readonly gone: Promise<void>; ended: boolean } => {
    const child = spawn(process.execPath, ['--enable-source-maps', file], {
      env: { PATH: process.env['PATH'] ?? '', ...environment, ADMIN_HOST: '127.0.0.1', ADMIN_PORT: String(adminPort) },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (said = (said + chunk.toString('utf8')).slice(-keptCharacters)));
    const running = { child, ended: false, gone: new Promise<void>((resolve) => child.once('exit', () => resolve())).then(() => void (running.ended = true)) };
    return running;
  };
  let running = run();
  return {
    name,
    get pid() {
      return running.child.pid ?? 0;
    },
    said: () => said,
    ready: () =>
      eventually(
        async () => {
          if (running.ended) return; // reported below, at once
          const answer = await fetch(`http://127.0.0.1:${adminPort}/readyz`, { signal: AbortSignal.timeout(2_000) });
          if (answer.status !== 200) throw new Error(`${name} is not ready: ${await answer.text()}\n${said.slice(-2_000)}`);
        },
        { timeoutMs: readyTimeoutMs },
      ).then(() => {
        if (running.ended) throw new Error(`${name} ended:\n${said.slice(-4_000)}`);
      }),
    stop: async () => {
      const { child, gone, ended } = running;
      if (!ended) child.kill('SIGTERM');
      const force = setTimeout(() => child.kill('SIGKILL'), stopTimeoutMs);
      await gone;
      clearTimeout(force);
    },
    kill: async () => {
      if (!running.ended) running.child.kill('SIGKILL');
      await running.gone;
    },
    restart: () => {
      if (!running.ended) throw new Error(`${name} still runs`);
      running = run();
    },
  };
};
