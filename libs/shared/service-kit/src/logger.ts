import pino from 'pino';

export type Logger = pino.Logger;

/** Wherever one of these stands in a logged object, its value is not written. */
const secrets = ['password', 'secret', 'client_secret', 'clientSecret', 'consumerSecret', 'token', 'access_token', 'refresh_token', 'authorization', 'cookie', 'apikey', 'Internal-Key'];
const paths = secrets.flatMap((name) => {
  const key = /^[A-Za-z_]+$/.test(name) ? name : `["${name}"]`;
  return [key, key.startsWith('[') ? `*${key}` : `*.${key}`];
});

/** JSON lines on standard output. */
export const createLogger = (service: string, level = 'info'): Logger =>
  pino({
    level,
    base: { service },
    redact: { paths, censor: '[redacted]' },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
  });

export const silentLogger = (): Logger => pino({ level: 'silent' });
