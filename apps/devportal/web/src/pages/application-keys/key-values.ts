import { z } from 'zod';
import type { Schemas } from '../../api';
import type { ApplicationKey } from '../../api/application-queries';
import type { Strings } from '../../strings';

export const grantTypes = ['client_credentials', 'password', 'refresh_token', 'authorization_code'] as const;
type GrantType = (typeof grantTypes)[number];

/** By which the REST API is told how long tokens are good for. */
const lifetimeProperty = 'application_access_token_expiry_time';
const leftToKeyManager = 'N/A';

/** Keys as a form has them. */
export interface KeyValues {
  readonly grants: readonly string[];
  readonly callbackUrl: string;
  /** Seconds; empty: the key manager decides. */
  readonly lifetime: string;
}

export const newKeyValues: KeyValues = { grants: ['client_credentials', 'refresh_token'], callbackUrl: '', lifetime: '' };

export const keyValuesOf = ({ supportedGrantTypes, callbackUrl, additionalProperties }: ApplicationKey): KeyValues => {
  const lifetime = additionalProperties[lifetimeProperty];
  return { grants: supportedGrantTypes, callbackUrl, lifetime: lifetime === undefined || lifetime === leftToKeyManager ? '' : String(lifetime) };
};

export const keySchema = (words: Strings['keys']) =>
  z
    .object({ grants: z.array(z.string()).min(1, words.grantsNeeded), callbackUrl: z.string().max(2_000), lifetime: z.string().trim().regex(/^\d{0,9}$/, words.lifetimeWrong) })
    .refine(({ grants, callbackUrl }) => !grants.includes('authorization_code') || callbackUrl.trim() !== '', { path: ['callbackUrl'], message: words.callbacksNeeded });

/** Field of the form for one that the server names. */
export const keyFieldOf = (field: string): string => {
  if (/^(grantTypesToBeSupported|supportedGrantTypes)/.test(field)) return 'grants';
  return field.startsWith('additionalProperties') ? 'lifetime' : field;
};

const settingsOf = ({ callbackUrl, lifetime }: KeyValues) => ({ callbackUrl: callbackUrl.trim(), additionalProperties: { [lifetimeProperty]: lifetime.trim() === '' ? leftToKeyManager : Number(lifetime) } });

export const newKeysBody = (keyType: ApplicationKey['keyType'], values: KeyValues): Schemas['NewKeys'] => ({ keyType, grantTypesToBeSupported: values.grants as GrantType[], ...settingsOf(values) });

/** Properties that this page does not know stay. */
export const keyChangeBody = (before: ApplicationKey, values: KeyValues): Schemas['KeyChange'] => {
  const { additionalProperties, ...settings } = settingsOf(values);
  return { supportedGrantTypes: values.grants as GrantType[], ...settings, additionalProperties: { ...before.additionalProperties, ...additionalProperties } };
};
