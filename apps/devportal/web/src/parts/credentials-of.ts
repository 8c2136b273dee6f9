import type { Api } from '../api/queries';

export interface Credentials {
  /** Undefined: the API takes none. */
  readonly token: { readonly header: string } | undefined;
  readonly apiKey: { readonly header: string } | undefined;
}

/** The header that WSO2's gateways look for keys in, where an API names none. */
const usualKeyHeader = 'ApiKey';

/** What the gateway takes from callers of an API. */
export const credentialsOf = ({ securityScheme, authorizationHeader, apiKeyHeader }: Pick<Api, 'securityScheme' | 'authorizationHeader' | 'apiKeyHeader'>): Credentials => ({
  token: securityScheme.includes('oauth2') ? { header: authorizationHeader || 'Authorization' } : undefined,
  apiKey: securityScheme.includes('api_key') ? { header: apiKeyHeader ?? usualKeyHeader } : undefined,
});
