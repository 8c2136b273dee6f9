import { z } from 'zod';
import { grantTypes, isWebUri } from './client';
import { maxAccessTokenSeconds } from '../../lifetimes';

const name = z.string().trim().min(1);
const redirectUri = z.string().max(2000).refine(isWebUri, 'must be an http or https URL without a fragment');
const grantType = z.enum(grantTypes);
/** WSO2's tools and samples send things like `www.google.lk` with grants that go nowhere: kept, and never gone to. */
const registeredAddress = z.union([redirectUri, z.string().max(2000).regex(/^[\w.-]+(:\d+)?(\/[^\s#]*)?$/)], 'must be an http or https URL without a fragment');

/** Grants of WSO2's lists that are not offered here: asked for by its tools by habit, so left out instead of refused. */
const knownGrants = (text: string) => text.split(/[\s,]+/).filter((one): one is z.output<typeof grantType> => grantType.safeParse(one).success);

const registration = z.strictObject({
  clientName: name.max(250),
  /** Several are separated by commas. */
  callbackUrl: z
    .string()
    .max(4000)
    .transform((text) => text.split(',').map((one) => one.trim()).filter((one) => one !== ''))
    .pipe(z.array(registeredAddress).max(20))
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

/** `POST /client-registration/v0.17/register`. */
export const registrationBody = registration.refine(({ grantType: grants, callbackUrl }) => !grants.includes('authorization_code') || callbackUrl.some(isWebUri), {
  path: ['callbackUrl'],
  message: 'must be an http or https URL for the grant authorization_code',
});
export type Registration = z.output<typeof registrationBody>;

/** `/keymanager-operations/dcr/register`, as the developer portal sends it. */
export const applicationClientBody = z.strictObject({
  client_name: name.max(700),
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
