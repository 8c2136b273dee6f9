import { z } from 'zod';
import type { KeyType } from '@quintet/contracts';
import type { ServiceAnswer, ServiceClient } from '@quintet/control-plane';
import { AppError, commonProblems } from '@quintet/service-kit';
import { problems } from '../../problems';

/** An OAuth client as the key manager keeps it. Its secret is read when it is shown, and never stored here. */
const oauthClient = z.object({
  client_id: z.string().min(1),
  client_secret: z.string().min(1),
  grant_types: z.array(z.string()),
  redirect_uris: z.array(z.string()),
  access_token_lifetime_seconds: z.number().nullish(),
});
export type OAuthClient = z.output<typeof oauthClient>;

const newSecret = z.object({ client_id: z.string(), client_secret: z.string().min(1) });
const token = z.object({ access_token: z.string(), expires_in: z.number(), scope: z.string().optional() });

export interface ClientSettings {
  readonly grantTypes: readonly string[];
  readonly redirectUris: readonly string[];
  readonly accessTokenLifetimeSeconds: number | undefined;
}
export interface NewClient extends ClientSettings {
  readonly name: string;
  readonly organization: string;
  readonly owner: string;
  readonly applicationId: string;
  readonly keyType: KeyType;
}
export interface TokenRequest {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scopes: readonly string[];
  readonly validitySeconds: number | undefined;
}
export interface IssuedToken {
  readonly accessToken: string;
  readonly validitySeconds: number;
  readonly scopes: readonly string[];
}

/** What this service asks of the key manager. Every operation @throws AppError UNAVAILABLE when it does not answer. */
export interface KeyManagerClient {
  /** @throws AppError KEY_REQUEST_REFUSED with the key manager's own words */
  register(client: NewClient): Promise<OAuthClient>;
  /** Undefined when it is not known there. */
  read(clientId: string): Promise<OAuthClient | undefined>;
  update(clientId: string, client: NewClient): Promise<OAuthClient | undefined>;
  /** Also when it is gone already. */
  remove(clientId: string): Promise<void>;
  regenerateSecret(clientId: string): Promise<string | undefined>;
  /** A client-credentials token. @throws AppError KEY_REQUEST_REFUSED */
  issueToken(request: TokenRequest): Promise<IssuedToken>;
  revokeToken(request: Pick<TokenRequest, 'clientId' | 'clientSecret'> & { readonly accessToken: string }): Promise<void>;
}

const refusal = z.object({ error_description: z.string().optional(), description: z.string().optional(), error: z.unknown().optional() });
const maxReason = 500;
const reasonOf = (body: unknown): string | undefined => {
  const parsed = refusal.safeParse(body);
  if (!parsed.success) return undefined;
  const { error_description, description, error } = parsed.data;
  return (error_description ?? description ?? (typeof error === 'string' ? error : undefined))?.slice(0, maxReason);
};
const refused = ({ status, body }: ServiceAnswer): AppError => {
  // 401 and 5xx do not come here; a missing right or an unknown path is ours to put right, not the caller's.
  if (status === 403 || status === 404 || status === 405) return new AppError(commonProblems.INTERNAL, `the key manager answered ${status}`);
  return new AppError(problems.KEY_REQUEST_REFUSED, reasonOf(body));
};

const bodyOf = ({ name, organization, owner, applicationId, keyType, grantTypes, redirectUris, accessTokenLifetimeSeconds }: NewClient) => ({
  client_name: name,
  organization,
  owner,
  application_id: applicationId,
  key_type: keyType,
  grant_types: grantTypes,
  redirect_uris: redirectUris,
  ...(accessTokenLifetimeSeconds === undefined ? {} : { access_token_lifetime_seconds: accessTokenLifetimeSeconds }),
});

/** Calls that a client makes for itself; the service's own token is not used for them. */
const formPoster =
  (url: string, timeoutMs: number) =>
  async (path: string, { clientId, clientSecret }: Pick<TokenRequest, 'clientId' | 'clientSecret'>, form: Record<string, string>): Promise<ServiceAnswer> => {
    // RFC 6749 section 2.3.1: both are form-encoded before they are put together.
    const credentials = Buffer.from(`${encodeURIComponent(clientId)}:${encodeURIComponent(clientSecret)}`).toString('base64');
    let response: Response;
    try {
      response = await fetch(`${url}${path}`, {
        method: 'POST',
        headers: { authorization: `Basic ${credentials}`, 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
        body: new URLSearchParams(form),
        signal: AbortSignal.timeout(timeoutMs),
        redirect: 'error',
      });
      const text = await response.text();
      const body: unknown = text === '' ? undefined : JSON.parse(text);
      if (response.status < 500) return { status: response.status, body };
    } catch (cause) {
      throw new AppError(commonProblems.UNAVAILABLE, 'the key manager does not answer', { cause });
    }
    throw new AppError(commonProblems.UNAVAILABLE, `the key manager answered ${response.status}`);
  };

export interface KeyManagerClientParts {
  readonly url: string;
  readonly service: ServiceClient;
  readonly timeoutMs?: number;
}

export const createKeyManagerClient = ({ url, service, timeoutMs = 10_000 }: KeyManagerClientParts): KeyManagerClient => {
  const base = `${url}/keymanager-operations/dcr/register`;
  const one = (clientId: string): string => `${base}/${encodeURIComponent(clientId)}`;
  const post = formPoster(url, timeoutMs);
  const known = <T>(answer: ServiceAnswer, schema: z.ZodType<T>): T | undefined => {
    if (answer.status === 404) return undefined;
    if (answer.status !== 200) throw refused(answer);
    return schema.parse(answer.body);
  };

  return {
    register: async (client) => {
      const answer = await service.call({ method: 'POST', url: base, body: bodyOf(client) });
      if (answer.status !== 201) throw refused(answer);
      return oauthClient.parse(answer.body);
    },
    read: async (clientId) => known(await service.call({ method: 'GET', url: one(clientId) }), oauthClient),
    update: async (clientId, client) => known(await service.call({ method: 'PUT', url: one(clientId), body: bodyOf(client) }), oauthClient),
    remove: async (clientId) => {
      const answer = await service.call({ method: 'DELETE', url: one(clientId) });
      if (answer.status !== 204 && answer.status !== 200 && answer.status !== 404) throw refused(answer);
    },
    regenerateSecret: async (clientId) => known(await service.call({ method: 'POST', url: `${one(clientId)}/regenerate-consumer-secret` }), newSecret)?.client_secret,
    issueToken: async ({ scopes, validitySeconds, ...client }) => {
      const answer = await post('/oauth2/token', client, {
        grant_type: 'client_credentials',
        ...(scopes.length === 0 ? {} : { scope: scopes.join(' ') }),
        ...(validitySeconds === undefined ? {} : { validity_period: String(validitySeconds) }),
      });
      if (answer.status === 401) throw new AppError(problems.KEY_REQUEST_REFUSED, reasonOf(answer.body) ?? 'The consumer secret is not that of these keys');
      if (answer.status !== 200) throw refused(answer);
      const { access_token, expires_in, scope = '' } = token.parse(answer.body);
      return { accessToken: access_token, validitySeconds: expires_in, scopes: scope.split(' ').filter((part) => part !== '') };
    },
    revokeToken: async ({ accessToken, ...client }) => {
      const answer = await post('/oauth2/revoke', client, { token: accessToken, token_type_hint: 'access_token' });
      if (answer.status === 401) throw new AppError(problems.KEY_REQUEST_REFUSED, 'The consumer secret is not that of these keys');
      if (answer.status !== 200) throw refused(answer);
    },
  };
};
