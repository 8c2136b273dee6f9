import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const firstNames = ['postgresPassword', 'keyManagerEncryptionKey', 'publisherEncryptionKey', 'publisherClientSecret', 'devportalClientSecret'];
/** Came later: an installation from before is given them. */
const laterNames = ['devportalEncryptionKey'];

const made = (names) => Object.fromEntries(names.map((name) => [name, randomBytes(32).toString('base64url')]));
/** All of it or nothing, whatever happens meanwhile. */
const write = (file, secrets) => {
  writeFileSync(`${file}.new`, JSON.stringify(secrets, null, 2), { mode: 0o600 });
  renameSync(`${file}.new`, file);
};

const parsed = (file) => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
};

/**
 * The secrets of this installation, made once and kept beside its data.
 *
 * @throws when the file is there but cannot be read back: making new ones would lock the data away
 */
export const readSecrets = (dataDir) => {
  mkdirSync(dataDir, { recursive: true, mode: 0o711 }); // PostgreSQL, which runs as a user of its own under root, must get through
  const file = join(dataDir, 'secrets.json');
  if (!existsSync(file)) {
    if (existsSync(join(dataDir, 'postgres'))) throw new Error(`${file} is missing, but there is a database that needs it: put it back, or delete ${dataDir} to begin anew`);
    write(file, made([...firstNames, ...laterNames]));
  }
  const secrets = parsed(file);
  const lacks = (names) => names.filter((name) => typeof secrets?.[name] !== 'string');
  if (lacks(firstNames).length > 0) throw new Error(`${file} is damaged: put it back from a copy, or delete ${dataDir} to begin anew`);
  const missing = lacks(laterNames);
  if (missing.length === 0) return secrets;
  const complete = { ...secrets, ...made(missing) };
  write(file, complete);
  return complete;
};

/** Where the quick start listens: loopback only, since its log-in is known to everybody. Each can be moved by the variable of the same name. */
export const readPorts = (env) => {
  const ports = { MANAGEMENT_HTTPS_PORT: 9443, MANAGEMENT_HTTP_PORT: 9763, GATEWAY_HTTP_PORT: 8280, GATEWAY_HTTPS_PORT: 8243, ADMIN_PORT: 9090, SAMPLE_BACKEND_PORT: 8290 };
  return Object.fromEntries(
    Object.entries(ports).map(([name, usual]) => {
      const given = env[name];
      if (given === undefined || given === '') return [name, usual];
      if (!/^\d{1,5}$/.test(given) || Number(given) < 1 || Number(given) > 65_535) throw new Error(`${name} must be a port from 1 to 65535`);
      return [name, Number(given)];
    }),
  );
};

/** What the all-in-one process is told. */
export const runtimeEnvironment = ({ secrets, ports, databaseUrl }) => {
  const url = (name) => Object.assign(new URL(databaseUrl), { pathname: `/${name}` }).href;
  const management = `http://127.0.0.1:${ports.MANAGEMENT_HTTP_PORT}`;
  return {
    PROFILE: 'all-in-one',
    EVENT_HUB: 'memory',
    MANAGEMENT_HOST: '127.0.0.1',
    GATEWAY_HOST: '127.0.0.1',
    ADMIN_HOST: '127.0.0.1',
    ...Object.fromEntries(Object.entries(ports).map(([name, port]) => [name, String(port)])),
    PUBLIC_URL: `https://localhost:${ports.MANAGEMENT_HTTPS_PORT}`,
    KEY_MANAGER_URL: management,
    DEVPORTAL_URL: management,
    TRAFFIC_MANAGER_URL: management,
    KEY_MANAGER_DATABASE_URL: url('key_manager'),
    TRAFFIC_MANAGER_DATABASE_URL: url('traffic_manager'),
    PUBLISHER_DATABASE_URL: url('publisher'),
    DEVPORTAL_DATABASE_URL: url('devportal'),
    KEY_MANAGER_ENCRYPTION_KEY: secrets.keyManagerEncryptionKey,
    PUBLISHER_ENCRYPTION_KEY: secrets.publisherEncryptionKey,
    DEVPORTAL_ENCRYPTION_KEY: secrets.devportalEncryptionKey,
    PUBLISHER_CLIENT_SECRET: secrets.publisherClientSecret,
    DEVPORTAL_CLIENT_SECRET: secrets.devportalClientSecret,
    PUBLISHER_ALLOW_PRIVATE_IMPORT: 'true', // everything that is here to try is on this machine
    ADMIN_USERNAME: 'admin',
    ADMIN_PASSWORD: 'admin',
    GATEWAY_ADMIN_USERNAME: 'admin',
    GATEWAY_ADMIN_PASSWORD: 'admin',
    GATEWAY_ID: 'quick-start',
    GATEWAY_VHOST: 'localhost',
    GATEWAY_VHOST_HTTP_PORT: String(ports.GATEWAY_HTTP_PORT),
    GATEWAY_VHOST_HTTPS_PORT: String(ports.GATEWAY_HTTPS_PORT),
  };
};

export const databaseNames = ['key_manager', 'traffic_manager', 'publisher', 'devportal'];
