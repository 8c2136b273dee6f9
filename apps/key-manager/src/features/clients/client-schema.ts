import { z } from 'zod';
import { grantTypes } from './client';
import { maxAccessTokenSeconds } from '../../lifetimes';

const name = z.string().trim().min(1).max(250);
const isWebUri = (text: string): boolean => {
  const url = URL.parse(text);
  return url !== null && ['http:', 'https:'].includes(url.protocol) && url.hash === '' && !text.includes('#') && url.username === '';
};
const redirectUri = z.string().max(2000).refine(isWebUri, 'must be an http or https URL without a fragment');
const grantType = z.enum(grantTypes);

/** Grants of WSO2's lists that are not offered here: asked for by its tools by habit, so left out instead of refused. */
const knownGrants = (text: string) => text.split(/[\s,]+/).filter((one): one is z.output<typeof grantType> => grantType.safeParse(one).success);

/** `POST /client-registration/v0.17/register`. */
export const registrationBody = z.strictObject({
  clientName: name,
  /** Several are separated by commas. */
  callbackUrl: z
    .string()
    .max(4000)
    .transform((text) => text.split(',').map((one) => one.trim()).filter((one) => one !== ''))
    .pipe(z.array(redirectUri).max(20))
    .default([]),
  owner: z.string().max(400).optional(),
  grantType: z
    .string()
    .max(1000)
    .default('client_credentials')
    .transform(knownGrants)
    .refine((list) => list.length > 0, `must name at least one of ${grantTypes.join(', ')}`),
  saasApp: z.boolean().default(false),
  tokenScope: z.string().max(1000).optional(),
  tokenType: z.string().max(50).optional(),
});
export type Registration = z.output<typeof registrationBody>;

/** `/keymanager-operations/dcr/register`, as the developer portal sends it. */
export const applicationClientBody = z.strictObject({
  client_name: name,
  organization: z.string().min(1).max(255),
  owner: z.string().min(1).max(400),
  application_id: z.string().min(1).max(255),
  key_type: z.enum(['PRODUCTION', 'SANDBOX']),
  grant_types: z.array(grantType).min(1).max(10),
  redirect_uris: z.array(redirectUri).max(20).default([]),
  access_token_lifetime_seconds: z.int().min(1).max(maxAccessTokenSeconds).nullish(),
  token_endpoint_auth_method: z.enum(['client_secret_basic', 'none']).default('client_secret_basic'),
});
export type ApplicationClientInput = z.output<typeof applicationClientBody>;
