import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface RegisteredClient {
  client_id: string;
  client_secret: string;
  client_name: string;
  owner: string;
  organization: string;
  application_id: string;
  key_type: string;
  grant_types: string[];
  redirect_uris: string[];
  access_token_lifetime_seconds?: number;
}

/** A key manager as far as the portal needs one: an HTTP server of its own that speaks the contract between the two. */
export interface KeyManagerDouble {
  readonly url: string;
  /** What is registered now, by client id. */
  readonly clients: ReadonlyMap<string, RegisteredClient>;
  readonly revoked: readonly string[];
  /** While true every call is answered 503. */
  away: boolean;
  /** Called after a client was registered and before the portal is told. */
  onRegister: (client: RegisteredClient) => Promise<void>;
  stop(): Promise<void>;
}

const readText = async (req: IncomingMessage): Promise<string> => {
  let text = '';
  for await (const chunk of req) text += String(chunk);
  return text;
};
const answer = (res: ServerResponse, status: number, body?: unknown): void => void res.writeHead(status, { 'content-type': 'application/json' }).end(body === undefined ? undefined : JSON.stringify(body));
const basicOf = (req: IncomingMessage): [string, string] => {
  const [id = '', secret = ''] = Buffer.from((req.headers.authorization ?? '').replace(/^Basic /, ''), 'base64').toString().split(':');
  return [decodeURIComponent(id), decodeURIComponent(secret)];
};

export const startKeyManagerDouble = async ({ clientId, clientSecret }: { clientId: string; clientSecret: string }): Promise<KeyManagerDouble> => {
  const clients = new Map<string, RegisteredClient>();
  const revoked: string[] = [];
  const serviceToken = randomUUID();

  const token = (req: IncomingMessage, res: ServerResponse, form: URLSearchParams): void => {
    const [id, secret] = basicOf(req);
    if (id === clientId && secret === clientSecret) return answer(res, 200, { access_token: serviceToken, expires_in: 3600, scope: form.get('scope') });
    const client = clients.get(id);
    if (!client || client.client_secret !== secret) return answer(res, 401, { error: 'invalid_client' });
    if (form.get('grant_type') !== 'client_credentials' || !client.grant_types.includes('client_credentials')) return answer(res, 400, { error: 'unauthorized_client', error_description: 'that grant is not for this client' });
    return answer(res, 200, { access_token: `token-of-${id}-${randomUUID()}`, expires_in: Number(form.get('validity_period') ?? 3600), scope: form.get('scope') ?? 'default' });
  };

  const registration = async (req: IncomingMessage, res: ServerResponse, path: string, text: string): Promise<void> => {
    if (req.headers.authorization !== `Bearer ${serviceToken}`) return answer(res, 401, { error: 'invalid_token' });
    const [, id, action] = /^\/keymanager-operations\/dcr\/register(?:\/([^/]+))?(?:\/([^/]+))?$/.exec(path) ?? [];
    if (id === undefined) {
      const client = { ...(JSON.parse(text) as RegisteredClient), client_id: randomUUID(), client_secret: randomUUID() };
      if (client.redirect_uris.some((uri) => uri.includes('refused'))) return answer(res, 400, { description: 'that address is not allowed' });
      clients.set(client.client_id, client);
      await doubled.onRegister(client);
      return answer(res, 201, client);
    }
    const client = clients.get(id);
    if (!client) return answer(res, 404, { error: 'not found' });
    if (action === 'regenerate-consumer-secret') {
      client.client_secret = randomUUID();
      return answer(res, 200, { client_id: id, client_secret: client.client_secret });
    }
    if (req.method === 'DELETE') {
      clients.delete(id);
      return answer(res, 204);
    }
    if (req.method === 'PUT') Object.assign(client, JSON.parse(text));
    return answer(res, 200, client);
  };

  const server = createServer((req, res) => {
    void readText(req).then((text) => {
      if (doubled.away) return answer(res, 503, {});
      const path = req.url ?? '';
      if (path === '/oauth2/token') return token(req, res, new URLSearchParams(text));
      if (path === '/oauth2/revoke') {
        revoked.push(new URLSearchParams(text).get('token') ?? '');
        return answer(res, 200, {});
      }
      return registration(req, res, path, text);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const doubled: KeyManagerDouble = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    clients,
    revoked,
    away: false,
    onRegister: async () => undefined,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return doubled;
};
