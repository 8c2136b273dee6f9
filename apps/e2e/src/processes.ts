import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
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
  readonly pid: number;
  /** The last that it wrote, for the message of a failing test. */
  said(): string;
  /** Settles when it answers 200 on /readyz. */
  ready(): Promise<void>;
  /** SIGTERM, and SIGKILL when that does not end it. */
  stop(): Promise<void>;
  /** SIGKILL: what a crash looks like. */
  kill(): Promise<void>;
}

export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

const keptCharacters = 20_000;
const stopTimeoutMs = 20_000;
const readyTimeoutMs = 60_000;

/** Runs a service's bundle as an operator would: a process of its own, told everything by its environment. */
export const startProcess = (name: string, bundle: Bundle, environment: Readonly<Record<string, string>>, adminPort: number): Process => {
  const file = join(root, bundles[bundle], 'dist', 'main.cjs');
  const child: ChildProcess = spawn(process.execPath, ['--enable-source-maps', file], {
    env: { PATH: process.env['PATH'] ?? '', ...environment, ADMIN_HOST: '127.0.0.1', ADMIN_PORT: String(adminPort) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (said = (said + chunk.toString('utf8')).slice(-keptCharacters)));
  let ended = false;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve())).then(() => void (ended = true));
  return {
    name,
    pid: child.pid ?? 0,
    said: () => said,
    ready: () =>
      eventually(
        async () => {
          if (ended) return; // reported below, at once
          const answer = await fetch(`http://127.0.0.1:${adminPort}/readyz`, { signal: AbortSignal.timeout(2_000) });
          if (answer.status !== 200) throw new Error(`${name} is not ready: ${await answer.text()}\n${said.slice(-2_000)}`);
        },
        { timeoutMs: readyTimeoutMs },
      ).then(() => {
        if (ended) throw new Error(`${name} ended:\n${said.slice(-4_000)}`);
      }),
    stop: async () => {
      if (!ended) child.kill('SIGTERM');
      const force = setTimeout(() => child.kill('SIGKILL'), stopTimeoutMs);
      await gone;
      clearTimeout(force);
    },
    kill: async () => {
      if (!ended) child.kill('SIGKILL');
      await gone;
    },
  };
};
