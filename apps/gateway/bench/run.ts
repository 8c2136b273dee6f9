import { fork, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { Pool } from 'undici';

/** One gateway beside a bare proxy on Node, in turns of a few seconds on the same backend. On loopback only. */
const roundMs = 3_000;
const rounds = 3;
const connections = 32;

interface Started {
  readonly child: ChildProcess;
  readonly url: string;
  readonly token?: string;
}

const start = (script: string, ...args: string[]): Promise<Started> =>
  new Promise((resolve, reject) => {
    const child = fork(join(__dirname, script), args, { stdio: ['ignore', 'pipe', 'inherit', 'ipc'] });
    child.once('exit', (code) => reject(new Error(`${script} ended with ${code}`)));
    child.stdout?.once('data', (line: Buffer) => resolve({ child, ...(JSON.parse(line.toString()) as { url: string; token?: string }) }));
  });

const cpuMs = ({ child }: Started): Promise<number> =>
  new Promise((resolve) => {
    child.once('message', (usage: NodeJS.CpuUsage) => resolve((usage.user + usage.system) / 1_000));
    child.send('cpu');
  });

const load = async ({ url, token }: Started): Promise<{ calls: number; failed: number; p50Ms: number; p99Ms: number }> => {
  const { origin, pathname } = new URL(url);
  const pool = new Pool(origin, { connections });
  const path = `${pathname === '/' ? '' : pathname}/orders/17/items?page=2`;
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const times: number[] = [];
  let failed = 0;
  const until = performance.now() + roundMs;
  const caller = async (): Promise<void> => {
    while (performance.now() < until) {
      const begun = performance.now();
      const { statusCode, body } = await pool.request({ path, method: 'GET', headers });
      await body.dump();
      times.push(performance.now() - begun);
      if (statusCode !== 200) failed += 1;
    }
  };
  await Promise.all(Array.from({ length: connections }, caller));
  await pool.close();
  times.sort((a, b) => a - b);
  const at = (share: number): number => times[Math.floor(times.length * share)] ?? 0;
  return { calls: times.length, failed, p50Ms: at(0.5), p99Ms: at(0.99) };
};

const measure = async (name: string, target: Started): Promise<{ perSecond: number; cpuMicros: number }> => {
  const before = await cpuMs(target);
  const { calls, failed, p50Ms, p99Ms } = await load(target);
  const cpuMicros = (((await cpuMs(target)) - before) * 1_000) / calls;
  const perSecond = Math.round((calls * 1_000) / roundMs);
  process.stdout.write(`${name.padEnd(12)} ${String(perSecond).padStart(7)} calls/s  ${cpuMicros.toFixed(0).padStart(5)} us of CPU a call  p50 ${p50Ms.toFixed(2)} ms  p99 ${p99Ms.toFixed(2)} ms  failed ${failed}\n`);
  return { perSecond, cpuMicros };
};

const median = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const main = async (): Promise<void> => {
  const backend = await start('backend.cjs');
  const proxy = await start('bare-proxy.cjs', backend.url);
  const gateway = await start('serve-gateway.mjs', backend.url);
  const ratios: number[] = [];
  const cpuRatios: number[] = [];
  await load(proxy);
  await load(gateway);
  for (let round = 0; round < rounds; round += 1) {
    const bare = await measure('bare proxy', proxy);
    const full = await measure('gateway', gateway);
    ratios.push(full.perSecond / bare.perSecond);
    cpuRatios.push(full.cpuMicros / bare.cpuMicros);
  }
  process.stdout.write(`gateway with everything on / bare node:http proxy: ${median(ratios).toFixed(2)} of its calls per second, ${median(cpuRatios).toFixed(2)} of its CPU a call (medians of ${rounds})\n`);
  for (const { child } of [gateway, proxy, backend]) {
    child.removeAllListeners('exit');
    child.kill();
  }
};

void main();
