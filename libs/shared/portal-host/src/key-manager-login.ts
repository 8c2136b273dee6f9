import * as oidc from 'openid-client';
import { AppError, commonProblems } from '@quintet/service-kit';
import { portalProblems } from './portal-problems';

export interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string | undefined;
  readonly idToken: string;
}

/** What must be remembered until the browser comes back. */
export interface LoginSecrets {
  readonly nonce: string;
  readonly verifier: string;
}

export interface KeyManagerLoginParts {
  /** What browsers use; the issuer is named below it. */
  readonly publicUrl: string;
  /** Where this process reaches the key manager. */
  readonly keyManagerUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly callbackUrl: string;
  readonly afterLogoutUrl: string;
  readonly scopes: readonly string[];
}

/** The portal as a client of the key manager: authorization code with PKCE (RFC 7636), OpenID Connect Core, RP-initiated log-out. */
export interface KeyManagerLogin {
  /** Where the browser goes. */
  begin(state: string): Promise<{ readonly url: string; readonly secrets: LoginSecrets }>;
  /** @param query what the browser came back with @throws AppError LOGIN_REFUSED, LOGIN_EXPIRED, UNAVAILABLE */
  complete(query: string, state: string, secrets: LoginSecrets): Promise<Tokens>;
  /** @returns undefined when the grant is over @throws AppError UNAVAILABLE */
  renew(tokens: Tokens): Promise<Tokens | undefined>;
  /** Ends what was granted at that log-in, its access tokens too. @throws AppError UNAVAILABLE */
  revoke(tokens: Tokens): Promise<void>;
  /** Where the browser goes to end the single sign-on. */
  endSessionUrl(idToken: string): string;
}

const timeoutSeconds = 10;
/** The key manager's clock and ours may differ. */
const clockToleranceSeconds = 5;

const away = (cause: unknown): AppError => new AppError(commonProblems.UNAVAILABLE, 'The key manager does not answer', { cause });
/** An answer of OAuth that says no; everything else is no answer. */
const refusalOf = (error: unknown): string | undefined => {
  if (error instanceof oidc.AuthorizationResponseError) return error.error;
  return error instanceof oidc.ResponseBodyError && error.status < 500 ? error.error : undefined;
};

/** An answer that is not what it should be: of another issuer, for another log-in, with a wrong signature. */
const unsound = new Set(['OAUTH_INVALID_RESPONSE', 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED', 'OAUTH_JWT_CLAIM_COMPARISON_FAILED', 'OAUTH_JSON_ATTRIBUTE_COMPARISON_FAILED', 'OAUTH_KEY_SELECTION_FAILED', 'OAUTH_UNSUPPORTED_OPERATION', 'OAUTH_PARSE_ERROR']);
const isUnsound = (error: unknown): boolean => error instanceof oidc.ClientError && error.code !== undefined && unsound.has(error.code);

const tokensOf = (answer: { access_token: string; refresh_token?: string | undefined; id_token?: string | undefined }, before?: Tokens): Tokens => ({
  accessToken: answer.access_token,
  refreshToken: answer.refresh_token ?? before?.refreshToken,
  idToken: answer.id_token ?? before?.idToken ?? '',
});

export const createKeyManagerLogin = ({ publicUrl, keyManagerUrl, clientId, clientSecret, callbackUrl, afterLogoutUrl, scopes }: KeyManagerLoginParts): KeyManagerLogin => {
  // No discovery: the addresses are the system's own, and a portal starts while the key manager is away.
  const server = {
    issuer: `${publicUrl}/oauth2/token`,
    authorization_endpoint: `${publicUrl}/oauth2/authorize`,
    end_session_endpoint: `${publicUrl}/oidc/logout`,
    token_endpoint: `${keyManagerUrl}/oauth2/token`,
    revocation_endpoint: `${keyManagerUrl}/oauth2/revoke`,
    jwks_uri: `${keyManagerUrl}/oauth2/jwks`,
    authorization_response_iss_parameter_supported: true, // without `iss` in it an answer is refused (RFC 9207)
  };
  const config = new oidc.Configuration(server, clientId, { id_token_signed_response_alg: 'RS256', [oidc.clockTolerance]: clockToleranceSeconds }, oidc.ClientSecretBasic(clientSecret));
  oidc.allowInsecureRequests(config); // between services there may be plain http, and a proxy in front
  oidc.enableNonRepudiationChecks(config); // so the ID token's signature counts, not the connection
  config.timeout = timeoutSeconds;

  return {
    begin: async (state) => {
      const secrets = { nonce: oidc.randomNonce(), verifier: oidc.randomPKCECodeVerifier() };
      const url = oidc.buildAuthorizationUrl(config, {
        redirect_uri: callbackUrl,
        scope: scopes.join(' '),
        state,
        nonce: secrets.nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(secrets.verifier),
        code_challenge_method: 'S256',
      });
      return { url: url.href, secrets };
    },
    complete: async (query, state, { nonce, verifier }) => {
      const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true };
      try {
        return tokensOf(await oidc.authorizationCodeGrant(config, new URL(callbackUrl + query), checks));
      } catch (error) {
        const refusal = refusalOf(error);
        if (refusal === 'invalid_grant') throw new AppError(portalProblems.LOGIN_EXPIRED, undefined, { cause: error });
        if (refusal !== undefined && error instanceof oidc.ResponseBodyError) throw new AppError(commonProblems.INTERNAL, `the key manager refuses this portal: ${refusal}`, { cause: error });
        if (refusal !== undefined || isUnsound(error)) throw new AppError(portalProblems.LOGIN_REFUSED, refusal, { cause: error });
        throw away(error);
      }
    },
    renew: async (tokens) => {
      if (tokens.refreshToken === undefined) return undefined;
      try {
        return tokensOf(await oidc.refreshTokenGrant(config, tokens.refreshToken), tokens);
      } catch (error) {
        if (refusalOf(error) === 'invalid_grant') return undefined;
        throw away(error);
      }
    },
    revoke: (tokens) =>
      oidc.tokenRevocation(config, tokens.refreshToken ?? tokens.accessToken).catch((error: unknown) => {
        throw away(error);
      }),
    endSessionUrl: (idToken) => oidc.buildEndSessionUrl(config, { id_token_hint: idToken, post_logout_redirect_uri: afterLogoutUrl }).href,
  };
};
