import { randomBytes } from 'node:crypto';

/** `registered` by a user for himself, of an `application` (the developer portal asks for it), or of one of our own services. */
export type ClientKind = 'registered' | 'application' | 'service';

export interface Client {
  readonly organization: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly kind: ClientKind;
  readonly name: string;
  /** As shown. Its client-credentials tokens have him as their subject. */
  readonly owner: string;
  readonly grantTypes: readonly string[];
  readonly redirectUris: readonly string[];
  readonly internalScopes: readonly string[];
  /** Runs where no secret can be kept (a browser): PKCE alone ties a code to it. */
  readonly isPublic: boolean;
  readonly isSaas: boolean;
  readonly applicationId: string | null;
  readonly keyType: string | null;
  readonly accessTokenLifetimeSeconds: number | null;
  readonly createdMs: number;
}

/** The grants that the token endpoint knows. */
export const grantTypes = ['password', 'client_credentials', 'refresh_token', 'authorization_code'] as const;
export type GrantType = (typeof grantTypes)[number];

const idBytes = 21; // 28 characters, as long as WSO2's
const secretBytes = 32;
export const newClientId = (): string => randomBytes(idBytes).toString('base64url');
export const newClientSecret = (): string => randomBytes(secretBytes).toString('base64url');

/** An address that a browser may be sent back to. */
export const isWebUri = (text: string): boolean => {
  const url = URL.parse(text);
  return url !== null && ['http:', 'https:'].includes(url.protocol) && !text.includes('#') && url.username === '';
};
