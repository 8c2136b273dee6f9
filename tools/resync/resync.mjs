// `npm run resync -- <owner>`: has an owner of topics (publisher, devportal, key-manager, traffic-manager, or all of them) make
// them what its database is, and prints what was written and deleted. Ends with 0, 1 (an owner failed) or 2 (called wrongly).
import { argv, env, exit, stderr, stdin, stdout } from 'node:process';
import { AnswerError, logIn, printable, resync } from './management-api.mjs';
import { owners, readOwners, readSettings, UsageError } from './settings.mjs';

const usage = `npm run resync -- ${owners.join('|')}|all

Makes the topics of an owner what its database is: what is missing is published, what should not be there is deleted.
Changes go on meanwhile; running it twice is harmless.

  QUINTET_URL        where the management APIs answer, https://localhost:9443 if not set
  QUINTET_USERNAME   an administrator, and his password; asked for if not set
  QUINTET_PASSWORD   (or QUINTET_PASSWORD_FILE: a file that holds it)
  QUINTET_TOKEN      instead of both: a token with the scope apim:admin (or QUINTET_TOKEN_FILE)
  NODE_EXTRA_CA_CERTS  a PEM file, when the address has a certificate of your own making`;

const sayEveryMs = 10_000;
const renewAfterMs = 20 * 60_000;
const untrusted = ['DEPTH_ZERO_SELF_SIGNED_CERT', 'SELF_SIGNED_CERT_IN_CHAIN', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY'];

const reasonOf = (error, url) => {
  if (error instanceof AnswerError) return error.message;
  if (untrusted.includes(error.code)) return `the certificate of ${url} is not trusted: name a PEM file that holds it, or its authority, in NODE_EXTRA_CA_CERTS`;
  return `${url} cannot be reached: ${printable(error.message || error.code || String(error))}`;
};

/** Says what is being waited for, in the place of the last saying on a terminal. */
const waiting = async (what, work) => {
  const began = Date.now();
  const seconds = () => Math.round((Date.now() - began) / 1000);
  const say = () => stderr.write(stderr.isTTY ? `\r${what}: at work, ${seconds()} s ` : `${what}: at work, ${seconds()} s\n`);
  say();
  const timer = setInterval(say, stderr.isTTY ? 1_000 : sayEveryMs);
  try {
    return await work();
  } finally {
    clearInterval(timer);
    if (stderr.isTTY) stderr.write('\r\x1b[K');
  }
};

const table = (rows) => {
  const lines = [['owner', 'topic', 'written', 'deleted'], ...rows.map((row) => row.map(String))];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...lines.map((line) => line[column].length)));
  return lines.map((line) => line.map((cell, column) => (column < 2 ? cell.padEnd(widths[column]) : cell.padStart(widths[column]))).join('  ')).join('\n');
};

/** Asked for once: a wrong password tried for every owner would lock the user out. Renewed when an owner took long. */
const tokens = (settings) => {
  let token = settings.token;
  let sinceMs = Date.now();
  return async () => {
    if (settings.token || (token && Date.now() - sinceMs < renewAfterMs)) return token;
    token = await logIn(settings);
    sinceMs = Date.now();
    return token;
  };
};

const main = async () => {
  if (['-h', '--help'].includes(argv[2])) return void stdout.write(`${usage}\n`);
  const asked = readOwners(argv.slice(2));
  const settings = await readSettings(env, stdin.isTTY === true);
  const rows = [];
  const failed = [];
  const tokenNow = tokens(settings);
  try {
    await tokenNow();
  } catch (error) {
    stderr.write(`${reasonOf(error, settings.url)}\n`);
    exit(1);
  }
  for (const owner of asked) {
    try {
      const token = await tokenNow();
      const topics = await waiting(owner, () => resync({ url: settings.url, token, owner }));
      rows.push(...topics.map(({ name, written, deleted }) => [owner, name, written, deleted]));
    } catch (error) {
      failed.push(owner);
      stderr.write(`${owner}: ${reasonOf(error, settings.url)}\n`);
    }
  }
  if (rows.length > 0) stdout.write(`${table(rows)}\n`);
  if (failed.length > 0) stderr.write(`not done: ${failed.join(', ')}\n`);
  exit(failed.length > 0 ? 1 : 0);
};

main().catch((error) => {
  if (!(error instanceof UsageError)) throw error;
  stderr.write(`${error.message}\n\n${usage}\n`);
  exit(2);
});
