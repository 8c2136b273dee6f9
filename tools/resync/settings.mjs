import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';

export const owners = ['key-manager', 'traffic-manager', 'publisher', 'devportal'];

/** What the one who calls has to change. */
export class UsageError extends Error {}

/** `NAME_FILE=/path` gives `NAME` the content of that file, as the services have it. */
const valueOf = (env, name) => {
  const [direct, file] = [env[name], env[`${name}_FILE`]];
  if (direct && file) throw new UsageError(`${name} and ${name}_FILE are both set: give one`);
  if (!file) return direct || undefined;
  try {
    return readFileSync(file, 'utf8').replace(/\r?\n$/, '');
  } catch {
    throw new UsageError(`${name}_FILE names a file that cannot be read`);
  }
};

const readUrl = (text) => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !['http:', 'https:'].includes(url.protocol)) throw new UsageError(`QUINTET_URL: "${text}" is no http or https address`);
  if (url.username || url.password) throw new UsageError('QUINTET_URL: give the user in QUINTET_USERNAME and QUINTET_PASSWORD, not in the address');
  return url.origin + url.pathname.replace(/\/+$/, '');
};

/** The order matters for `all`: without the key manager's keys nobody is let in. */
export const readOwners = (args) => {
  const [name] = args;
  if (args.length !== 1 || !(name === 'all' || owners.includes(name))) throw new UsageError(`name one owner of topics: ${owners.join(', ')}, or all`);
  return name === 'all' ? owners : [name];
};

/** On the terminal that is there, what is typed for a secret is not shown. */
const ask = async (question, { secret = false } = {}) => {
  let isHidden = false;
  const output = new Writable({
    write: (chunk, _encoding, done) => {
      if (!isHidden) process.stderr.write(chunk);
      done();
    },
  });
  const lines = createInterface({ input: process.stdin, output, terminal: true });
  lines.once('SIGINT', () => process.exit(130));
  try {
    const answer = lines.question(question);
    isHidden = secret;
    return await answer;
  } finally {
    lines.close();
    if (secret) process.stderr.write('\n');
  }
};

/**
 * Where, and as whom: from the environment, the rest from who sits there. Nothing of it comes from the command line, which other
 * users of the machine can read.
 */
export const readSettings = async (env, isInteractive) => {
  const url = readUrl(env.QUINTET_URL || 'https://localhost:9443');
  const token = valueOf(env, 'QUINTET_TOKEN');
  if (token) return { url, token };
  let [username, password] = [env.QUINTET_USERNAME || undefined, valueOf(env, 'QUINTET_PASSWORD')];
  if ((!username || !password) && !isInteractive) throw new UsageError('set QUINTET_USERNAME and QUINTET_PASSWORD, or QUINTET_TOKEN (or the same with _FILE)');
  username ??= (await ask(`User of ${url} [admin]: `)) || 'admin';
  password ??= await ask(`Password of ${username}: `, { secret: true });
  return { url, username, password };
};
