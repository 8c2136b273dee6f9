import { z } from 'zod';
import { defineState } from '../define-event';
import { topics } from '../topics';
import { epochMs, httpVerb, id, lifecycleState, organization } from './common';

const operation = z.object({ verb: httpVerb, target: z.string(), authType: z.string(), throttlingPolicy: z.string(), scopes: z.array(z.string()) });

/** What everybody may know about an API but its publisher: the catalogue entry, whole. */
export const apiCatalogueEntry = z.object({
  id,
  organization,
  name: z.string(),
  /** With the version in it: what callers put after the gateway's address, such as `/pizza/1.0.0`. */
  context: z.string(),
  version: z.string(),
  provider: z.string(),
  description: z.string(),
  type: z.string(),
  lifecycleState,
  isDefaultVersion: z.boolean(),
  hasThumbnail: z.boolean(),
  /** Names of the business plans that a subscriber may choose. */
  policies: z.array(z.string()),
  apiThrottlingPolicy: z.string().nullable(),
  tags: z.array(z.string()),
  categories: z.array(z.string()),
  visibility: z.enum(['PUBLIC', 'PRIVATE', 'RESTRICTED']),
  visibleRoles: z.array(z.string()),
  securityScheme: z.array(z.string()),
  transport: z.array(z.string()),
  authorizationHeader: z.string(),
  /** Absent: `ApiKey`. */
  apiKeyHeader: z.string().optional(),
  keyManagers: z.array(z.string()),
  operations: z.array(operation),
  scopes: z.array(z.object({ key: z.string(), name: z.string(), description: z.string(), roles: z.array(z.string()) })),
  businessInformation: z.object({
    businessOwner: z.string().nullable(),
    businessOwnerEmail: z.string().nullable(),
    technicalOwner: z.string().nullable(),
    technicalOwnerEmail: z.string().nullable(),
  }),
  additionalProperties: z.array(z.object({ name: z.string(), value: z.string(), display: z.boolean() })),
  /** Names of the environments on which a revision is deployed now and shown to subscribers. */
  environments: z.array(z.string()),
  createdMs: epochMs,
  updatedMs: epochMs,
});
export type ApiCatalogueEntry = z.output<typeof apiCatalogueEntry>;

export const apiChanged = defineState({
  type: 'api.changed',
  deletedType: 'api.deleted',
  version: 1,
  topic: topics.apis,
  data: apiCatalogueEntry,
  keyOf: (api) => api.id,
});

const contentOf = { apiId: id, organization };

/** The parts of an API that are too large for its catalogue entry, one record each. Binary content is base64. */
export const apiContent = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('definition'), ...contentOf, definition: z.string() }),
  z.object({ kind: z.literal('thumbnail'), ...contentOf, mediaType: z.string(), base64: z.string() }),
  z.object({
    kind: z.literal('document'),
    ...contentOf,
    documentId: id,
    name: z.string(),
    type: z.string(),
    summary: z.string(),
    sourceType: z.enum(['INLINE', 'MARKDOWN', 'URL', 'FILE']),
    sourceUrl: z.string().nullable(),
    otherTypeName: z.string().nullable(),
    visibility: z.enum(['OWNER_ONLY', 'PRIVATE', 'API_LEVEL']),
    fileName: z.string().nullable(),
    /** Absent until content was given. */
    content: z.object({ mediaType: z.string(), base64: z.string() }).nullable(),
    createdMs: epochMs,
    updatedMs: epochMs,
  }),
]);
export type ApiContent = z.output<typeof apiContent>;

export const apiContentChanged = defineState({
  type: 'api-content.changed',
  deletedType: 'api-content.deleted',
  version: 1,
  topic: topics.apiContents,
  data: apiContent,
  keyOf: (content) => (content.kind === 'document' ? `${content.apiId}/documents/${content.documentId}` : `${content.apiId}/${content.kind}`),
});
