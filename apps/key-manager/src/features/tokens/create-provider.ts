import { errors, Provider, type AdapterFactory, type Client, type Configuration, type Grant, type JWK, type KoaContextWithOIDC } from 'oidc-provider';
import type { Logger } from '@quintet/service-kit';
import * as lifetimes from '../../lifetimes';
import { splitScopes } from '../scopes';
import type { SigningKey } from '../signing-keys';
import type { AllowedScopes } from './allowed-scopes';
import { clientExtras, factsOf } from './client-metadata';
import { grantScopes, identityScopes } from './grant-scopes';
import { registerPasswordGrant, type PasswordGrantParts } from './password-grant';
import { factsOfRequest } from './request-facts';
import { accessResource, resourceFor } from './resource';
import type { ShapeAccessToken } from './shape-access-token';
import type { Subjects } from './subjects';

/** Pages that a browser is shown outside of a log-in. */
export interface ProviderPages {
  error(ctx: KoaContextWithOIDC, error: { error: string; error_description?: string | undefined }): void;
  logout(ctx: KoaContextWithOIDC): void;
  loggedOut(ctx: KoaContextWithOIDC): void;
}

export interface ProviderParts extends PasswordGrantParts {
  readonly issuer: string;
  readonly secureCookies: boolean;
  readonly cookieKeys: readonly string[];
  /** The one that signs first. */
  readonly keys: readonly SigningKey[];
  readonly store: AdapterFactory;
  readonly subjects: Subjects;
  readonly allowedScopes: AllowedScopes;
  readonly shapeAccessToken: ShapeAccessToken;
  readonly pages: ProviderPages;
  readonly logger: Logger;
}

/** The scopes that this request is about, whichever step of the flow it is. */
const scopesInPlay = ({ oidc }: KoaContextWithOIDC): string =>
  (oidc.params?.['scope'] as string | undefined) ?? oidc.entities.AuthorizationCode?.scope ?? oidc.entities.RefreshToken?.scope ?? '';

const accessTokenSeconds = (ctx: KoaContextWithOIDC, _token: unknown, client: Client): number =>
  Math.min(factsOfRequest(ctx.req).validitySeconds ?? factsOf(client).accessTokenLifetimeSeconds ?? lifetimes.defaultAccessTokenSeconds, lifetimes.maxAccessTokenSeconds);

/** Browser clients may call the token endpoint from where they are registered to run, and from nowhere else. */
const mayCallFrom = (origin: string, client: Client): boolean => (client.redirectUris ?? []).some((uri) => URL.parse(uri)?.origin === origin);

/** The certified OpenID provider, told to be what WSO2's clients expect. */
export const createProvider = (parts: ProviderParts): Provider => {
  const { issuer, secureCookies, cookieKeys, keys, store, subjects, allowedScopes, shapeAccessToken, pages, logger } = parts;
  const cookie = { httpOnly: true, sameSite: 'lax', secure: secureCookies, signed: true } as const;

  /** Our own portals need no consent: what they ask for is decided by the user's roles alone. Others keep what the user agreed to in this session. */
  const loadExistingGrant = async (ctx: KoaContextWithOIDC): Promise<Grant | undefined> => {
    const { client, session, account, result } = ctx.oidc;
    if (!client || !account) return undefined;
    const grantId = result?.consent?.grantId ?? session?.grantIdFor(client.clientId);
    const known = grantId ? await ctx.oidc.provider.Grant.find(grantId) : undefined;
    if (factsOf(client).kind !== 'service') return known;
    const subject = await subjects.find(account.accountId);
    if (!subject) return undefined;
    const grant = known?.accountId === account.accountId ? known : new ctx.oidc.provider.Grant({ accountId: account.accountId, clientId: client.clientId });
    const requested = splitScopes(scopesInPlay(ctx));
    grantScopes(grant, requested, allowedScopes(client, subject, requested));
    await grant.save();
    return grant;
  };

  const configuration: Configuration = {
    adapter: store,
    jwks: { keys: keys.map(({ privateJwk }) => privateJwk as unknown as JWK) },
    routes: {
      authorization: '/oauth2/authorize',
      token: '/oauth2/token',
      revocation: '/oauth2/revoke',
      introspection: '/oauth2/introspect',
      userinfo: '/oauth2/userinfo',
      jwks: '/oauth2/jwks',
      end_session: '/oidc/logout',
    },
    responseTypes: ['code'],
    scopes: [...identityScopes],
    claims: { openid: ['sub'], profile: ['preferred_username', 'roles'], email: ['email'] },
    clientAuthMethods: ['client_secret_basic', 'client_secret_post', 'none'],
    extraClientMetadata: { properties: [...clientExtras] },
    clientBasedCORS: (_ctx, origin, client) => mayCallFrom(origin, client),
    pkce: { required: () => true },
    cookies: {
      names: { session: 'quintet_session', interaction: 'quintet_login', resume: 'quintet_login_resume' },
      keys: [...cookieKeys],
      long: cookie,
      short: cookie,
    },
    features: {
      devInteractions: { enabled: false },
      dPoP: { enabled: false }, // verifiers do not look at `cnf`: a binding that nobody checks would only look safe
      pushedAuthorizationRequests: { enabled: false },
      clientCredentials: { enabled: true },
      // These three answer in front of it, because they must know JWTs; enabled so that discovery names them.
      introspection: { enabled: true },
      revocation: { enabled: true },
      userinfo: { enabled: true },
      rpInitiatedLogout: { enabled: true, logoutSource: (ctx) => pages.logout(ctx), postLogoutSuccessSource: (ctx) => pages.loggedOut(ctx) },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => accessResource,
        useGrantedResource: () => true,
        getResourceServerInfo: (ctx, resource) => {
          if (resource !== accessResource) throw new errors.InvalidTarget();
          return resourceFor(scopesInPlay(ctx));
        },
      },
    },
    formats: { customizers: { jwt: (_ctx, token, jwt) => shapeAccessToken(token, jwt) } },
    issueRefreshToken: (_ctx, client) => client.grantTypeAllowed('refresh_token'),
    rotateRefreshToken: true,
    // Who logs out of one of our portals ends its tokens; an application keeps what it was granted until that is revoked.
    expiresWithSession: (ctx) => ctx.oidc.client !== undefined && factsOf(ctx.oidc.client).kind === 'service',
    loadExistingGrant,
    findAccount: async (_ctx, shownName) => {
      const subject = await subjects.find(shownName);
      return subject && { accountId: shownName, claims: () => ({ sub: shownName, preferred_username: shownName, roles: [...subject.roles], email: subject.email ?? undefined }) };
    },
    interactions: { url: (_ctx, { uid }) => `/oauth2/login/${uid}` },
    renderError: (ctx, out) => pages.error(ctx, out),
    ttl: {
      AccessToken: accessTokenSeconds,
      ClientCredentials: accessTokenSeconds,
      AuthorizationCode: lifetimes.authorizationCodeSeconds,
      RefreshToken: lifetimes.refreshTokenSeconds,
      Grant: lifetimes.grantSeconds,
      IdToken: lifetimes.idTokenSeconds,
      Interaction: lifetimes.interactionSeconds,
      Session: lifetimes.sessionSeconds,
    },
  };

  const provider = new Provider(issuer, configuration);
  provider.proxy = true; // the forwarded headers it sees are ours: `speak-publicly.ts`
  registerPasswordGrant(provider, parts);
  provider.on('server_error', (_ctx, error) => logger.error({ err: error }, 'an OAuth request failed on our side'));
  provider.on('grant.error', (ctx, error) => logger.info({ client: ctx.oidc.client?.clientId, error: error.message, detail: error.error_detail }, 'a token request was refused'));
  return provider;
};
