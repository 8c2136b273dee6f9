import type { Client as OidcClient, ClientMetadata } from 'oidc-provider';
import { isWebUri, type Client } from '../clients';

/** What of our own a client carries through oidc-provider. */
export const clientExtras = ['quintet:kind', 'quintet:organization', 'quintet:owner', 'quintet:scopes', 'quintet:lifetime'] as const;

/** Of the portal whose log-in comes back to `<portal>/login/callback`: there a log-out ends. */
const startPageOf = (callback: string): string => new URL('..', callback).href;

/** Our client in oidc-provider's words. Without an address to come back to there is no code grant. */
export const clientMetadata = (client: Client): ClientMetadata => {
  const redirectUris = client.redirectUris.filter(isWebUri);
  const grantTypes = client.grantTypes.filter((one) => one !== 'authorization_code' || redirectUris.length > 0);
  return {
    client_id: client.clientId,
    ...(client.isPublic ? {} : { client_secret: client.clientSecret }),
    client_name: client.name,
    grant_types: [...grantTypes],
    response_types: grantTypes.includes('authorization_code') ? ['code'] : [],
    redirect_uris: redirectUris,
    post_logout_redirect_uris: client.kind === 'service' ? redirectUris.flatMap((uri) => [uri, startPageOf(uri)]) : redirectUris,
    token_endpoint_auth_method: client.isPublic ? 'none' : 'client_secret_basic',
    'quintet:kind': client.kind,
    'quintet:organization': client.organization,
    'quintet:owner': client.owner,
    'quintet:scopes': client.internalScopes,
    'quintet:lifetime': client.accessTokenLifetimeSeconds ?? undefined,
  };
};

export interface ClientFacts {
  readonly kind: Client['kind'];
  readonly organization: string;
  readonly owner: string;
  readonly internalScopes: readonly string[];
  readonly accessTokenLifetimeSeconds: number | undefined;
}

export const factsOf = (client: OidcClient): ClientFacts => ({
  kind: client['quintet:kind'] as Client['kind'],
  organization: client['quintet:organization'] as string,
  owner: client['quintet:owner'] as string,
  internalScopes: (client['quintet:scopes'] as readonly string[] | undefined) ?? [],
  accessTokenLifetimeSeconds: client['quintet:lifetime'] as number | undefined,
});
