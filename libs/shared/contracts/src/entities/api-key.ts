import { z } from 'zod';
import { defineState } from '../define-event';
import { topics } from '../topics';
import { epochMs, id, keyType, organization } from './common';

/** Where API keys are looked for when an API does not say. */
export const DEFAULT_API_KEY_HEADER = 'ApiKey';

/** SHA-256 in lower-case hex. */
export const sha256Hex = z.string().regex(/^[0-9a-f]{64}$/);

/** A key that an application calls with instead of a token. The key itself is shown once and kept nowhere. */
export const apiKey = z.object({
  /** Of the key's UTF-8 bytes. */
  hash: sha256Hex,
  id,
  organization,
  name: z.string(),
  applicationId: id,
  keyType,
  /** Addresses and CIDR blocks that may call with it: any when empty. */
  permittedIps: z.array(z.string()),
  /** Hosts with their paths that may stand in the `Referer` header, `*` for any characters: any when empty. */
  permittedReferers: z.array(z.string()),
  createdMs: epochMs,
  /** Null: does not expire. */
  expiresMs: epochMs.nullable(),
});
export type ApiKey = z.output<typeof apiKey>;

export const apiKeyChanged = defineState({
  type: 'api-key.changed',
  deletedType: 'api-key.revoked',
  version: 1,
  topic: topics.apiKeys,
  data: apiKey,
  keyOf: ({ hash }) => hash,
});
