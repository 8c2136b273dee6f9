import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSelfSignedCertificate } from '@quintet/service-kit';
import { runResync } from './run-resync';

const password = 'a password';
const topicsOf: Readonly<Record<string, object>> = {
  devportal: { topics: [{ name: 'apim.subscriptions', written: 12, deleted: 1 }, { name: 'apim.applications', written: 3, deleted: 0 }] },
  'key-manager': { topics: [{ name: 'apim.key-managers', written: 1, deleted: 0 }] },
};
/** What the stand-in answers for an owner when it does not succeed. */
const failures = new Map<string, { readonly status: number; readonly body: string }>();
let logIns = 0;

/** Answers as the services do behind their proxy. */
const standIn = (url = '', authorization = '', body = ''): { status: number; body: string } => {
  if (url === '/client-registration/v0.17/register') {
    const isRight = authorization === `Basic ${Buffer.from(`ann:${password}`).toString('base64')}` && JSON.parse(body).owner === 'ann';
    return isRight ? { status: 200, body: '{"clientId":"c","clientSecret":"s"}' } : { status: 401, body: '{}' };
  }
  if (url === '/oauth2/token') {
    const form = new URLSearchParams(body);
    const isRight = authorization === `Basic ${Buffer.from('c:s').toString('base64')}` && form.get('password') === password && form.get('scope') === 'apim:admin';
    logIns += 1;
    return isRight ? { status: 200, body: '{"access_token":"t"}' } : { status: 400, body: '{"error":"invalid_grant"}' };
  }
  const owner = url.replace('/api/am/admin/v4/event-hub/resync/', '');
  const failure = failures.get(owner);
  if (failure) return failure;
  if (authorization !== 'Bearer t') return { status: 401, body: '{}' };
  return { status: 200, body: JSON.stringify({ owner, topics: [], ...topicsOf[owner] }) };
};

let server: Server;
let secure: Server;
let folder: string;
let certificate: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'quintet-resync-'));
  const made = await createSelfSignedCertificate();
  certificate = join(folder, 'tls.crt');
  writeFileSync(certificate, made.cert);
  const answer: Parameters<typeof createServer>[1] = (req, res) => {
    let body = '';
    req.on('data', (chunk: Buffer) => (body += chunk.toString('utf8')));
    req.on('end', () => {
      const said = req.method === 'POST' ? standIn(req.url, req.headers.authorization, body) : { status: 405, body: '' };
      res.writeHead(said.status).end(said.body);
    });
  };
  server = createServer(answer);
  secure = createTlsServer({ cert: made.cert, key: made.key }, answer);
  for (const one of [server, secure]) await new Promise<void>((resolve) => one.listen(0, '127.0.0.1', resolve));
});
beforeEach(() => {
  failures.clear();
  logIns = 0;
});
afterAll(async () => {
  for (const one of [server, secure]) await new Promise((resolve) => one.close(resolve));
  rmSync(folder, { recursive: true });
});

const portOf = (of: Server): number => (of.address() as AddressInfo).port;
const environment = () => ({ QUINTET_URL: `http://127.0.0.1:${portOf(server)}`, QUINTET_USERNAME: 'ann', QUINTET_PASSWORD: password });

test('an owner is resynced and what was written and deleted is a table', async () => {
  const { code, stdout } = await runResync(['devportal'], environment());
  expect(stdout.split('\n')).toEqual([
    'owner      topic               written  deleted', //
    'devportal  apim.subscriptions       12        1',
    'devportal  apim.applications         3        0',
    '',
  ]);
  expect(code).toBe(0);
});

test('all owners, the key manager first, with one log-in', async () => {
  const { code, stdout, stderr } = await runResync(['all'], environment());
  expect([...stderr.matchAll(/^([a-z-]+): at work/gm)].map(([, owner]) => owner)).toEqual(['key-manager', 'traffic-manager', 'publisher', 'devportal']);
  expect(stdout.split('\n')).toHaveLength(5);
  expect([code, logIns]).toEqual([0, 1]);
});

test('an owner that fails does not keep the others back, and the command fails', async () => {
  failures.set('key-manager', { status: 504, body: '<html>504 Gateway Time-out</html>' });
  failures.set('publisher', { status: 500, body: '{"code":500,"message":"Broken","description":"It waits\\u001b[2J in the outbox"}' });
  const { code, stdout, stderr } = await runResync(['all'], environment());
  expect(code).toBe(1);
  expect(stdout).toContain('devportal');
  expect(stderr).toContain('key-manager: the proxy in front did not wait for the answer; the work goes on (504)\n');
  expect(stderr).toContain('publisher: it answered 500: It waits [2J in the outbox\n');
  expect(stderr).toContain('not done: key-manager, publisher\n');
});

test.each([
  [401, 'restart the key manager'],
  [403, 'only an administrator'],
  [409, 'it runs already (409)'],
  [502, 'the service is not there'],
  [503, 'then run this again (503)'],
])('what %d means is said', async (status, words) => {
  failures.set('devportal', { status, body: '' });
  const { code, stderr } = await runResync(['devportal'], environment());
  expect(stderr).toContain(words);
  expect(code).toBe(1);
});

test('a wrong password is tried once, and no owner is asked', async () => {
  const { code, stdout, stderr } = await runResync(['all'], { ...environment(), QUINTET_PASSWORD: 'wrong' });
  expect({ code, stdout, stderr }).toEqual({ code: 1, stdout: '', stderr: 'the user or the password is wrong\n' });
});

test('the password may come from a file, and a token stands for both', async () => {
  const file = join(folder, 'password');
  writeFileSync(file, `${password}\n`);
  const { QUINTET_URL, QUINTET_USERNAME } = environment();
  expect((await runResync(['devportal'], { QUINTET_URL, QUINTET_USERNAME, QUINTET_PASSWORD_FILE: file })).code).toBe(0);
  logIns = 0;
  expect((await runResync(['devportal'], { QUINTET_URL, QUINTET_TOKEN: 't' })).code).toBe(0);
  expect(logIns).toBe(0);
});

test('a certificate of one\'s own making is refused until it is named', async () => {
  const over = { ...environment(), QUINTET_URL: `https://localhost:${portOf(secure)}` };
  const refused = await runResync(['devportal'], over);
  expect(refused.stderr).toContain('is not trusted: name a PEM file');
  expect(refused.code).toBe(1);
  expect((await runResync(['devportal'], { ...over, NODE_EXTRA_CA_CERTS: certificate })).code).toBe(0);
});

test('nobody at that address is said', async () => {
  const { code, stderr } = await runResync(['devportal'], { ...environment(), QUINTET_URL: 'http://127.0.0.1:9' });
  expect(stderr).toContain('http://127.0.0.1:9 cannot be reached');
  expect(code).toBe(1);
});

test.each([
  ['no owner', [], {}],
  ['an unknown owner', ['gateway'], {}],
  ['a secret on the command line', ['devportal', '--password=x'], {}],
  ['neither user nor terminal', ['devportal'], { QUINTET_USERNAME: '' }],
  ['an address that is none', ['devportal'], { QUINTET_URL: 'localhost:9443' }],
  ['a user in the address', ['devportal'], { QUINTET_URL: 'https://ann:x@localhost' }],
  ['a password twice', ['devportal'], { QUINTET_PASSWORD_FILE: '/nowhere' }],
  ['a file that is not there', ['devportal'], { QUINTET_PASSWORD: '', QUINTET_PASSWORD_FILE: '/nowhere' }],
])('%s is a wrong use', async (_what, args, more) => {
  const { code, stdout, stderr } = await runResync(args, { ...environment(), ...more });
  expect(stderr).toContain('npm run resync -- ');
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
});
