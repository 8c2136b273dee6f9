import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { eventually } from '@quintet/testkit';
import type { Deployment } from './deployment';

const root = join(__dirname, '..', '..', '..');
const execute = promisify(execFile);
const maxOutputBytes = 16 * 1024 * 1024;

/** @throws with what the command printed */
export const docker = async (...args: readonly string[]): Promise<string> => (await execute('docker', args, { cwd: root, maxBuffer: maxOutputBytes })).stdout.trim();

const compose = (...args: readonly string[]): Promise<string> => docker('compose', '--profile', 'all', ...args);
const secret = (name: string): string => readFileSync(join(root, 'deploy', 'secrets', name), 'utf8');

export interface Containers extends Deployment {
  /** Container id of a service: the n-th of a scaled one. */
  containerOf(service: string, index?: number): Promise<string>;
  healthy(container: string): Promise<void>;
  /** What an operator does; @returns the table @throws when an owner failed */
  resync(): Promise<string>;
}

const addressOf = (container: string): Promise<string> => docker('inspect', '-f', '{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}', container);

const healthyWithinMs = 120_000;
const healthy = (container: string): Promise<void> =>
  eventually(
    async () => {
      const state = await docker('inspect', '-f', '{{.State.Health.Status}}', container);
      if (state !== 'healthy') throw new Error(`${container} is ${state}`);
    },
    { timeoutMs: healthyWithinMs },
  );

/** Everything in containers, by the project's own docker-compose.yml. */
export const startCompose = async ({ gateways = 3 } = {}): Promise<Containers> => {
  await execute(join(root, 'deploy', 'make-secrets.sh'), { cwd: root });
  await compose('up', '--detach', '--build', '--wait', '--scale', `gateway=${gateways}`);
  const containerOf = async (service: string, index = 1): Promise<string> => {
    const id = (await compose('ps', '--quiet', '--all', service)).split('\n');
    const found = id[index - 1];
    if (!found) throw new Error(`there is no container ${index} of ${service}`);
    return found;
  };
  const addresses = await Promise.all(Array.from({ length: gateways }, async (_, i) => addressOf(await containerOf('gateway', i + 1))));
  const bridge = await docker('network', 'inspect', '-f', '{{range .IPAM.Config}}{{.Gateway}}{{end}}', 'quintet_default');
  const proxy = 'http://127.0.0.1:9763';
  return {
    keyManager: proxy,
    publisher: proxy,
    devportal: proxy,
    trafficManager: proxy,
    gateways: addresses.map((address) => ({ traffic: `http://${address}:8280`, management: `http://${address}:9763` })),
    admin: { username: 'admin', password: secret('admin_password') },
    gatewayAdmin: { username: 'admin', password: secret('gateway_admin_password') },
    backend: { host: bridge, bind: bridge },
    containerOf,
    healthy,
    resync: () => compose('run', '--rm', '--build', '-T', 'resync', 'all'),
    stop: async () => {
      if (process.env['KEEP_CONTAINERS'] !== 'true') await compose('down', '--volumes', '--timeout', '20');
    },
  };
};
