// `npm start`: on a fresh clone, installs what is missing, starts the all-in-one profile on an embedded PostgreSQL and the
// event hub in memory, publishes a sample API and prints how to call it. Ctrl-C stops everything; the data stays.
import { fork, spawn } from 'node:child_process';
import { createWriteStream, existsSync, mkdirSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle } from '../build/bundle.mjs';
import { seedSample } from './seed-sample.mjs';
import { startSampleBackend } from './sample-backend.mjs';
import { databaseNames, readPorts, readSecrets, runtimeEnvironment } from './settings.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const dataDir = process.env.QUINTET_DATA || join(root, '.quintet');
const logFile = join(dataDir, 'quintet.log');
const began = Date.now();
const startTimeoutMs = 60_000;
const stopTimeoutMs = 20_000;

const say = (text) => console.log(`[${((Date.now() - began) / 1000).toFixed(1).padStart(5)} s] ${text}`);
const isLinux = process.platform === 'linux';

const run = (command, args) =>
  new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], shell: process.platform === 'win32' });
    child.once('error', reject);
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${command} ${args.join(' ')} failed: its own output above says why`))));
  });

const installPackages = async () => {
  const marker = join(root, 'node_modules', '.package-lock.json');
  if (existsSync(marker) && statSync(marker).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs) return;
  say('installing packages (a minute or two, the first time)');
  await run('npm', ['ci']);
};

const buildRuntime = () => {
  say('building');
  return bundle('runtime');
};

const startDatabase = async (password) => {
  say('starting PostgreSQL');
  const host = fork(join(root, 'tools/start/postgres-host.mjs'), { detached: isLinux, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  const gone = new Promise((resolve) => host.once('exit', resolve));
  host.send({ dataDir: join(dataDir, 'postgres'), port: 0, password, durable: true });
  const { url, failure } = await Promise.race([
    new Promise((resolve) => host.once('message', resolve)),
    gone.then(() => ({ failure: 'the process of PostgreSQL ended at once' })),
  ]);
  if (failure?.includes('postmaster.pid')) throw new Error(`the data folder ${dataDir} is in use: Quintet runs on it already. Stop that first, or set QUINTET_DATA to another folder.`);
  if (failure) throw new Error(`${failure}. If the folder is damaged, put it back from a copy or delete ${dataDir} to begin anew.`);
  return {
    url,
    stop: async () => {
      if (host.connected) host.send('stop');
      await gone;
    },
  };
};

const isFree = (port) =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });

/** Before anything is started, so that nothing has to be stopped again. */
const checkPorts = async (ports) => {
  for (const [name, port] of Object.entries(ports)) {
    if (!(await isFree(port))) throw new Error(`port ${port} is in use by another program (or by Quintet, running already): free it, or set ${name} to another port`);
  }
};

const createDatabases = async (url) => {
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const { rows } = await client.query('select datname from pg_database');
  const present = new Set(rows.map(({ datname }) => datname));
  for (const name of databaseNames) if (!present.has(name)) await client.query(`create database ${name}`);
  await client.end();
};

/** The last line of the log that says why a process ended. */
const lastWords = (lines) => {
  const fatal = lines.flatMap((line) => {
    try {
      const { level, msg } = JSON.parse(line);
      return level === 'fatal' ? [msg] : [];
    } catch {
      return line.trim() === '' ? [] : [line];
    }
  });
  return fatal.at(-1) ?? 'it said nothing';
};

const startRuntime = async (file, environment, adminPort) => {
  say('starting the five services');
  const node = join(root, 'node_modules', '.bin', 'node');
  const child = spawn(existsSync(node) ? node : process.execPath, ['--enable-source-maps', file], {
    cwd: root,
    detached: isLinux, // Ctrl-C goes to this process, which stops things in order
    env: { PATH: [join(root, 'node_modules', '.bin'), process.env.PATH].join(delimiter), LOG_LEVEL: process.env.LOG_LEVEL || 'info', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log = createWriteStream(logFile, { flags: 'a' });
  const lines = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.pipe(log, { end: false });
    stream.on('data', (chunk) => lines.splice(0, Math.max(0, lines.push(...String(chunk).split('\n')) - 200)));
  }
  let ended = false;
  const gone = new Promise((resolve) => child.once('exit', resolve)).then(() => (ended = true));
  const stop = async () => {
    if (!ended) child.kill('SIGTERM');
    const force = setTimeout(() => child.kill('SIGKILL'), stopTimeoutMs);
    await gone;
    clearTimeout(force);
  };
  for (const deadline = Date.now() + startTimeoutMs; ; await new Promise((resolve) => setTimeout(resolve, 100))) {
    if (ended) throw new Error(lastWords(lines));
    const ready = await fetch(`http://127.0.0.1:${adminPort}/readyz`).catch(() => undefined);
    if (ready?.status === 200) return { stop, gone };
    if (Date.now() > deadline) {
      await stop();
      throw new Error(`the services were not ready within ${startTimeoutMs / 1000} s: ${ready ? await ready.text() : lastWords(lines)}`);
    }
  }
};

const describe = ({ ports, token }) => `
Quintet is running. Everything listens on this machine only.

  Log-in                   admin / admin   (known to everybody: the quick start is for trying things out)
  Publisher                https://localhost:${ports.MANAGEMENT_HTTPS_PORT}/publisher (the browser asks about its self-signed certificate)
  Developer portal         https://localhost:${ports.MANAGEMENT_HTTPS_PORT}/devportal
  Management REST APIs     https://localhost:${ports.MANAGEMENT_HTTPS_PORT}/api/am/{publisher/v4, devportal/v3, admin/v4, gateway/v2}
                           http://localhost:${ports.MANAGEMENT_HTTP_PORT} (the same without TLS)
  Tokens                   https://localhost:${ports.MANAGEMENT_HTTPS_PORT}/oauth2/token
  API traffic              http://localhost:${ports.GATEWAY_HTTP_PORT}, https://localhost:${ports.GATEWAY_HTTPS_PORT} (self-signed certificate)
  Health and metrics       http://localhost:${ports.ADMIN_PORT}/readyz, /metrics
  Data and log             ${dataDir}

Call the sample API (its token is good for an hour; start again for a new one):

  curl -H 'Authorization: Bearer ${token}' http://localhost:${ports.GATEWAY_HTTP_PORT}/pizza/1.0.0/menu

Ctrl-C stops everything; the data stays.
`;

const stops = [];
let stopping;
const stopAll = () =>
  (stopping ??= (async () => {
    for (const stop of stops.reverse()) await stop().catch((error) => console.error(error.message));
  })());

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    if (stopping) process.exit(2);
    say('stopping');
    void stopAll().then(() => {
      say('stopped');
      process.exit(0);
    });
  });
}

try {
  const ports = readPorts(process.env);
  await checkPorts(ports);
  await installPackages();
  const runtimeFile = await buildRuntime();
  const secrets = readSecrets(dataDir);
  mkdirSync(dataDir, { recursive: true });
  const database = await startDatabase(secrets.postgresPassword);
  stops.push(database.stop);
  await createDatabases(database.url);
  const backend = await startSampleBackend(ports.SAMPLE_BACKEND_PORT);
  stops.push(backend.stop);
  const runtime = await startRuntime(runtimeFile, runtimeEnvironment({ secrets, ports, databaseUrl: database.url }), ports.ADMIN_PORT);
  stops.push(runtime.stop);
  void runtime.gone.then(async () => {
    if (stopping) return;
    console.error(`The services ended by themselves: ${logFile} says why.`);
    await stopAll();
    process.exit(1);
  });
  say('publishing the sample API');
  const token = await seedSample({
    managementUrl: `http://127.0.0.1:${ports.MANAGEMENT_HTTP_PORT}`,
    gatewayUrl: `http://127.0.0.1:${ports.GATEWAY_HTTP_PORT}`,
    backendUrl: `http://127.0.0.1:${ports.SAMPLE_BACKEND_PORT}`,
    username: 'admin',
    password: 'admin',
  });
  say('ready');
  console.log(describe({ ports, token }));
} catch (error) {
  if (!stopping) {
    console.error(`\nQuintet did not start: ${error instanceof Error ? error.message : error}`);
    await stopAll();
    process.exit(1);
  }
}
