import { z } from 'zod';
import { parseAddressBlock } from '@quintet/auth';
import { keyType, type ApiKey } from '@quintet/contracts';

const secondMs = 1_000;
/** Ten years of 365 days. What shall live longer is given no end. */
const longestValiditySeconds = 315_360_000;
const maxRestrictions = 50;
const maxListLength = 4_000;
const maxPatternLength = 255;
const maxKeyLength = 512;
/** What WSO2's clients send and expect for a key without an end. */
const NO_EXPIRY = -1;

/** WSO2's clients send lists as one text, separated by commas. */
const separated = z
  .string()
  .max(maxListLength)
  .nullish()
  .transform((text) => [...new Set((text ?? '').split(',').map((part) => part.trim()).filter((part) => part !== ''))])
  .refine((list) => list.length <= maxRestrictions, `must not have more than ${maxRestrictions} entries`);
const permittedIps = separated.refine((list) => list.every((text) => parseAddressBlock(text) !== undefined), 'must be addresses or networks such as 10.0.0.0/8 and 2001:db8::/32, separated by commas');
/** Host and path, the scheme in front or not: `https://www.example.com/shop`, `sub.example.com/*`, `*.example.com/*`. */
const refererPattern = /^(https?:\/\/)?[\w*.:[\]-]+(\/[\x21-\x7e]*)?$/i;
const permittedReferers = separated.refine(
  (list) => list.every((text) => text.length <= maxPatternLength && refererPattern.test(text)),
  'must be hosts with their paths such as www.example.com/shop or *.example.com/*, separated by commas',
);

const additionalProperties = z
  .strictObject({ permittedIP: permittedIps, permittedReferer: permittedReferers })
  .nullish()
  .transform((given) => ({ permittedIps: given?.permittedIP ?? [], permittedReferers: given?.permittedReferer ?? [] }));

const validityPeriod = z
  .int()
  .refine((seconds) => seconds === NO_EXPIRY || (seconds > 0 && seconds <= longestValiditySeconds), `must be a number of seconds from 1 to ${longestValiditySeconds}, or ${NO_EXPIRY} for a key that does not expire`)
  .nullish()
  .transform((seconds) => (seconds === null || seconds === undefined || seconds === NO_EXPIRY ? null : seconds));

export const generateApiKeyBody = z.strictObject({ keyName: z.string().trim().min(1).max(100).nullish(), validityPeriod, additionalProperties });
export type GenerateApiKeyBody = z.output<typeof generateApiKeyBody>;

const keyUUID = z.string().min(1).max(255);
export const regenerateApiKeyBody = z.strictObject({ keyUUID });

export const revokeApiKeyBody = z
  .strictObject({ apikey: z.string().min(1).max(maxKeyLength).nullish(), keyUUID: keyUUID.nullish() })
  .transform(({ apikey, keyUUID: id }, context) => {
    if (apikey != null && id == null) return { key: apikey };
    if (id != null && apikey == null) return { id };
    context.addIssue({ code: 'custom', path: ['keyUUID'], message: 'names the key, or apikey is the key itself: one of both' });
    return z.NEVER;
  });
export type RevokeApiKeyBody = z.output<typeof revokeApiKeyBody>;

export const apiKeyParams = z.object({ applicationId: z.string().max(255), keyType });

const validitySecondsOf = ({ createdMs, expiresMs }: ApiKey): number => (expiresMs === null ? NO_EXPIRY : Math.round((expiresMs - createdMs) / secondMs));

/** The only answer that holds the key itself. */
export const presentNewApiKey = (of: ApiKey, key: string) => ({ keyName: of.name, keyUUID: of.id, apikey: key, validityPeriod: validitySecondsOf(of) });

export const presentApiKey = (of: ApiKey) => ({
  keyUUID: of.id,
  keyName: of.name,
  issuedOn: new Date(of.createdMs).toISOString().slice(0, 19).replace('T', ' '),
  validityPeriod: validitySecondsOf(of),
  additionalProperties: { permittedIP: of.permittedIps.join(','), permittedReferer: of.permittedReferers.join(',') },
});
