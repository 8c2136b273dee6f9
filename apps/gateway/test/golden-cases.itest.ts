import { readdirSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { hashApiKey, newApiKey } from '@quintet/auth';
import { apiKeyChanged, type GatewayArtifact } from '@quintet/contracts';
import { eventually } from '@quintet/testkit';
import { artifactOf, call, deploy, operation, putState, startWorld, subscribe, type World } from './fixture';

/** One golden case: what is deployed, what a caller sends, what the backend sees of it and what the caller gets. */
interface GoldenCase {
  readonly title: string;
  readonly artifact?: Partial<GatewayArtifact>;
  /** `path` stands below the API's context; `target` is the whole request target. Headers are a flat list. */
  readonly request: { readonly method: string; readonly path?: string; readonly target?: string; readonly headers: readonly string[]; readonly body?: string };
  /** Null: the backend sees nothing. `raw`: these names and values stand among its headers as spelt here. */
  readonly upstream: { readonly method: string; readonly url: string; readonly headers?: Record<string, string>; readonly absent?: readonly string[]; readonly raw?: readonly string[]; readonly body?: string } | null;
  /** A header that begins with a slash is a pattern. */
  readonly answer: { readonly status: number; readonly headers?: Record<string, string>; readonly absent?: readonly string[]; readonly body?: Record<string, unknown> };
}

const folder = join(__dirname, 'cases');
const cases = readdirSync(folder)
  .filter((name) => name.endsWith('.case.json'))
  .map((name) => readFileSync(join(folder, name), 'utf8'))
  .map((text) => [(JSON.parse(text) as GoldenCase).title, text] as const);

let world: World;
let revision = 0;
const apiKey = newApiKey();

beforeAll(async () => {
  world = await startWorld();
  const { applicationId } = await subscribe(world.bus, { apiIds: ['golden'] });
  await putState(world.bus, apiKeyChanged, { hash: hashApiKey(apiKey), id: 'k1', organization: 'carbon.super', name: 'Golden', applicationId, keyType: 'PRODUCTION', permittedIps: [], permittedReferers: [], createdMs: 1, expiresMs: null });
});
afterAll(() => world.stop());

const send = ({ method, path = '', target = `/golden/1${path}`, headers, body }: GoldenCase['request']) =>
  new Promise<{ status: number; headers: Record<string, string | string[] | undefined>; text: string }>((resolve, reject) => {
    const { hostname, port, host } = new URL(world.gateway.url);
    const isChunked = headers.some((name) => name.toLowerCase() === 'transfer-encoding');
    const length = body === undefined || isChunked ? [] : ['Content-Length', String(Buffer.byteLength(body))];
    const req = request({ hostname, port, method, path: target, headers: ['Host', host, ...headers, ...length], agent: false }, (res) => {
      let text = '';
      res.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
      res.on('end', () => resolve({ status: res.statusCode ?? 0, headers: res.headers, text }));
    });
    req.on('error', reject).end(body);
  });

test.each(cases)('%s', async (_title, text) => {
  const token = world.issuer.token();
  const { host } = new URL(world.gateway.url);
  const filled = text.replaceAll('{token}', token).replaceAll('{apikey}', apiKey).replaceAll('{host}', host).replaceAll('{backend}', world.backend.url);
  const { artifact = {}, request: sent, upstream, answer } = JSON.parse(filled) as GoldenCase;
  revision += 1;
  const marker = operation('GET', `/deployed/${revision}`, { authType: 'None' });
  const base = artifactOf(`${world.backend.url}/base`, { apiId: 'golden', name: 'Golden', context: '/golden/1', defaultContext: '/golden', revisionId: `r${revision}`, ...artifact });
  await deploy(world.bus, { ...base, transport: ['http', 'https'], operations: [...base.operations, marker] });
  await eventually(async () => expect((await call(`${world.gateway.url}/golden/1/deployed/${revision}`)).status).toBe(200));
  if (artifact.transport) {
    await deploy(world.bus, base);
    await eventually(async () => expect((await call(`${world.gateway.url}/golden/1/menu`)).status).toBe(403));
  }
  world.backend.seen.splice(0);

  const got = await send(sent);

  expect({ status: got.status, text: got.text }).toMatchObject({ status: answer.status });
  if (answer.body) expect(JSON.parse(got.text)).toMatchObject(answer.body);
  for (const [name, value] of Object.entries(answer.headers ?? {})) {
    if (value.startsWith('/')) expect(got.headers[name]).toMatch(new RegExp(value.slice(1, -1)));
    else expect(got.headers[name]).toBe(value);
  }
  for (const name of answer.absent ?? []) expect(got.headers[name]).toBeUndefined();
  expect(world.backend.seen).toHaveLength(upstream ? 1 : 0);
  const [seen] = world.backend.seen;
  if (!upstream || !seen) return;
  expect(seen).toMatchObject({ method: upstream.method, url: upstream.url, ...(upstream.body !== undefined && { body: upstream.body }) });
  expect(seen.headers).toMatchObject(upstream.headers ?? {});
  for (const name of upstream.absent ?? []) expect(seen.headers[name]).toBeUndefined();
  if (upstream.raw) expect(seen.rawHeaders.join('\n')).toContain(upstream.raw.join('\n'));
});
