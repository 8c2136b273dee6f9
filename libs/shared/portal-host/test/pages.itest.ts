import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gunzipSync } from 'node:zlib';
import { startPortal, type TestPortal } from './start-portal';

const script = `console.log(${JSON.stringify('x'.repeat(5_000))})`;
let folder: string;
let portal: TestPortal;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pages-'));
  const root = join(folder, 'root');
  await mkdir(join(root, 'assets'), { recursive: true });
  await writeFile(join(root, 'index.html'), '<!doctype html><meta property="csp-nonce" nonce="__CSP_NONCE__"><script type="module" nonce="__CSP_NONCE__" src="/publisher/assets/main-1.js"></script>');
  await writeFile(join(root, 'assets/main-1.js'), script);
  await writeFile(join(root, 'assets/main-1.js.br'), brotliCompressSync('prepared'));
  await writeFile(join(root, 'favicon.svg'), '<svg/>');
  await writeFile(join(folder, 'secret.txt'), 'not for the public');
  portal = await startPortal(root);
});
afterAll(async () => {
  await portal.stop();
  await rm(folder, { recursive: true });
});

const html = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };
/** As it is: fetch() would tidy up the path, and decode the body. */
const raw = (path: string, headers: Record<string, string> = {}): Promise<{ status: number | undefined; headers: Record<string, unknown>; body: Buffer }> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(portal.urls[0]);
    request({ hostname, port, path, headers }, (res) => {
      const chunks: Buffer[] = [];
      res.on('data', (chunk: Buffer) => chunks.push(chunk));
      res.on('end', () => resolve({ status: res.statusCode, headers: res.headers, body: Buffer.concat(chunks) }));
    })
      .on('error', reject)
      .end();
  });

test.each(['/publisher', '/publisher/', '/publisher/apis/1/overview?tab=2', '/publisher/index.html'])('%s shows the pages, each time with a nonce of its own', async (path) => {
  const seen = new Set<string>();
  for (let i = 0; i < 2; i += 1) {
    const answer = await portal.go(path, { headers: html });
    expect(answer.status).toBe(200);
    const nonce = /<meta property="csp-nonce" nonce="([\w-]{24})">/.exec(await answer.text())?.[1] ?? '';
    expect(answer.headers.get('content-security-policy')).toBe(
      `default-src 'self'; script-src 'self' 'nonce-${nonce}'; style-src 'self' 'nonce-${nonce}'; img-src 'self' data: blob:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self' https://am.example; object-src 'none'`,
    );
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    seen.add(nonce);
  }
  expect(seen.size).toBe(2);
});

test('a hashed file is kept for good, in the coding that was prepared, or made here', async () => {
  const br = await raw('/publisher/assets/main-1.js', { 'accept-encoding': 'gzip, br' });
  expect(br.headers).toMatchObject({ 'content-encoding': 'br', 'cache-control': 'public, max-age=31536000, immutable', 'content-type': 'text/javascript; charset=utf-8', vary: 'accept-encoding' });
  expect(br.body).toEqual(brotliCompressSync('prepared'));
  const gzip = await raw('/publisher/assets/main-1.js', { 'accept-encoding': 'gzip' });
  expect(gunzipSync(gzip.body).toString()).toBe(script);
  const plain = await raw('/publisher/assets/main-1.js');
  expect(plain.headers['content-encoding']).toBeUndefined();
  expect(plain.body.toString()).toBe(script);
});

test('what is not there is 404, not a page', async () => {
  expect((await portal.go('/publisher/assets/gone.js', { headers: html })).status).toBe(404);
  expect((await portal.go('/publisher/apis', { headers: { accept: 'application/json' } })).status).toBe(404);
  expect((await portal.go('/publisher/apis', { method: 'POST', headers: html })).status).toBe(404);
  expect((await portal.go('/publisher/assets/main-1.js.br')).status).toBe(404);
});

test.each(['/publisher/../secret.txt', '/publisher/%2e%2e/secret.txt', '/publisher/assets/..%2f..%2fsecret.txt', '/publisher/assets/%00'])('%s leads nowhere', async (path) => {
  const { status, body } = await raw(path);

  expect([400, 404]).toContain(status);
  expect(body.toString()).not.toContain('not for the public');
});

test('another build is taken up without a restart', async () => {
  await writeFile(join(folder, 'root/assets/main-2.js'), 'two');
  expect((await portal.go('/publisher/assets/main-2.js')).status).toBe(404);
  await utimes(join(folder, 'root/index.html'), new Date(), new Date(Date.now() + 5_000));

  expect(await (await portal.go('/publisher/assets/main-2.js')).text()).toBe('two');
});

test('where nothing was built a page says what to do', async () => {
  const bare = await startPortal();
  const answer = await bare.go('/publisher/', { headers: html });

  expect(answer.status).toBe(503);
  expect(await answer.text()).toContain('PUBLISHER_WEB_ROOT');
  await bare.stop();
});
