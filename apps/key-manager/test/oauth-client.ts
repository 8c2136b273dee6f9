import { readApiContract } from '@quintet/testkit';
import { admin } from './start-key-manager';

export interface Answer<B = Record<string, unknown>> {
  readonly status: number;
  readonly headers: Headers;
  readonly body: B;
}
export interface TokenBody {
  readonly access_token: string;
  readonly refresh_token?: string;
  readonly id_token?: string;
  readonly scope: string;
  readonly token_type: string;
  readonly expires_in: number;
  readonly error?: string;
}
export interface ClientKeys {
  readonly clientId: string;
  readonly clientSecret: string;
}

export const basic = (name: string, password: string): string => `Basic ${Buffer.from(`${name}:${password}`).toString('base64')}`;
const encoded = ({ clientId, clientSecret }: ClientKeys): string => basic(encodeURIComponent(clientId), encodeURIComponent(clientSecret));

/** What the OpenAPI documents say of us: each answer is held against it. */
const contract = readApiContract('key-manager');

const read = async <B>(method: string, response: Response): Promise<Answer<B>> => {
  const text = await response.text();
  let body: unknown;
  try {
    body = text === '' ? undefined : JSON.parse(text);
  } catch {
    body = text;
  }
  contract.check({ method, path: new URL(response.url).pathname, status: response.status, contentType: response.headers.get('content-type'), body });
  return { status: response.status, headers: response.headers, body: body as B };
};

export const send = async <B = Record<string, unknown>>(
  method: string,
  url: string,
  { authorization, json, form, headers = {} }: { authorization?: string; json?: unknown; form?: Record<string, string>; headers?: Record<string, string> } = {},
): Promise<Answer<B>> =>
  read<B>(
    method,
    await fetch(url, {
      method,
      redirect: 'manual',
      headers: { ...headers, ...(authorization ? { authorization } : {}), ...(json === undefined ? {} : { 'content-type': 'application/json' }) },
      ...(json === undefined ? {} : { body: JSON.stringify(json) }),
      ...(form === undefined ? {} : { body: new URLSearchParams(form) }),
    }),
  );

export const register = async (url: string, body: Record<string, unknown> = {}, as: { username: string; password: string } = admin): Promise<ClientKeys & Record<string, unknown>> => {
  const answer = await send<ClientKeys & Record<string, unknown>>('POST', `${url}/client-registration/v0.17/register`, {
    authorization: basic(as.username, as.password),
    json: { callbackUrl: 'https://app.example/callback', clientName: 'rest_client', grantType: 'password refresh_token client_credentials authorization_code', saasApp: true, ...body },
  });
  if (answer.status !== 200) throw new Error(`registration answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer.body;
};

export const token = (url: string, client: ClientKeys, form: Record<string, string>): Promise<Answer<TokenBody>> =>
  send<TokenBody>('POST', `${url}/oauth2/token`, { authorization: encoded(client), form });

export const passwordToken = async (url: string, client: ClientKeys, scope: string, as: { username: string; password: string } = admin): Promise<TokenBody> => {
  const answer = await token(url, client, { grant_type: 'password', ...as, scope });
  if (answer.status !== 200) throw new Error(`the token endpoint answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  return answer.body;
};

export const introspect = async (url: string, client: ClientKeys, of: string): Promise<Record<string, unknown>> =>
  (await send('POST', `${url}/oauth2/introspect`, { authorization: encoded(client), form: { token: of } })).body;

export const revoke = (url: string, client: ClientKeys, what: string): Promise<Answer> => send('POST', `${url}/oauth2/revoke`, { authorization: encoded(client), form: { token: what } });

export const claimsOf = (jwt: string): Record<string, unknown> => JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString()) as Record<string, unknown>;
export const headerOf = (jwt: string): Record<string, unknown> => JSON.parse(Buffer.from(jwt.split('.')[0] ?? '', 'base64url').toString()) as Record<string, unknown>;

export const addUser = (url: string, userName: string, password: string, roles: readonly string[]): Promise<Answer> =>
  send('POST', `${url}/scim2/Users`, { authorization: basic(admin.username, admin.password), json: { userName, password, roles } });
