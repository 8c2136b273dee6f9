import { z } from 'zod';
import { keyType } from '@quintet/contracts';
import { withoutNulls } from '@quintet/management-api';
import type { KeyMapping } from './key-store';
import type { IssuedToken, OAuthClient } from './key-manager-client';

/** Grants that the resident key manager serves. */
export const GRANT_TYPES = ['client_credentials', 'password', 'refresh_token', 'authorization_code'] as const;
/** The property by which WSO2's clients ask for the lifetime of access tokens, in seconds; `N/A` leaves it to the key manager. */
const LIFETIME_PROPERTY = 'application_access_token_expiry_time';

const maxPropertiesBytes = 8 * 1024;
const maxScopes = 100;
const readOnly = z.unknown().optional();

const grantTypes = z
  .array(z.enum(GRANT_TYPES))
  .min(1)
  .max(GRANT_TYPES.length * 2)
  .transform((types) => [...new Set(types)]);
const redirectAddress = (text: string): boolean => URL.canParse(text) && !new URL(text).hash;
/** Several addresses are separated by commas. */
const callbackUrl = z
  .string()
  .max(2_000)
  .nullish()
  .transform((text) => (text ?? '').split(',').map((part) => part.trim()).filter((part) => part !== ''))
  .refine((urls) => urls.every(redirectAddress), 'must be a complete address without a fragment, or several of them separated by commas');
const scopes = z.array(z.string().min(1).max(255)).max(maxScopes).nullish().transform((list) => list ?? []);
const seconds = z.union([z.int(), z.string().regex(/^-?\d{1,10}$/, 'must be a number of seconds').transform(Number)]).refine((value) => value !== 0, 'must not be 0');

const lifetime = z
  .union([z.literal(['N/A', '']).transform(() => undefined), z.coerce.number().int().positive().max(2_147_483_647)])
  .optional();
const additionalProperties = z
  .record(z.string().max(255), z.unknown())
  .refine((properties) => Buffer.byteLength(JSON.stringify(properties)) <= maxPropertiesBytes, `must not take more than ${maxPropertiesBytes} bytes`)
  .refine((properties) => lifetime.safeParse(properties[LIFETIME_PROPERTY]).success, { path: [LIFETIME_PROPERTY], message: 'must be a number of seconds, or N/A' })
  .nullish()
  .transform((properties) => properties ?? {});

/** Of checked properties. */
export const lifetimeSecondsOf = (properties: Readonly<Record<string, unknown>>): number | undefined => lifetime.parse(properties[LIFETIME_PROPERTY]);

const needsCallback = (value: { readonly callbackUrl: readonly string[] }, types: readonly string[]): boolean => !types.includes('authorization_code') || value.callbackUrl.length > 0;
const callbackMissing = { path: ['callbackUrl'], message: 'is needed for the grant authorization_code' };

export const generateKeysBody = z
  .strictObject({
    keyType,
    keyManager: z.string().min(1).max(255).nullish(),
    grantTypesToBeSupported: grantTypes,
    callbackUrl,
    scopes,
    validityTime: seconds.nullish(),
    additionalProperties,
    clientId: readOnly,
    clientSecret: readOnly,
  })
  .refine((body) => needsCallback(body, body.grantTypesToBeSupported), callbackMissing);
export type GenerateKeysBody = z.output<typeof generateKeysBody>;

export const changeKeysBody = z
  .strictObject({
    supportedGrantTypes: grantTypes,
    callbackUrl,
    additionalProperties,
    keyMappingId: readOnly,
    keyManager: readOnly,
    consumerKey: readOnly,
    consumerSecret: readOnly,
    consumerSecrets: readOnly,
    keyState: readOnly,
    keyType: readOnly,
    mode: readOnly,
    groupId: readOnly,
    token: readOnly,
  })
  .refine((body) => needsCallback(body, body.supportedGrantTypes), callbackMissing);
export type ChangeKeysBody = z.output<typeof changeKeysBody>;

export const generateTokenBody = z.strictObject({
  consumerSecret: z.string().min(1).max(1_000).nullish(),
  validityPeriod: seconds.nullish(),
  scopes,
  revokeToken: z.string().max(16 * 1024).nullish(),
  grantType: z.literal('CLIENT_CREDENTIALS').nullish(),
  additionalProperties: readOnly,
});
export type GenerateTokenBody = z.output<typeof generateTokenBody>;

export const keyTypeParam = z.object({ keyType });

export const presentToken = ({ accessToken, validitySeconds, scopes: tokenScopes }: IssuedToken) => ({ accessToken, tokenScopes, validityTime: validitySeconds });

/** @param client undefined when the key manager does not know it any more */
export const presentKey = (mapping: KeyMapping, client: OAuthClient | undefined, token?: IssuedToken) => withoutNulls({
  keyMappingId: mapping.id,
  keyManager: mapping.keyManager,
  consumerKey: mapping.consumerKey,
  consumerSecret: client?.client_secret ?? null,
  consumerSecrets: [],
  supportedGrantTypes: client?.grant_types ?? [],
  callbackUrl: client?.redirect_uris.join(',') ?? '',
  keyState: 'APPROVED',
  keyType: mapping.keyType,
  mode: 'CREATED',
  token: token ? presentToken(token) : null,
  additionalProperties: mapping.additionalProperties,
});
