import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { internalScopes, serviceClients } from '@quintet/control-plane';
import type { Subscription } from '@quintet/contracts';

interface StoredComment {
  readonly id: string;
  readonly apiId: string;
  readonly organization: string;
  readonly createdBy: string;
  readonly entryPoint: 'publisher';
  readonly parentCommentId: string | null;
  content: string;
  category: string;
}

/** Key manager and developer portal of a test, over real sockets: what the publisher expects of their answers. */
export interface DevportalStandIn {
  readonly url: string;
  readonly subscriptions: Map<string, Subscription>;
  /** Every call of an operation: `PUT /subscriptions/1/state`. */
  readonly calls: string[];
  /** The tokens that it gave are worth nothing from now on. */
  forgetTokens(): void;
  stop(): Promise<void>;
}

const operations = '/api/am/devportal-operations/v1';
const scopes: readonly string[] = [internalScopes.manageSubscriptions, internalScopes.viewQuotas];

const textOf = async (req: IncomingMessage): Promise<string> => {
  let text = '';
  for await (const chunk of req) text += String(chunk);
  return text;
};

class Refusal extends Error {
  readonly status: number;
  constructor(status: number, description: string) {
    super(description);
    this.status = status;
  }
}

export const startDevportalStandIn = async (clientSecret: string): Promise<DevportalStandIn> => {
  const subscriptions = new Map<string, Subscription>();
  const comments = new Map<string, StoredComment>();
  const calls: string[] = [];
  let tokens = new Set<string>();

  const token = async (req: IncomingMessage): Promise<unknown> => {
    const expected = `Basic ${Buffer.from(`${serviceClients.publisher.clientId}:${encodeURIComponent(clientSecret)}`).toString('base64')}`;
    const form = new URLSearchParams(await textOf(req));
    if (req.headers.authorization !== expected || form.get('grant_type') !== 'client_credentials' || !scopes.includes(form.get('scope') ?? '')) throw new Refusal(401, 'no such client');
    const made = randomUUID();
    tokens.add(made);
    return { access_token: made, expires_in: 3600, token_type: 'Bearer' };
  };

  const page = (url: URL, list: readonly unknown[]) => {
    const limit = Number(url.searchParams.get('limit') ?? 25);
    const offset = Number(url.searchParams.get('offset') ?? 0);
    const part = list.slice(offset, offset + limit);
    return { count: part.length, list: part, pagination: { limit, offset, total: list.length, next: `/its/own?offset=${offset + limit}`, previous: '' } };
  };
  const present = (of: StoredComment) => ({
    id: of.id,
    content: of.content,
    category: of.category,
    createdBy: of.createdBy,
    entryPoint: of.entryPoint,
    ...(of.parentCommentId === null ? {} : { parentCommentId: of.parentCommentId }),
    createdTime: '2026-01-01T00:00:00.000Z',
  });
  /** With its answers, as the developer portal gives every comment that is no answer in a list of answers. */
  const thread = (of: StoredComment) => ({ ...present(of), replies: page(new URL('http://stand-in'), [...comments.values()].filter((one) => one.parentCommentId === of.id).map(present)) });

  const operate = async (method: string, url: URL, body: Record<string, string>): Promise<{ status: number; body?: unknown }> => {
    const organization = url.searchParams.get('organization');
    const [kind, first, second, id, replies] = url.pathname.slice(operations.length + 1).split('/').map(decodeURIComponent);
    calls.push(`${method} ${url.pathname.slice(operations.length)}`);
    if (kind === 'subscriptions') {
      const found = subscriptions.get(first ?? '');
      if (!found || found.organization !== organization) throw new Refusal(404, `no subscription ${first}`);
      const after = { ...found, ...(second === 'state' ? { state: body['state'] as Subscription['state'] } : {}), ...(second === 'plan' ? { policy: body['policy'] as string } : {}) };
      subscriptions.set(found.id, after);
      return { status: 200, body: after };
    }
    const of = [...comments.values()].filter((one) => one.apiId === first && one.organization === organization);
    if (id === undefined && method === 'GET') return { status: 200, body: page(url, of.filter((one) => one.parentCommentId === null).map(thread)) };
    if (id === undefined) {
      const { content = '', category = '', createdBy = '' } = body;
      const parentCommentId = url.searchParams.get('replyTo');
      if (parentCommentId !== null && !of.some((one) => one.id === parentCommentId)) throw new Refusal(404, `no comment ${parentCommentId}`);
      const made: StoredComment = { id: randomUUID(), apiId: first ?? '', organization: organization ?? '', createdBy, entryPoint: 'publisher', parentCommentId, content, category };
      comments.set(made.id, made);
      return { status: 201, body: thread(made) };
    }
    const found = of.find((one) => one.id === id);
    if (!found) throw new Refusal(404, `no comment ${id}`);
    if (replies !== undefined) return { status: 200, body: page(url, of.filter((one) => one.parentCommentId === id).map(present)) };
    const owns = url.searchParams.get('user') === found.createdBy;
    if (method === 'PATCH') {
      if (!owns) throw new Refusal(403, 'that is not yours');
      Object.assign(found, body);
    }
    if (method === 'DELETE') {
      if (!owns && url.searchParams.get('moderator') !== 'true') throw new Refusal(403, 'that is not yours');
      comments.delete(found.id);
      return { status: 204 };
    }
    return { status: 200, body: thread(found) };
  };

  const server: Server = createServer((req, res) => {
    const url = new URL(req.url ?? '/', 'http://stand-in');
    const send = (status: number, body?: unknown): void => void res.writeHead(status, { 'content-type': 'application/json' }).end(body === undefined ? undefined : JSON.stringify(body));
    const work = async (): Promise<void> => {
      if (url.pathname === '/oauth2/token') return send(200, await token(req));
      if (!tokens.has((req.headers.authorization ?? '').replace('Bearer ', ''))) throw new Refusal(401, 'no such token');
      const text = await textOf(req);
      const { status, body } = await operate(req.method ?? '', url, text === '' ? {} : JSON.parse(text));
      send(status, body);
    };
    work().catch((error: unknown) => send(error instanceof Refusal ? error.status : 500, { code: error instanceof Refusal ? error.status : 500, message: 'refused', description: String((error as Error).message), moreInfo: '', error: [] }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    subscriptions,
    calls,
    forgetTokens: () => (tokens = new Set()),
    stop: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
};
